import pytest

from ingest.run import BREAK, MAYBE_SPACE
from ingest.words import Vocabulary, clean, join_lines, settle_spaces

NOTHING = Vocabulary([])


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("de producti-", "viteit is hoog", "de productiviteit is hoog"),
        (f"de maak{BREAK}", "industrie", "de maakindustrie"),
        ("de Vinex-", "Gemeenten", "de Vinex-Gemeenten"),
        ("het OV-", "netwerk", "het OV-netwerk"),
        ("kleding-", "en schoenenwinkels", "kleding- en schoenenwinkels"),
        ("in-", "of uitvoer", "in- of uitvoer"),
        ("de jaren 2012-", "2040", "de jaren 2012-2040"),
        ("de radio-", "omroep", "de radio-omroep"),
        ("zie https://", "gemeente.nl/wonen voor meer", "zie https://gemeente.nl/wonen voor meer"),
        ("zie https://gemeente.nl/wp-", "content/plan en meer", "zie https://gemeente.nl/wp-content/plan en meer"),
        ("(in de stijl van VoteWatch.", "eu) en meer", "(in de stijl van VoteWatch.eu) en meer"),
        ("zie https://gemeente.nl/", "en bel ons", "zie https://gemeente.nl/ en bel ons"),
        ("dat is zo.", "netto blijft er meer over", "dat is zo. netto blijft er meer over"),
        ("met beleid-", "op-maat voor", "met beleid-op-maat voor"),
        ("zoals tekst-naar-", "tekst en beeld", "zoals tekst-naar-tekst en beeld"),
        ("zoals tekst-", "naar-tekst en beeld", "zoals tekst-naar-tekst en beeld"),
        ("afgestudeerde PhD-", "studenten", "afgestudeerde PhD-studenten"),
        ("de samen-", "werking-breed", "de samenwerking-breed"),
        ("de Hitler-aan-", "bidding is", "de Hitler-aanbidding is"),
        ("hij zei -", "en dat klopt", "hij zei - en dat klopt"),
        ("gewoon een", "volgende regel", "gewoon een volgende regel"),
    ],
)
def test_line_end(left: str, right: str, whole: str) -> None:
    assert join_lines([left, right], NOTHING) == whole


def test_the_documents_own_spelling_decides() -> None:
    own = Vocabulary(["de zorg-app is er", "nog een zorg-app"])
    assert join_lines(["een zorg-", "app"], own) == "een zorg-app"
    assert join_lines(["een zorg-", "app"], Vocabulary(["de zorgapp werkt"])) == "een zorgapp"


def test_half_a_word_at_a_line_end_is_no_evidence() -> None:
    assert join_lines(["Vinex-", "gemeenten"], Vocabulary(["de Vinex-gemeenten", "de Vinex-"])) == "Vinex-gemeenten"


def test_clean_mends_type_but_not_words() -> None:
    assert clean("eﬃciënte  ﬁnanciën\u200b en\u00a0‘tijd’ van wĳken") == "efficiënte financiën en ‘tijd’ van wijken"
    assert clean("cafe\u0301") == "café"


@pytest.mark.parametrize(
    ("parts", "settled"),
    [
        (("beleid", "van", "de"), "beleid van de"),
        (("b", "e", "l", "e", "i", "d"), "beleid"),
        (("gemeente", "lijke"), "gemeentelijke"),
        (("Hoek", "stra"), "Hoekstra"),
        (("V", "VD"), "VVD"),
        (("20", "%"), "20%"),
        (("blijven", "wonen,"), "blijven wonen,"),
    ],
)
def test_narrow_white_is_a_space_where_words_end(parts: tuple[str, ...], settled: str) -> None:
    assert settle_spaces(f"de {MAYBE_SPACE.join(parts)} en") == f"de {settled} en"
