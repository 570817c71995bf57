from app.answering.answerer import Answerer
from app.answering.vindplaats import locate
from app.terminal import answer_text, places_text, report_text
from index.build import BuildReport
from index.library import Library
from index.report import FileReport
from ingest.document import LostPage


def test_sources_below_the_answer(library: Library) -> None:
    text = answer_text(Answerer(library).answer("Wat zegt de SER over arbeidsmarktregio's?"))
    assert "Bronnen\n[1] SER, ‘Agenda voor de stad’, Raden samen, juni 2015, p. 1, onder ‘Scholing’. agenda.pdf" in text


def test_no_sources_below_a_refusal(library: Library) -> None:
    assert "Bronnen" not in answer_text(Answerer(library).answer("kernenergie"))


def test_places(library: Library) -> None:
    assert places_text([]) == "Dit citaat staat niet in deze bronnen."
    text = places_text(locate(library, "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen."))
    assert "in het citaat staat “36” in plaats van “35”" in text


def test_report_tells_of_every_file_what_was_read() -> None:
    report = BuildReport(
        added=("a.pdf",),
        unchanged=("b.pdf",),
        refused=(("c.pdf", "is beschadigd of geen PDF"),),
        files=(
            FileReport("a.pdf", 12, 1, lost=(LostPage(3, "is beschadigd"), LostPage(7, "is beschadigd"))),
            FileReport("b.pdf", 9, 20, recognised=(9,), unreadable=(2, 5, 6, 7)),
            FileReport("c.pdf", refused="is beschadigd of geen PDF"),
        ),
    )
    assert report_text(report).splitlines() == [
        "Toegevoegd: a.pdf (12 bladzijden, 1 passage)",
        "Let op: a.pdf: bladzijden 3 en 7 niet gelezen: is beschadigd.",
        "Let op: b.pdf: bladzijden 2 en 5-7 hebben geen tekst en zijn niet doorzoekbaar.",
        "Let op: b.pdf: bladzijde 9 is met tekstherkenning gelezen; kijk een citaat daaruit na.",
        "Overgeslagen: c.pdf is beschadigd of geen PDF.",
        "De index is bij: 2 documenten.",
    ]
