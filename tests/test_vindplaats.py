from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.answering.vindplaats import locate
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import make_pdf, prose

LAST = "Fietspaden verdienen in dunbevolkte streken voorrang boven autowegen."
SENTENCE = "De raad telt 35 arbeidsmarktregio’s die hierbij kunnen helpen."


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        (SENTENCE, "woordelijk"),
        ("35 arbeidsmarktregio’s die hierbij kunnen helpen", "woordelijk"),
        ("de raad telt 35 arbeidsmarktregio's, die hierbij kunnen helpen!", "op leestekens na"),
        ("De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen.", "afwijkend"),
        ("telt 36 arbeidsmarktregio's", "afwijkend"),
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
    ("quotation", "verdict", "quote"),
    [
        (
            "Een leven lang leren (...) uitgangspunt moeten zijn.",
            "woordelijk",
            "Een leven lang leren zou voor iedereen",
        ),
        ("De raad telt 35 arbeidsmarktregio’s […] Bedrijven betalen daar aan mee.", "woordelijk", "De raad telt 35"),
        ("Een leven lang leren zou uitgangspunt moeten zijn, en bedrijven betalen mee", "afwijkend", "Een leven lang"),
        ("raad telt 35 arbeids-\nmarktregio’s die hierbij kunnen helpen", "woordelijk", "raad telt 35 arbeids"),
        ("0ok in het onderwiis is meer aandaclit nodig voor vaardiglieden van 0ndernemers", "afwijkend", "Ook in het"),
        ("van ondernemers voor vaardigheden is meer aandacht nodig in het onderwijs", "afwijkend", "Ook in het"),
    ],
)
def test_ellipses_joins_broken_lines_and_misread_letters(
    library: Library, quotation: str, verdict: str, quote: str
) -> None:
    place = locate(library, quotation)[0]
    assert place.verdict == verdict
    assert place.citation.quote.startswith(quote)


def test_a_gap_between_two_pages_gives_both_places(library: Library) -> None:
    (place,) = locate(library, "Een leven lang leren zou voor iedereen uitgangspunt moeten zijn (...) " + LAST)
    assert place.verdict == "woordelijk"
    assert [(c.page, c.n) for c in (place.citation, *place.continued)] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("quotation", "speaker"),
    [
        (f"Volgens de Planraad: ‘{SENTENCE}’", "Planraad"),
        (f"{SENTENCE} (CPB, 2015)", "CPB"),
        (f"De SER schrijft: “{SENTENCE}”", ""),
        (SENTENCE, ""),
    ],
)
def test_a_wrong_speaker_is_noticed(library: Library, quotation: str, speaker: str) -> None:
    place = locate(library, quotation)[0]
    assert place.verdict == "woordelijk"
    assert place.ascribed_to == speaker


@pytest.fixture
def said_by_both(corpus: Path, index: Path, embedder: Embedder) -> Library:
    """The Planraad writes later what the SER wrote before."""
    make_pdf(corpus / "brief.pdf", [prose("Brief", ["Wij zijn het eens. " + SENTENCE + " Daar houden wij aan vast."])])
    with (corpus / "catalogus.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[document]]\nfile = "brief.pdf"\ndate = "2016"\n')
        file.write('[[document.part]]\nbody = "Planraad"\npages = "1"\n')
    build(corpus, index, embedder)
    return Library.open(index, embedder)


def test_the_named_speaker_is_right_when_one_of_the_places_is_his(said_by_both: Library) -> None:
    assert [place.citation.author for place in locate(said_by_both, SENTENCE)] == ["SER", "Planraad"]
    places = locate(said_by_both, f"Volgens de Planraad: {SENTENCE}")
    assert [(p.citation.author, p.citation.n, p.ascribed_to, p.caution) for p in places] == [
        ("Planraad", 1, "", ""),
        ("SER", 2, "", ""),
    ]
    answer = Answerer(said_by_both).answer(f"Klopt het citaat “{SENTENCE}” van de Planraad?")
    assert answer.remark == "Dat staat er woordelijk."
    assert [block.lead for block in answer.blocks] == ["De Planraad schrijft:", "De SER schrijft:"]
    place = locate(said_by_both, f"{SENTENCE} (CPB, 2015)")[0]
    assert place.caution == "let op: genoemd wordt CPB, maar deze woorden zijn van de SER"


def test_a_not_that_is_cut_off_is_noticed(tmp_path: Path, embedder: Embedder) -> None:
    text = "Niet het aantrekken van bedrijven moet voorop staan, maar het behouden van mensen."
    library = library_of(tmp_path, embedder, {"nota.pdf": text})
    place = locate(library, "Het aantrekken van bedrijven moet voorop staan.")[0]
    assert place.verdict == "afwijkend"
    assert [(d.kind, d.source) for d in place.differences] == [("weggelaten", "Niet")]
    assert locate(library, "het aantrekken van bedrijven moet voorop staan")[0].verdict == "woordelijk"


def test_the_original_comes_before_who_quotes_it(tmp_path: Path, embedder: Embedder) -> None:
    words = "Sectorale oplossingen werken in deze tijd niet meer"
    texts = {
        "brief.pdf": f"De commissie is helder. ‘{words}’, aldus de commissie in haar advies.",
        "oud.pdf": f"{words}. Dat is wat wij denken.",
    }
    library = library_of(tmp_path, embedder, texts)
    assert [place.citation.document for place in locate(library, words)] == ["oud.pdf", "brief.pdf"]


@pytest.mark.parametrize(
    "quotation", ["", "...", "Het kabinet verlaagt de belasting op benzine met ingang van volgend jaar."]
)
def test_invented_is_given_no_place(library: Library, quotation: str) -> None:
    assert locate(library, quotation) == []


def library_of(tmp_path: Path, embedder: Embedder, texts: dict[str, str]) -> Library:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, text in texts.items():
        make_pdf(folder / name, [prose("Steden", [text])], title=name)
    build(folder, tmp_path / "stukken-index", embedder)
    return Library.open(tmp_path / "stukken-index", embedder)


def test_the_same_meaning_in_other_words(real_library: Library) -> None:
    words = "De samenwerking met buurlanden Duitsland en België moet verbeteren zodat werken aan de andere kant van de "
    (place,) = locate(real_library, words + "grens eenvoudiger wordt.")
    assert (place.verdict, place.citation.page, place.differences) == ("parafrase", 8, ())
    assert not locate(real_library, words + "grens per 2017 eenvoudiger wordt.")


def test_the_same_meaning_in_related_words(real_library: Library) -> None:
    (place,) = locate(real_library, "Je moet vraagstukken oplossen op de schaal waar ze ontstaan.")
    assert (place.verdict, place.citation.page) == ("parafrase", 9)
    assert not locate(real_library, "Je moet vraagstukken oplossen op 12 plaatsen op de schaal waar ze ontstaan.")
    assert not locate(real_library, "Vraagstukken in de stad hebben een andere schaal dan die op het platteland.")
