"""Whether a passage answers a question: a small model that reads the two together.

The embedding model encodes both, a decoder of two blocks compares them (:mod:`index.training.verifier_model`). That is
slower than comparing vectors, so only the few passages that the ranking put first are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.batching import batches_of, padded
from index.onnx_session import open_session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GRAPH = "verifier.onnx"  # in the folder of the models; written by index.training.verifier_graph
WEIGHTS = Path("vraagbaak-nl-verifier")  # a file of weights for each of the two decoders
TOKENIZER = Path("vraagbaak-nl", "tokenizer.json")  # shared with the embedding model, as the encoder is
MOST_TOKENS = 192  # of a passage, as it was trained
QUESTION_TOKENS = 48
BATCH_TOKENS = 2_048


def cut(ids: Sequence[int], most: int) -> list[int]:
    """At most so many ids, the last of them still the mark that ends a text."""
    return list(ids) if len(ids) <= most else [*ids[: most - 1], ids[-1]]


class Verdicts(NamedTuple):
    """Of some passages for one question, float32 of shape (passages,): the logit of ``answers``, above 0 when the
    passage rather answers than not, and of ``choice``, which says most beside those of the other passages."""

    answers: npt.NDArray[np.float32]
    choice: npt.NDArray[np.float32]


class Verifier:
    """The verifier in ``folder``, run by onnxruntime; loaded when it is first needed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(__file__).with_name("model")

    def read(self, question: str, passages: Sequence[str]) -> Verdicts:
        """Read each passage beside the question."""
        out = Verdicts(np.zeros(len(passages), np.float32), np.zeros(len(passages), np.float32))
        asked = np.array([cut(self._tokenizer.encode(question).ids, QUESTION_TOKENS)], np.int64)
        texts = [cut(e.ids, MOST_TOKENS) for e in self._tokenizer.encode_batch_fast(list(passages))]
        for rows in batches_of([len(ids) for ids in texts], BATCH_TOKENS):
            ids, mask = padded([texts[row] for row in rows])
            fed = {"question_ids": asked, "passage_ids": ids, "passage_mask": mask}
            out.answers[rows], out.choice[rows] = self._session.run(list(Verdicts._fields), fed)
        return out

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        return open_session(self._folder / GRAPH, "Installeer Vraagbaak opnieuw.")


@cache
def shared_verifier() -> Verifier:
    """The verifier that comes with the product, one for all libraries of the process."""
    return Verifier()
