"""Whether what was found answers, and how that was learned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.answering.answerer import Answerer
from app.answering.evidence import Evidence, Judgement, judged, learned_evidence, names_row
from app.answering.selection import Run
from app.answering.signals import Signals, signals
from eval.calibrate import ANSWERED, KINDS, Asked, Sample, chances, cross_validated, fit, load_asked, measure, refusals
from eval.running_text import library_of
from index.embedder import Embedder
from index.library import Library
from index.training.pairs import Passage
from index.training.policy import sentence_key

NOTHING = Signals(*[0.0] * len(Signals._fields))


def made_samples(count: int = 180) -> list[Sample]:
    rng = np.random.default_rng(2)
    made = []
    for i in range(count):
        right = i % 2 == 0
        asked = Asked(f"stuk {i % 3}", "natural" if right else "near miss", "vraag", frozenset({"x"}))
        values = rng.normal(size=len(Signals._fields)) * 0.3
        values[0] += right
        made.append(Sample(asked, Signals(*values), right))
    return made


def test_weights_are_learned_from_what_sets_right_and_wrong_apart() -> None:
    samples = made_samples()
    weights, offset = fit(samples)
    assert int(np.argmax(weights)) == 0
    found = chances(samples, weights, offset)
    right = np.array([s.right for s in samples])
    assert found[right].mean() > 0.8 > 0.2 > found[~right].mean()
    assert Evidence(tuple(weights), offset, 0.5).chance(samples[0].signals) == pytest.approx(found[0])
    refused = refusals(samples, cross_validated(samples), 0.5)
    assert refused["natural"] < 0.2
    assert refused["near miss"] > 0.8


def test_a_wrong_run_counts_against_what_it_was_chosen_for() -> None:
    samples = made_samples()
    wrong = [Sample(s.asked, s.signals, False) for s in samples if s.right]
    assert fit([*samples, *wrong])[0][0] < fit(samples)[0][0]


def test_questions_to_learn_from_are_whole() -> None:
    asked = load_asked()
    assert {a.kind for a in asked} == set(KINDS.values())
    assert all(bool(a.wanted) == (a.kind in ANSWERED) for a in asked)
    assert len({(a.file, a.question) for a in asked}) == len(asked)


def test_run_that_holds_the_wanted_sentence_is_right(embedder: Embedder) -> None:
    sentences = ("De raad telt negen leden.", "Bomen krijgen voorrang op asfalt.", "Het zwembad sluit om tien uur.")
    library = library_of("stuk", [Passage("stuk", "", (s,)) for s in sentences], embedder)
    asked = Asked("stuk", "natural", "Hoe laat sluit het zwembad?", frozenset({sentence_key(sentences[2])}))
    sample = measure(Answerer(library), asked)
    assert sample is not None
    assert sample.right
    assert sample.signals.run_coverage > 0.5


def test_row_of_a_table_answers_about_whom_it_names(embedder: Embedder) -> None:
    rows = ("Anna Bakker Gemeente Assen wethouder", "Piet Jansen Gemeente Emmen gemeentesecretaris")
    texts = [*rows, "De functie van gids hoort bij de gemeente.", *(f"Over weg {n} staat hier iets." for n in range(9))]
    library = library_of("stuk", [Passage("stuk", "", (text,)) for text in texts], embedder)
    document = library.documents["stuk"]
    kinds = [replace(s, kind="row") if s.text in rows else s for s in document.sentences]
    library.documents = {"stuk": replace(document, sentences=tuple(kinds))}

    def named(question: str, row: int) -> bool:
        asked = Answerer(library).found(question)[0]
        passage = next(p for p in library.passages if p.text == texts[row])
        return names_row(library, asked, Run(passage, (passage.start,), 0.0, 0.0, 0.0, 0.0, 0.0))

    assert named("Wat is de functie van Piet Jansen?", 1)
    assert named("bij welke gemeente hoort anna bakker", 0)
    assert not named("Wat is de functie van Piet Jansen?", 0)
    assert not named("Wat is de functie van Karel Jansen?", 1)  # whom no passage knows
    assert not named("Wat is het telefoonnummer van Piet Jansen?", 1)
    assert not named("Wat is de functie van gids?", 2)  # no row


def test_what_is_missing_counts_against_an_answer(library: Library) -> None:
    def of(question: str) -> Signals:
        asked, hits, runs = Answerer(library).found(question)
        return signals(library, asked, runs[0], hits)

    with_name, without = of("Wat wil de raad in Appelscha met steden?"), of("Wat wil de raad met steden?")
    assert (with_name.names, with_name.missing) == (1, 1)
    assert (without.names, without.missing) == (0, 0)
    assert of("Waarom groeien steden?").no_reason in (0, 1)
    assert of("Wat zijn steden?").no_number == 0
    assert judged(library, Answerer(library).found("steden")[0], (), ()).chance == 0


def test_learned_weights_point_the_right_way() -> None:
    known = learned_evidence()
    assert 0 < known.threshold < 1
    better = NOTHING._replace(score=0.9, late=0.7, whole=0.7, stands_out=3.0, run_coverage=0.9, coverage=0.9, fit=1.0)
    assert known.chance(better) > known.chance(NOTHING._replace(late=0.3, whole=0.3))


def test_office_without_a_person_and_a_figure_of_something_else_are_no_answer(embedder: Embedder) -> None:
    def chance(question: str, text: str) -> float:
        texts = [text, *(f"Over weg {n} staat hier iets." for n in range(9))]
        answerer = Answerer(library_of("stuk", [Passage("stuk", "", (t,)) for t in texts], embedder))
        asked, hits, _ = answerer.found(question)
        passage = next(p for p in answerer.library.passages if p.text == text)
        numbers = (passage.start,)
        return judged(answerer.library, asked, [Run(passage, numbers, 1.0, 1.0, 1.0, 1.0, 9.0)], hits).chance

    threshold = learned_evidence().threshold
    who = "Wie is de voorzitter van de raad?"
    assert chance(who, "De raad is voor een gekozen voorzitter van de raad in Europa.") < threshold
    assert chance(who, "De voorzitter van de raad is Yvonne Bosma uit Europa.") >= threshold
    poor = "In de stad Eindhoven leeft 12,3% van de inwoners in armoede."
    assert chance("Leeft in Breda 12,3% van de inwoners in armoede?", poor) < threshold
    assert chance("Leeft in Eindhoven 12,3% van de inwoners in armoede?", poor) >= threshold


def test_text_on_the_subject_without_what_is_asked_is_no_answer(embedder: Embedder) -> None:
    def judgement(text: str) -> Judgement:
        texts = [text, *(f"Over weg {n} staat hier iets." for n in range(9))]
        answerer = Answerer(library_of("stuk", [Passage("stuk", "", (t,)) for t in texts], embedder))
        asked, hits, _ = answerer.found("Wat kost de nieuwe brug?")
        passage = next(p for p in answerer.library.passages if p.text == text)
        run = Run(passage, (passage.start,), 1.0, 1.0, 1.0, 1.0, 9.0)
        return judged(answerer.library, asked, [run], hits)

    threshold = learned_evidence().threshold
    without = judgement("De nieuwe brug komt er in 2030.")
    assert without.chance < threshold
    assert "not_told" in without.doubts
    assert judgement("De nieuwe brug kost in 2030 dertig miljoen euro.").chance >= threshold


def test_list_of_what_is_asked_for_answers_where_each_other_word_has_a_part_in_it(embedder: Embedder) -> None:
    text = ("Let op de volgende aandachtspunten:", "Duurzame wijken bouwen.", "De agenda afstemmen.", "Groen behouden.")
    others = [(f"Over weg {n} staat hier iets.",) for n in range(9)]
    answerer = Answerer(library_of("stuk", [Passage("stuk", "", t) for t in (text, *others)], embedder))

    def chance(question: str) -> float:
        asked, hits, _ = answerer.found(question)
        passage = next(p for p in answerer.library.passages if p.text.startswith("Let op"))
        hits = hits if any(hit.passage == passage for hit in hits) else ()
        run = Run(passage, tuple(range(passage.start, passage.stop)), 0.0, 0.0, 0.0, 0.0, -9.0)
        return judged(answerer.library, asked, [run], hits).chance if hits else 0.0

    threshold = learned_evidence().threshold
    assert chance("Noem alle aandachtspunten van de duurzaamheidsagenda") >= threshold
    assert chance("Noem alle aandachtspunten van de begroting") < threshold
    assert chance("Noem alle voordelen van de duurzaamheidsagenda") < threshold
