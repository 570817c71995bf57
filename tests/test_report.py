"""Markdown and Word; the Word file is read by python-docx and as XML, which had no part in writing it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest

from app.answering.answer import NO_ANSWER, Answer, Block, Line
from app.answering.answerer import Answerer
from app.answering.table_row import TableRow
from app.answering.vindplaats import locate
from app.references.formats import answer_sections
from app.references.reference import references
from app.references.report import Paragraph, Section, answer_section, cited_places, joined, places_section, report
from index.library import Library
from tests.made_references import TODAY, made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVIL = '<script>alert(1)</script> ![x](http://buiten.example/x.png) [^1] **vet** `a` <!-- b --> \\ref{c} "d"'


def section(heading: str = "Wat zegt de SER?", words: str = "Er staat wat.") -> Section:
    cited = (made("{SER}", title="Agenda", date="2015"), made("Wim Derksen", title="Steden", page="12"))
    lines = (
        Paragraph("De SER schrijft:"),
        Paragraph(words, 1),
        Paragraph("Eén.", 2, True),
        Paragraph("Twee.", 1, True),
    )
    return Section(heading, lines, cited)


def text_of(element: ET.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def word_notes(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The ids of the notes that the text refers to, in order, and the text of the notes by id."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(file.read(name))
        document = ET.fromstring(file.read("word/document.xml"))
        notes = ET.fromstring(file.read("word/footnotes.xml"))
        assert b"/word/footnotes.xml" in file.read("[Content_Types].xml")
        assert b'Target="footnotes.xml"' in file.read("word/_rels/document.xml.rels")
        styles = file.read("word/styles.xml").decode()
    assert 'w:val="nl-NL"' in styles
    for style in ("FootnoteText", "FootnoteReference"):
        assert f'w:styleId="{style}"' in styles
    ids = [node.attrib[f"{W}id"] for node in document.iter(f"{W}footnoteReference")]
    return ids, {note.attrib[f"{W}id"]: text_of(note).strip() for note in notes.iter(f"{W}footnote")}


def test_word_has_footnotes_of_its_own() -> None:
    data = report([section()], "voetnoot", TODAY, is_word=True)
    ids, notes = word_notes(data)
    assert len(ids) == len(set(ids)) == 3
    assert [notes[i] for i in ids] == [
        "SER, Agenda, 2015, p. 9.",
        "W. Derksen, Steden, z.d., p. 12.",
        "SER, Agenda, 2015, p. 9.",
    ]
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    assert [(p.style.name, p.text) for p in paragraphs if p.style][:3] == [
        ("Heading 1", "Wat zegt de SER?"),
        ("First Paragraph", "De SER schrijft:"),
        ("Body Text", "Er staat wat."),
    ]
    assert "23 november 2026" in paragraphs[-1].text


def test_word_in_apa_lists_the_works() -> None:
    data = report([section()], "apa", TODAY, is_word=True)
    assert word_notes(data)[0] == []
    words = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Er staat wat. (SER, 2015, p. 9)" in words
    assert words[-3:] == ["Literatuur", "Derksen, W. (z.d.). Steden.", "SER. (2015). Agenda."]


def test_word_tells_nothing_of_this_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(report([section()], "voetnoot", TODAY, is_word=True))) as file:
        for name in file.namelist():
            assert b"/tmp/" not in file.read(name)


def test_rows_come_by_cells_and_a_point_with_its_own_number_is_no_bullet() -> None:
    row = TableRow(("Wegen", "1.250", "1.310"), ("", "2023", "2024"), 2)
    lines = (Line("Wegen 1.250 1.310", 1, row=row), Line("4 Verbeteren", 1, True), Line("Samen", 1, True))
    answer = replace(NO_ANSWER, question="Wat?", abstained=False, blocks=(Block("De SER schrijft:", "SER", lines),))
    told = answer_section(answer, [made("{SER}", title="Agenda", date="2015")])
    markdown = report([told], "voetnoot", TODAY, is_word=False).decode()
    assert "Wegen | 2023: 1.250 | 2024: **1.310**[^1]" in markdown.replace("\\|", "|")
    assert "\n4 Verbeteren" in markdown
    assert "\n- Samen" in markdown
    word = docx.Document(io.BytesIO(report([told], "voetnoot", TODAY, is_word=True)))
    assert [run.text for p in word.paragraphs for run in p.runs if run.bold] == ["1.310"]


def test_markdown() -> None:
    text = report([section()], "voetnoot", TODAY, is_word=False).decode()
    assert text.startswith("# Wat zegt de SER?\n\nDe SER schrijft:\n\nEr staat wat.[^1]\n\n- Eén.[^2]\n\n- Twee.[^3]\n")
    assert text.rstrip().endswith("[^3]: SER, *Agenda*, 2015, p. 9.")


def test_a_conversation_has_a_title_and_its_questions_below_it() -> None:
    text = report(joined([section("Eén?"), section("Twee?")]), "apa", TODAY, is_word=False).decode()
    assert re.findall("^#.*", text, re.M) == ["# Gesprek met Vraagbaak", "## Eén?", "## Twee?", "## Literatuur"]
    assert text.count("Derksen, W. (z.d.). *Steden*.") == 1


@pytest.mark.parametrize("is_word", [False, True])
def test_whatever_a_source_or_a_question_holds_stays_text(is_word: bool) -> None:
    data = report([section(EVIL, EVIL)], "voetnoot", TODAY, is_word=is_word)
    if is_word:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert not [name for name in file.namelist() if "media" in name]
        words = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
        assert words[0] == words[2] == EVIL
    else:
        text = data.decode()
        assert not re.search(r"(?<!\\)<script|(?<!\\)!\[x\]\(|(?<!\\)\*\*vet|(?<!\\)<!--", text)


def test_answers_of_one_conversation_share_works(library: Library) -> None:
    answerer = Answerer(library)
    answers = [
        answerer.answer(f"Wat zegt de {q}?") for q in ("SER over arbeidsmarktregio's", "SER over een leven lang leren")
    ]
    answers.append(answerer.answer("kernenergie"))
    sections = answer_sections(answers, library.documents, library.bodies)
    assert {r.key for s in sections for r in s.references} == {"ser2015agenda"}
    text = report(sections, "voetnoot", TODAY, is_word=False).decode()
    for answer in answers:
        assert f"## {answer.question}" in text
    notes = sum(len(block.lines) for answer in answers for block in answer.blocks)
    assert notes >= 2
    assert text.count("\n[^") == notes


def test_places_of_a_quotation(library: Library) -> None:
    quotation = "De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen."
    places = locate(library, quotation)
    cited = references(cited_places(places), library.documents, library.bodies)
    text = report([places_section(quotation, places, cited)], "voetnoot", TODAY, is_word=False).decode()
    assert "Dit staat er niet zo." in text
    assert f"“{places[0].citation.quote}”[^1]" in text
    assert "35 arbeidsmarktregio’s" in text
    assert "- In het citaat staat “36” in plaats van “35”.\n" in text


def test_every_piece_of_a_quotation_is_written_with_its_place_and_whose_it_is_not(library: Library) -> None:
    quotation = (
        "Volgens de VNG: Een leven lang leren zou voor iedereen uitgangspunt moeten zijn (...) Bedrijven betalen"
    )
    places = locate(library, quotation)
    cited = references(cited_places(places), library.documents, library.bodies)
    text = report([places_section(quotation, places, cited)], "voetnoot", TODAY, is_word=False).decode()
    assert len(places[0].continued) == 1
    for n, citation in enumerate((places[0].citation, *places[0].continued), 1):
        assert f"“{citation.quote}”[^{n}]" in text
        assert f"\n[^{n}]: " in text
    assert "- Let op: genoemd wordt VNG, maar deze woorden zijn van de SER.\n" in text


def test_each_remark_is_a_paragraph_of_its_own() -> None:
    answer = Answer("v", "v", True, "Ik lees dit als: wonen.\nDe VNG zegt hier niets over.", (), (), (), 0.0)
    text = report([answer_section(answer, ())], "voetnoot", TODAY, is_word=False).decode()
    assert "\n\nIk lees dit als: wonen.\n\nDe VNG zegt hier niets over.\n\n" in text
