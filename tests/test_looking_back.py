"""Questions about the answer before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answering.answer import Answer, Block, Line
from app.answering.answerer import Answerer
from app.answering.citations import Citations
from app.answering.earlier import about_earlier
from app.answering.looking_back import Back, looks_back
from index.library import Library

ASKED = ["Wat zegt de SER over arbeidsmarktregio's?"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wie zegt dat?", Back("who")),
        ("Waar staat dat precies?", Back("where")),
        ("op welke bladzijde?", Back("where")),
        ("is dat zo?", Back("sure")),
        ("staat dat er echt?", Back("sure")),
        ("en verder?", Back("after")),
        ("leg dat eens uit", Back("after")),
        ("kun je dat nader toelichten?", Back("after")),
        ("leg uit wat krimp is", None),
        ("en daarvoor?", Back("before")),
        ("Kun je dat samenvatten?", Back("summary")),
        ("vat dat eens kort samen", Back("summary")),
        ("Wat staat er in de samenvatting over wonen?", None),
        ("werk het derde punt eens uit", Back("point", 3)),
        ("werk de tweede maatregel uit", Back("point", 2)),
        ("kun je de derde stap toelichten?", Back("point", 3)),
        ("en de tweede stap?", None),
        ("het elfde punt", Back("point", 11)),
        ("het twaalfde?", Back("point", 12)),
        ("werk het tweeëntwintigste punt uit", Back("point", 22)),
        ("en het éénentwintigste?", Back("point", 21)),
        ("wat houdt het 14e punt in?", Back("point", 14)),
        ("en de negentiende bron?", Back("citation", 19)),
        ("in de achttiende eeuw?", None),
        ("wat houdt punt 2 in?", Back("point", 2)),
        ("en het laatste?", Back("point", -1)),
        ("vertel meer over [4]", Back("citation", 4)),
        ("wat houdt bron 3 in?", Back("citation", 3)),
        ("werk citaat [2] uit", Back("citation", 2)),
        ("en de derde bron?", Back("citation", 3)),
        ("wat houdt punt 0 in?", Back("point", 0)),
        ("Wat is het eerste punt van de agenda?", None),
        ("hoe zit dat bij kleinere gemeenten?", None),
        ("wie zegt er iets over krimp?", None),
        ("waarom?", None),
    ],
)
def test_what_is_asked_of_the_answer_before(text: str, wanted: Back | None) -> None:
    assert looks_back(text) == wanted


def test_who_and_where_name_body_and_page(library: Library) -> None:
    answerer = Answerer(library)
    before = answerer.answer(ASKED[0])
    who = answerer.answer("wie zegt dat?", ASKED)
    assert who.remark == "Dat schrijft de SER in ‘Agenda voor de stad’, onder ‘Scholing’ (p. 1)."
    assert who.citations == before.citations
    assert answerer.answer("waar staat dat?", [*ASKED, "wie zegt dat?"]).remark.startswith("Dat staat in ‘Agenda")
    assert answerer.answer("is dat zo?", ASKED).remark.startswith("Zo staat het er, woordelijk.")


def test_before_and_after_show_the_sentences_around(library: Library) -> None:
    answerer = Answerer(library)
    assert "Een leven lang leren" in answerer.answer("en daarvoor?", ASKED).text
    after = answerer.answer("en verder?", ASKED)
    assert after.remark == "Daarna staat er:"
    assert "arbeidsmarktregio" not in after.text


def test_point_that_is_not_there_and_answer_that_was_not_given(library: Library) -> None:
    answerer = Answerer(library)
    assert "had 1 punt. Welk bedoelt u?" in answerer.answer("werk punt 7 uit", ASKED).remark
    nothing = answerer.answer("waar staat dat?", ["Wie won de voetbalwedstrijd van gisteren?"])
    assert nothing.remark.startswith("Op uw vorige vraag had ik geen antwoord.")
    assert nothing.abstained


def _list_of_points(library: Library) -> Answer:
    """An introduction [1] and three points [2] to [4]."""
    document = library.documents["agenda.pdf"]
    citations = Citations(library)
    lines = []
    for number, sentence in enumerate(document.sentences):
        passage = next((p for p in document.passages if p.start <= number < p.stop), None)
        citation = passage and citations.cite(passage, sentence.text, sentence.page, sentence.page, sentence.path)
        if citation and len(lines) < 4:
            lines.append(Line(sentence.text, citation.n, bullet=bool(lines)))
    assert [line.n for line in lines] == [1, 2, 3, 4]
    return Answer("v", "v", False, "", (Block("", "SER", tuple(lines)),), citations.all[:4], (), 0.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vertel meer over [3]", "U bedoelt [3]: “{3}”"),
        ("wat houdt bron 1 in?", "U bedoelt [1]: “{1}”"),
        ("en de laatste bron?", "U bedoelt [4]: “{4}”"),
        ("wat houdt punt 3 in?", "U bedoelt punt 3: “{4}”"),
        ("en het laatste punt?", "U bedoelt punt 3: “{4}”"),
        ("wat houdt punt 0 in?", "Mijn vorige antwoord had 3 punten. Welk bedoelt u?"),
        ("vertel meer over [0]", "Mijn vorige antwoord had 4 bronnen. Welke bedoelt u?"),
        ("vertel meer over [5]", "Mijn vorige antwoord had 4 bronnen. Welke bedoelt u?"),
    ],
)
def test_a_number_in_brackets_is_that_of_a_citation_and_not_of_a_point(library: Library, text: str, told: str) -> None:
    before = _list_of_points(library)
    back = looks_back(text)
    assert back is not None
    remark = about_earlier(library, back, text, before, lambda line, citation: ()).remark
    assert remark.partition("\n")[0] == told.format("", *(line.text for line in before.blocks[0].lines))


def test_a_citation_is_that_of_the_answer_that_has_it(library: Library) -> None:
    answerer = Answerer(library)
    before = answerer.answer(ASKED[0]).citations
    after = answerer.answer("en verder?", ASKED).citations
    remark = answerer.answer("vertel meer over [1]", [*ASKED, "en verder?"]).remark
    assert remark.startswith(f"U bedoelt [1]: “{after[0].quote}")
    remark = answerer.answer("vertel meer over [1]", [*ASKED, "werk punt 9 uit"]).remark
    assert remark.startswith(f"U bedoelt [1]: “{before[0].quote}")


def test_the_verdict_on_a_quotation_is_repeated(library: Library) -> None:
    answerer = Answerer(library)
    wrong = ["'De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen', klopt dat citaat?"]
    told = answerer.answer(wrong[0]).remark
    assert told.startswith("Zo staat het er niet")
    assert answerer.answer("klopt dat?", wrong).remark == told
    assert answerer.answer("klopt dat?", [*wrong, "wie zegt dat?", "is dat zo?"]).remark == told
    right = ["Een leven lang leren zou voor iedereen uitgangspunt moeten zijn."]
    assert answerer.answer("klopt dat?", right).remark.startswith("Dat staat er woordelijk. Of het klopt")


def test_what_is_gone_since_it_was_shown_is_not_gone_on_from(library: Library) -> None:
    answerer = Answerer(library)
    shown = answerer.answer(ASKED[0])
    gone = replace(shown, citations=tuple(replace(c, document="weg.pdf") for c in shown.citations))
    for text in ("wat staat daarna?", "vertel meer over [1]"):
        assert "is veranderd of verwijderd" in answerer.answer(text, ASKED, [gone]).remark
    assert answerer.answer("wie zegt dat?", ASKED, [gone]).remark.startswith("Dat schrijft de SER")


def test_without_a_conversation_nothing_is_looked_back_at(library: Library) -> None:
    assert "vorige" not in Answerer(library).answer("waar staat dat?").text
