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
        ("Koenraad de Vries", Author("Vries", "Koenraad", "de")),
        ("Wim van der Kamer", Author("Kamer", "Wim", "van der")),
        ("Piet Bank", Author("Bank", "Piet")),
        ("Bank, Piet", Author("Bank", "Piet")),
        ("Marie-José van der Groep", Author("Groep", "Marie-José", "van der")),
        ("Jan Rijksen", Author("Rijksen", "Jan")),
        ("Jan uit den Bogaard", Author("Bogaard", "Jan", "uit den")),
        ("Jan aan de Stegge", Author("Stegge", "Jan", "aan de")),
        ("Stegge, Jan aan de", Author("Stegge", "Jan", "aan de")),
        ("Johan van Voorst tot Voorst", Author("Voorst tot Voorst", "Johan", "van")),
        ("Pieter Jan 's Jongers", Author("Jongers", "Pieter Jan", "'s")),
        ("Hedy d'Ancona", Author("d'Ancona", "Hedy")),
        ("Ahmed el-Fassi", Author("el-Fassi", "Ahmed")),
        ("Fassi, Ahmed el-", Author("el-Fassi", "Ahmed")),
        ("Van der Berg, J.", Author("Berg", "J.", "van der")),
        ("Jack Ma", Author("Ma", "Jack")),
        ("Anna de Vries, MA, PhD", Author("Vries", "Anna", "de")),
        ("J. Jansen MSc", Author("Jansen", "J.")),
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
        "gemeente Utrecht",
        "Raad van State",
        "Kamer van Koophandel",
        "De Nederlandsche Bank",
        "Europese Centrale Bank",
        "Tweede Kamer",
        "Socialistische Partij",
        "ING Bank",
        "Algemene Rekenkamer",
        "Erasmus Universiteit Rotterdam",
        "Wetenschappelijke Raad voor het Regeringsbeleid",
        "Rijksinstituut voor Volksgezondheid en Milieu",
        "VNG-commissie Stedelijk Perspectief",
        "Adviesraad Migratie",
        "Partners voor Jeugd",
    ],
)
def test_organisations(name: str) -> None:
    assert author(name) == Author(name)
    assert not author(name).is_person


def test_an_organisation_that_looks_like_a_person_is_told_by_braces_or_by_the_catalogue() -> None:
    assert author("Berenschot Advies").is_person
    assert author("{Berenschot Advies}") == Author("Berenschot Advies")
    assert author("Berenschot Advies", {"Berenschot Advies"}) == Author("Berenschot Advies")
