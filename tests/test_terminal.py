from app.answering.answerer import Answerer
from app.answering.vindplaats import locate
from app.terminal import answer_text, places_text, report_text
from index.build import BuildReport
from index.library import Library


def test_sources_below_the_answer(library: Library) -> None:
    text = answer_text(Answerer(library).answer("Wat zegt de SER over arbeidsmarktregio's?"))
    assert "Bronnen\n[1] SER, ‘Agenda voor de stad’, Raden samen, juni 2015, p. 1, onder ‘Scholing’. agenda.pdf" in text


def test_no_sources_below_a_refusal(library: Library) -> None:
    assert "Bronnen" not in answer_text(Answerer(library).answer("kernenergie"))


def test_places(library: Library) -> None:
    assert places_text([]) == "Dit citaat staat niet in deze bronnen."
    text = places_text(locate(library, "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen."))
    assert "in het citaat staat “36” in plaats van “35”" in text


def test_report_counts_and_names() -> None:
    report = BuildReport(
        added=("a.pdf",),
        unchanged=("b.pdf",),
        textless=(("b.pdf", 2),),
        refused=(("c.pdf", "is beschadigd of geen PDF"),),
    )
    assert report_text(report).splitlines() == [
        "Toegevoegd: a.pdf",
        "Overgeslagen: c.pdf is beschadigd of geen PDF.",
        "Let op: b.pdf heeft 2 bladzijden zonder tekst; niet doorzoekbaar.",
        "De index is bij: 2 documenten.",
    ]
