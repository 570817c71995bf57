import pytest

from index.dutch import term_groups, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arbeidsmarktregio’s", "markt in de regio"),
        ("ouderenhuisvesting", "huisvesting van ouderen"),
        ("SER-agenda", "SERagenda"),
        ("SER-agenda", "agenda van de SER"),
        ("regio’s", "regio"),
        ("12,3%", "12,3 procent"),
        ("100.000 huizen", "100000 huizen"),
        ("vijf punten", "5 punten"),
        ("coöperaties", "cooperatie"),
        ("Zeeuws-Vlaanderen", "zeeuws vlaanderen"),
        ("huizen", "huis"),
        ("adviezen", "advies"),
        ("brieven", "brief"),
        ("functies", "functie"),
        ("kenniswerkers", "werkers met kennis"),
    ],
)
def test_found_by_its_parts_and_the_other_way_round(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


@pytest.mark.parametrize(
    ("one", "other"), [("gemeente", "mening"), ("onderwijs", "wijs"), ("huis", "huur"), ("2012", "2040")]
)
def test_kept_apart(one: str, other: str) -> None:
    assert not set(terms(one)) & set(terms(other))


def test_stop_words_go() -> None:
    assert terms("wat zegt de over het en van") == []


def test_a_group_begins_with_the_whole_word() -> None:
    (group,) = term_groups("arbeidsmarktregio’s")
    assert group[0] == "arbeidsmarktregio"
    assert {"arbeidsmarkt", "regio"} <= set(group)
