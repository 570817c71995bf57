import pytest

from app.answering.vindplaats import locate
from index.library import Library

SENTENCE = "De raad telt 35 arbeidsmarktregio’s die hierbij kunnen helpen."


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        (SENTENCE, "woordelijk"),
        ("35 arbeidsmarktregio’s die hierbij kunnen helpen", "woordelijk"),
        ("de raad telt 35 arbeidsmarktregio's, die hierbij kunnen helpen!", "op leestekens na"),
        ("De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen.", "afwijkend"),
        ("Een leven lang leren zou voor iedereen uitgangspunt moeten zijn. " + SENTENCE, "woordelijk"),
    ],
)
def test_verdicts(library: Library, quotation: str, verdict: str) -> None:
    place = locate(library, quotation)[0]
    assert place.verdict == verdict
    assert (place.citation.document, place.citation.page, place.citation.author) == ("agenda.pdf", 1, "SER")


def test_exact_words_are_given(library: Library) -> None:
    assert (
        locate(library, "35 arbeidsmarktregio's die hierbij kunnen helpen")[0].citation.quote
        == "35 arbeidsmarktregio’s die hierbij kunnen helpen."
    )


def test_changed_number_is_noticed(library: Library) -> None:
    (difference,) = locate(library, "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen.")[0].differences
    assert (difference.kind, difference.quoted, difference.source) == ("gewijzigd", "36", "35")


def test_left_out_and_added(library: Library) -> None:
    kinds = {
        d.kind for d in locate(library, "De hele raad telt 35 arbeidsmarktregio’s die kunnen helpen.")[0].differences
    }
    assert kinds == {"weggelaten", "toegevoegd"}


@pytest.mark.parametrize(
    "quotation", ["", "...", "Het kabinet verlaagt de belasting op benzine met ingang van volgend jaar."]
)
def test_invented_is_given_no_place(library: Library, quotation: str) -> None:
    assert locate(library, quotation) == []
