"""What is shown as HTML: links, lists, and that nothing from outside becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.answer import Block, Line
from app.answering.table_row import TableRow
from app.answering.trace import Trace
from app.web import texts
from app.web.context import context_html
from app.web.conversation import MOST_TURNS, Conversation
from app.web.render import (
    answer_html,
    conversation_html,
    documents_html,
    hint_html,
    source_id,
    sources_html,
    sources_of_answer,
    working_html,
)
from app.web.rows import rows_html
from tests.small_chat import (
    EVIL,
    FILE,
    FakeAnswerer,
    FakeLibrary,
    abstained,
    answered,
    citation,
    document,
    parsed,
    sentence,
)


def test_every_line_links_to_its_own_source() -> None:
    fake = FakeAnswerer(document())
    answer = fake.answer("regio's")
    html, sources = answer_html(3, answer, fake.library), sources_of_answer(3, answer, fake.library)
    for n in (1, 2):
        assert f'href="#{source_id(3, n)}"' in html
        assert f'id="{source_id(3, n)}"' in sources
    assert "De SER schrijft:" in html
    assert "<ul" in html
    words = parsed(sources).text
    for expected in (
        "Proefagenda",
        "SER",
        "juni 2015",
        "p. 1 (pdf-bladzijde 2)",
        "Arbeidsmarktregio's",
        texts.OPEN_PDF,
    ):
        assert expected in words
    assert 'href="/bron/proef%20agenda.pdf#page=2" target="_blank" rel="noopener"' in sources


def test_how_a_question_was_read_can_be_changed() -> None:
    fake = FakeAnswerer(document())
    answer = replace(fake.answer("regio's"), understood=EVIL, remark=f"Ik lees dit als: {EVIL}\nEn meer.")
    shown = answer_html(1, answer, fake.library)
    assert 'class="vb-reading" contenteditable="plaintext-only"' in shown
    assert "<img" not in shown
    assert "En meer." in shown
    assert "vb-reading" not in answer_html(1, replace(answer, remark="Dat staat er."), fake.library)


def test_an_abstention_has_no_sources() -> None:
    fake = FakeAnswerer(document())
    answer = fake.answer("kaas")
    html = answer_html(1, answer, fake.library)
    assert texts.NOT_FOUND_HEADING in html
    assert answer.remark in html
    assert "vb-cite" not in html
    turns = Conversation().asked("kaas", "").answered(html).turns
    assert texts.SOURCES_NONE in sources_html(turns)


def test_a_greeting_is_no_failed_search() -> None:
    greeting = replace(abstained("hallo", "Goedendag."), passages=())
    html = answer_html(1, greeting, FakeLibrary({}))
    assert "Goedendag." in html
    assert texts.NOT_FOUND_HEADING not in html


def test_nothing_from_outside_becomes_markup() -> None:
    evil = replace(
        citation(EVIL), title=EVIL, author=EVIL, publisher=EVIL + ".", date=EVIL, section=EVIL, page_label='"><b>'
    )
    doc = replace(document(EVIL), date=EVIL, sentences=(sentence(EVIL, 1),))
    library = FakeLibrary({FILE: doc})
    answer = replace(answered(EVIL, evil, remark=EVIL), blocks=(Block(EVIL, EVIL, (Line(EVIL, 1), Line(EVIL, 7))),))
    turns = Conversation().asked(EVIL, working_html()).turns
    done = Conversation(turns).answered(answer_html(1, answer, library), sources_of_answer(1, answer, library))
    pages = (conversation_html(turns, library), conversation_html(done.turns, library), sources_html(done.turns))
    for html in (*pages, documents_html(library, is_open=True), hint_html(EVIL), context_html(doc, evil, None)):
        found = parsed(html)
        assert not {"img", "script", "b", "strong", "em"} & set(found.tags)
        assert not [name for name in found.attributes if name.startswith("on")]
        assert "<img src=x onerror=alert(1)><script>alert(2)" in found.text


def test_documents_are_listed_with_body_date_and_pages() -> None:
    found = parsed(documents_html(FakeLibrary({FILE: document()}), is_open=True)).text
    for expected in ("Documenten (1)", "Proefagenda", "SER · juni 2015 · 3 bladzijden"):
        assert expected in found
    assert texts.DOCUMENTS_NONE in documents_html(FakeLibrary({}), is_open=True)
    assert texts.WELCOME_EMPTY in conversation_html((), FakeLibrary({}))


def test_a_conversation_numbers_on_when_old_turns_drop_off() -> None:
    conversation = Conversation()
    for i in range(MOST_TURNS + 2):
        conversation = conversation.asked(f"vraag {i}", "").answered("antwoord")
    assert len(conversation.turns) == MOST_TURNS
    assert conversation.turns[-1].number == MOST_TURNS + 2
    assert texts.OLDER_TURNS in conversation_html(conversation.turns, FakeLibrary({}))


def test_a_point_with_a_number_of_its_own_gets_no_bullet() -> None:
    points = (
        "4 Verbeteren van verbindingen",
        "b) wonen",
        "(iv) werken",
        "2.1. Groen",
        "36 regio's werken samen",
        "Samen",
    )
    lines = tuple(Line(point, 1, bullet=True) for point in points)
    answer = replace(answered("x", citation()), blocks=(Block("De SER schrijft:", "SER", lines),))
    html = answer_html(1, answer, FakeLibrary({FILE: document()}))
    found = re.findall(r'<li class="vb-line( vb-numbered)?">([^&]*)&nbsp;', html.replace("&#x27;", "'"))
    assert [bool(own) for own, _ in found] == [True, True, True, True, False, False]
    assert tuple(text for _, text in found) == points  # the words stay what they are


ROWS = (
    TableRow(("Wegen", "1.250", "", "<b>1.310"), ("", "2023", "2024", "2025"), 3),
    TableRow(("Groen", "980", "", "1.040"), ("", "2023", "2024", "2025")),
)


def test_rows_of_a_table_are_a_table_with_heads() -> None:
    lines = (Line("Ervoor.", 1), *(Line("Wegen 1.250", 1, row=row) for row in ROWS), Line("Anna lid", 1, row=PLAIN))
    answer = replace(answered("x", citation()), blocks=(Block("De SER schrijft:", "SER", lines),))
    html = answer_html(1, answer, FakeLibrary({FILE: document()}))
    first, second = re.findall(r"<table>.*?</table>", html)
    assert re.findall(r"<th[^>]*>[^<]*</th>", first) == ['<th scope="col">2023</th>', '<th scope="col">2025</th>']
    assert re.findall(r"<strong>[^<]*</strong>", first) == ["<strong>&lt;b&gt;1.310</strong>"]
    assert first.count("<tr>") == 3
    assert first.count('class="vb-cite"') == 2
    assert "<td>Anna</td><td>lid</td>" in second
    assert "<th" not in second


def test_rows_that_were_left_out_between_others_are_told() -> None:
    rows = [TableRow(("Water", "Jan")), TableRow(("", "Els")), TableRow(("", "Ed"), is_apart=True)]
    html = rows_html([(row, "") for row in rows])
    assert html.count('class="vb-gap"') == 1
    assert html.index("Els") < html.index("vb-gap") < html.index("Ed")
    assert "vb-gap" not in rows_html([(replace(rows[0], is_apart=True), "")])


PLAIN = TableRow(("Anna", "lid"))


def test_a_row_with_many_columns_stands_upright() -> None:
    row = TableRow(("Ontwerp", *"abcdef", ""), ("Fase", *(f"Kolom {n}" for n in range(7))), 6)
    html = rows_html([(row, "<i>1</i>")])
    assert re.findall(r"<tr>.*?</tr>", html)[0] == '<tr><th scope="row">Fase</th><td>Ontwerp&nbsp;<i>1</i></td></tr>'
    assert re.findall(r"<tr>.*?</tr>", html)[-1] == '<tr><th scope="row">Kolom 5</th><td><strong>f</strong></td></tr>'


def test_an_answer_in_plain_text_names_the_columns_and_gives_a_numbered_point_no_dash() -> None:
    lines = (Line("Wegen 1.250", 1, row=ROWS[1]), Line("4 Verbeteren", 1, True), Line("Samen", 1, True))
    answer = replace(answered("x", citation()), blocks=(Block("De SER schrijft:", "SER", lines),))
    assert answer.text.splitlines()[1:] == ["Groen | 2023: 980 | 2025: 1.040 [1]", "4 Verbeteren [1]", "- Samen [1]"]


def test_the_tip_asks_for_no_organisation_that_was_named() -> None:
    trace = Trace("kaas?", "kaas", "open", (), (), False, "", 0.5, (), {})
    for named, tip in (((), texts.NOT_FOUND_TIP), (("SER",), texts.NOT_FOUND_TIP_NAMED)):
        asked = replace(abstained("kaas?"), trace=replace(trace, speakers=named, mentioned=named))
        assert f">{tip}<" in answer_html(1, asked, FakeLibrary({}), "t")
