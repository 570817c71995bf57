import pytest

from app.references.author import Author, author


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wim Derksen", Author("Derksen", "Wim")),
        ("Yvonne van Mierlo", Author("Mierlo", "Yvonne", "van")),
        ("Kees Jan de Vet", Author("Vet", "Kees Jan", "de")),
        ("prof. dr. J.A. van der Berg", Author("Berg", "J.A.", "van der")),
        ("Drs. Anna de Vries, MSc", Author("Vries", "Anna", "de")),
        ("Mierlo, Yvonne van", Author("Mierlo", "Yvonne", "van")),
        ("van Mierlo, Yvonne", Author("Mierlo", "Yvonne", "van")),
        ("Anna Jansen-de Boer", Author("Boer", "Anna Jansen-de")),
        ("Émile Zola", Author("Zola", "Émile")),
    ],
)
def test_people(name: str, expected: Author) -> None:
    assert author(name) == expected
    assert author(name).is_person


@pytest.mark.parametrize(
    "name",
    [
        "SER",
        "Sociaal-Economische Raad",
        "Ministerie van Financiën",
        "Gemeente Den Haag",
        "Raad voor het Openbaar Bestuur",
        "Planbureau voor de Leefomgeving",
        "Bureau 2030",
    ],
)
def test_organisations(name: str) -> None:
    assert author(name) == Author(name)
    assert not author(name).is_person


def test_an_organisation_that_looks_like_a_person_is_told_by_braces_or_by_the_catalogue() -> None:
    assert author("Berenschot Advies").is_person
    assert author("{Berenschot Advies}") == Author("Berenschot Advies")
    assert author("Berenschot Advies", {"Berenschot Advies"}) == Author("Berenschot Advies")
