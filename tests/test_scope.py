"""Questions that are answered from chosen documents or bodies alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.web.scope import NothingInScope, choices_html, scope_html, scope_of, told
from index.build import build
from index.embedder import Embedder
from index.library import Library
from index.store import Scope
from tests.made_pdfs import make_pdf, prose
from tests.small_chat import EVIL, FakeAnswerer, document, parsed

SCHOOLS = "Een leven lang leren is iets voor de stad. Fietspaden verdienen voorrang boven autowegen."
QUESTION = "Wat verdient voorrang boven autowegen?"


@pytest.fixture
def two(corpus: Path, index: Path, embedder: Embedder) -> Library:
    make_pdf(corpus / "fiets.pdf", [prose("Fietsen", [SCHOOLS])])
    build(corpus, index, embedder)
    return Library.open(index, embedder)


def test_scopes_together_are_what_lies_in_both() -> None:
    one, other = Scope(bodies=frozenset("ab")), Scope(bodies=frozenset("bc"), documents=frozenset("x"))
    assert one & other == Scope(frozenset("b"), frozenset("x"))
    assert other & one == one & other
    assert one & None == one
    assert Scope() & other == other


@pytest.mark.parametrize("file", ["agenda.pdf", "fiets.pdf"])
def test_nothing_is_found_outside_the_chosen_documents(two: Library, file: str) -> None:
    narrowed = two.within(Scope(documents=frozenset({file})))
    assert {hit.passage.document for hit in narrowed.search(QUESTION)} == {file}
    assert {p.document for p in narrowed.candidates(QUESTION, 12, 8)} == {file}
    assert {hit.passage.document for hit in two.search(QUESTION)} == {"agenda.pdf", "fiets.pdf"}
    answer = Answerer(two).within(Scope(documents=frozenset({file}))).answer(QUESTION)
    assert {citation.document for citation in answer.citations} <= {file}
    assert {hit.passage.document for hit in answer.passages} == {file}


def test_nothing_is_found_but_the_words_of_chosen_bodies(two: Library) -> None:
    planners = Answerer(two).within(Scope(bodies=frozenset({"Planraad"})))
    assert {hit.passage.body for hit in planners.answer(QUESTION).passages} == {"Planraad"}
    asked = planners.answer("Wat zegt de SER over scholing?")  # another body than the chosen one
    assert asked.abstained
    assert asked.passages == ()
    assert planners.within(Scope(bodies=frozenset({"SER"}))).answer(QUESTION).passages == ()


@pytest.mark.parametrize("scope", [Scope(bodies=frozenset({"SER"})), Scope(documents=frozenset({"ser.pdf"}))])
def test_of_a_body_outside_the_scope_it_is_not_said_that_it_is_silent(
    corpus: Path, index: Path, embedder: Embedder, scope: Scope
) -> None:
    make_pdf(corpus / "ser.pdf", [prose("Fietsen", [SCHOOLS])])
    with (corpus / "catalogus.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[document]]\nfile = "ser.pdf"\n[[document.part]]\nbody = "SER"\npages = "1"\n')
    build(corpus, index, embedder)
    narrowed = Answerer(Library.open(index, embedder)).within(scope)
    assert narrowed.answer("Wie zegt er iets over fietspaden?").remark == ""
    compared = narrowed.answer("Wat zeggen de SER en de Planraad over fietspaden?")
    assert compared.remark == "In de woorden van de Planraad is niet gezocht."
    assert [block.body for block in compared.blocks] == ["SER"]
    alone = narrowed.answer("Wat zegt de Planraad over fietspaden?").remark
    assert alone.startswith("In de woorden van de Planraad is niet gezocht.\nWel schrijft de SER daarover in")
    silent = narrowed.answer("Wat zeggen de SER en de Planraad over kernenergie?").remark
    assert (
        "Bij de SER heb ik hierover in deze bronnen niets gevonden.\nIn de woorden van de Planraad is niet gezocht."
        in silent
    )


def test_a_quotation_is_looked_up_within_the_scope_too(two: Library) -> None:
    quotation = "Een leven lang leren is iets voor de stad."
    assert Answerer(two).places(quotation)[0].citation.document == "fiets.pdf"
    within = Answerer(two).within(Scope(documents=frozenset({"agenda.pdf"}))).places(quotation)
    assert "fiets.pdf" not in {place.citation.document for place in within}


def test_words_beside_those_of_a_chosen_body_are_no_place(two: Library) -> None:
    within = {name: Answerer(two).within(Scope(bodies=frozenset({name}))) for name in ("SER", "Planraad")}
    for sentence in two.documents["agenda.pdf"].sentences:
        for name, answerer in within.items():
            assert {place.citation.author for place in answerer.places(sentence.text)} <= {name}


def test_what_the_browser_says_is_taken_at_its_word_or_not_at_all(two: Library) -> None:
    assert scope_of("", two) is None
    chosen = json.dumps({"documents": ["fiets.pdf", "weg.pdf"]})
    assert scope_of(chosen, two) == Scope(documents=frozenset({"fiets.pdf"}))
    assert scope_of('{"bodies": ["SER"]}', two) == Scope(bodies=frozenset({"SER"}))
    wrong = ("{", "3", "[]", "{}", '{"x": ["SER"]}', '{"documents": ["weg.pdf"]}', '{"bodies": []}', '{"bodies": 3}')
    for broken in (*wrong, '{"bodies": [""]}', '{"bodies": [["SER"]]}', '{"bodies": ["SER"], "documents": []}'):
        with pytest.raises(NothingInScope):  # never answered from everything instead
            scope_of(broken, two)


def test_an_answer_tells_where_was_searched(two: Library) -> None:
    scope = Scope(documents=frozenset({"agenda.pdf"}))
    answer = told(Answerer(two).within(scope).answer(QUESTION), scope, two)
    assert answer.remark.endswith("Er is alleen gezocht in ‘Agenda voor de stad’.")
    bodies = Scope(bodies=frozenset({"SER", "Planraad"}))
    answer = told(Answerer(two).within(bodies).answer("zwemmen de olifanten?"), bodies, two)
    assert answer.remark.endswith("Er is alleen gezocht in woorden van de Planraad en de SER.")
    for courtesy in ("Hallo!", "Dank je wel"):
        answer = Answerer(two).within(scope).answer(courtesy)
        assert answer.remark
        assert told(answer, scope, two) == answer  # nothing was searched


def test_choices_are_escaped_and_nameless_bodies_are_none() -> None:
    found = parsed(choices_html(FakeAnswerer(document(EVIL)).library))
    assert "img" not in found.tags
    assert found.tags.count("input") == 2  # the document and its body
    assert "alle documenten" in parsed(scope_html()).text
