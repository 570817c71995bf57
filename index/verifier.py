"""Whether a passage answers a question: a small model that reads the two beside each other.

An encoder, of which the lower layers are those of the embedding model, makes states of each text apart; a decoder of
two blocks compares them (:mod:`index.training.verifier_model`). Encoding takes the most time, so what was made of a
text is kept for a while: the next question of a conversation often finds the same.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.batching import batches_of
from index.onnx_session import cores, open_session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# in the folder of the models; written by index.training.verifier_graph
ENCODER_GRAPH, DECODER_GRAPH = "verifier-encoder.onnx", "verifier-decoder.onnx"
WEIGHTS = Path("vraagbaak-nl-verifier")  # a file of weights for the upper layers and for each of the two decoders
TOKENIZER = Path("vraagbaak-nl", "tokenizer.json")  # shared with the embedding model, as the lower layers are
MOST_TOKENS = 192  # of a passage, as it was trained
QUESTION_TOKENS = 48
BATCH_TOKENS = 2_048
QUIET = 1.0  # seconds since a question, after which there is time to prepare for others
KEPT = 512  # texts whose states are kept, some 170 kB for a passage, less for a sentence
REMEDY = "Installeer Vraagbaak opnieuw."


def cut(ids: Sequence[int], most: int) -> list[int]:
    """At most so many ids, the last of them still the mark that ends a text."""
    return list(ids) if len(ids) <= most else [*ids[: most - 1], ids[-1]]


class Verdicts(NamedTuple):
    """Of some passages for one question, float32 of shape (passages,): the logit of ``answers``, above 0 when the
    passage rather answers than not, and of ``choice``, which says most beside those of the other passages."""

    answers: npt.NDArray[np.float32]
    choice: npt.NDArray[np.float32]


class _States(NamedTuple):
    """Of a text, float16 of shape (tokens, width): below and above the verifier's own layers."""

    lower: npt.NDArray[np.float16]
    last: npt.NDArray[np.float16]


class Verifier:
    """The verifier in ``folder``, run by onnxruntime; loaded when it is first needed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(__file__).with_name("model")
        self._kept: OrderedDict[tuple[str, int], _States] = OrderedDict()
        self._lock = threading.Lock()
        self._last_read = -QUIET

    def read(self, question: str, passages: Sequence[str]) -> Verdicts:
        """Read each passage beside the question."""
        self._last_read = time.monotonic()
        verdicts = self._compare(question, self._states(passages, MOST_TOKENS))
        self._last_read = time.monotonic()
        return verdicts

    def prepare(self, texts: Iterable[str]) -> None:
        """Make now what reading each text as a passage takes, one after the other, while nobody asks anything."""
        for text in texts:
            while (left := self._last_read + QUIET - time.monotonic()) > 0:
                time.sleep(left)
            self._states([text], MOST_TOKENS)

    def _compare(self, question: str, passages: Sequence[_States]) -> Verdicts:
        out = Verdicts(np.zeros(len(passages), np.float32), np.zeros(len(passages), np.float32))
        if not passages:
            return out
        (asked,) = self._states([question], QUESTION_TOKENS)
        lengths = [len(states.last) for states in passages]
        for rows in batches_of(lengths, BATCH_TOKENS):
            fed = _padded_states([passages[row] for row in rows])
            fed |= {f"question_{name}": getattr(asked, name)[None].astype(np.float32) for name in ("lower", "last")}
            out.answers[rows], out.choice[rows] = self._decoder.run(list(Verdicts._fields), fed)
        return out

    def _states(self, texts: Sequence[str], most: int) -> list[_States]:
        keys = [(text, most) for text in texts]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        found |= self._encode([key for key in dict.fromkeys(keys) if key not in found])
        with self._lock:
            for key in keys:
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return [found[key] for key in keys]

    def _encode(self, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], _States]:
        encodings = self._tokenizer.encode_batch_fast([text for text, _ in keys]) if keys else []
        ids = [cut(e.ids, most) for e, (_, most) in zip(encodings, keys, strict=True)]
        if len(ids) < 2:
            return dict(zip(keys, map(self._encode_one, ids), strict=True))
        with ThreadPoolExecutor(cores()) as pool:
            return dict(zip(keys, pool.map(self._encode_one, ids), strict=True))

    def _encode_one(self, ids: Sequence[int]) -> _States:
        """Alone: int8 takes its scale from all that is run together, and what is kept must not hang on that."""
        fed = {"ids": np.array([ids], np.int64), "mask": np.ones((1, len(ids)), np.int64)}
        lower, last = self._encoder.run(["lower", "last"], fed)
        return _States(lower[0].astype(np.float16), last[0].astype(np.float16))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _encoder(self) -> Any:
        return open_session(self._folder / ENCODER_GRAPH, REMEDY)

    @cached_property
    def _decoder(self) -> Any:
        return open_session(self._folder / DECODER_GRAPH, REMEDY)


def _padded_states(texts: Sequence[_States]) -> dict[str, npt.NDArray[Any]]:
    """The decoder's inputs of some passages."""
    width, tokens = texts[0].last.shape[1], max(len(states.last) for states in texts)
    lower, last = (np.zeros((len(texts), tokens, width), np.float32) for _ in range(2))
    mask = np.zeros((len(texts), tokens), np.int64)
    for row, states in enumerate(texts):
        size = len(states.last)
        lower[row, :size], last[row, :size], mask[row, :size] = states.lower, states.last, 1
    return {"passage_lower": lower, "passage_last": last, "passage_mask": mask}


@cache
def shared_verifier() -> Verifier:
    """The verifier that comes with the product, one for all libraries of the process."""
    return Verifier()
