"""The cross-encoder that reads a question and a passage together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.batching import batches_of
from index.verifier import ENCODER_GRAPH, TOKENIZER, Verifier, _States, cut
from ingest.errors import UserError

MODELS = Path(__file__).parent.parent / "index" / "model"


def test_what_is_too_long_is_cut_and_still_ends_with_its_mark() -> None:
    assert cut([1, 5, 6, 2], 4) == [1, 5, 6, 2]
    assert cut([1, 5, 6, 7, 2], 4) == [1, 5, 6, 2]


def test_batches_hold_every_text_once_and_no_more_tokens_than_asked() -> None:
    lengths = (3, 9, 4, 50, 7, 2)
    batches = batches_of(lengths, 20)
    assert sorted(row for rows in batches for row in rows) == list(range(6))
    assert all(len(rows) == 1 or len(rows) * max(lengths[row] for row in rows) <= 20 for rows in batches)


def test_passage_that_answers_is_told_from_one_on_the_same_subject() -> None:
    question = "Hoeveel kost een kaartje voor de veerpont?"
    answers = "Een kaartje voor de veerpont kost drie euro; kinderen varen gratis mee."
    others = [
        "De veerpont vaart elk half uur tussen beide oevers, ook op zondag.",
        "De gemeente plant bomen in het park.",
    ]
    verifier = Verifier()
    logits = verifier.read(question, [answers, *others]).answers
    assert logits.dtype == np.float32
    assert logits.argmax() == 0
    one_by_one = [verifier.read(question, [text]).answers[0] for text in (answers, *others)]
    assert np.allclose(logits, one_by_one, atol=0.6)  # int8 scales differ with what stands beside it in a batch


def test_long_question_and_passage_are_read() -> None:
    assert Verifier().read("waarom " * 500, ["de veerpont vaart " * 500]).choice.shape == (1,)


def test_nothing_to_read_is_no_logits() -> None:
    assert Verifier().read("Wie betaalt?", []).answers.shape == (0,)


def test_damaged_model_is_named_in_dutch(tmp_path: Path) -> None:
    (tmp_path / TOKENIZER.parent).mkdir()
    (tmp_path / TOKENIZER).write_bytes((MODELS / TOKENIZER).read_bytes())
    (tmp_path / ENCODER_GRAPH).write_bytes(b"geen graaf")
    with pytest.raises(UserError, match="beschadigd"):
        Verifier(tmp_path).read("Wie betaalt?", ["De gemeente betaalt."])


def test_what_was_prepared_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Een kaartje voor de veerpont kost drie euro.", "De gemeente plant bomen in het park."]
    verifier, encoded = Verifier(), list[str]()
    encode = verifier._encode

    def watched(keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], _States]:
        encoded.extend(text for text, _ in keys)
        return encode(keys)

    monkeypatch.setattr(verifier, "_encode", watched)
    verifier.prepare(texts)
    assert encoded == texts
    verifier.read("Wat kost het veer?", texts)
    assert encoded == [*texts, "Wat kost het veer?"]
