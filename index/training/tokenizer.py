"""A Dutch subword tokenizer: Unigram, lower case, without accents.

Unigram (Kudo 2018, "Subword Regularization", ACL) cuts nearer to morphemes than BPE does (Bostrom and Durrett 2020,
"Byte Pair Encoding is Suboptimal for Language Model Pretraining", Findings of EMNLP), which suits Dutch compounds.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORD_START = "▁"


def train_tokenizer(texts: Iterable[str], size: int = 40_000, longest: int = 18) -> Tokenizer:
    """A tokenizer of ``size`` pieces learned from ``texts``; a piece never spans punctuation."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(replacement=WORD_START, prepend_scheme="always"), pre_tokenizers.Punctuation()]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=list(SPECIAL),
        unk_token="[UNK]",
        max_piece_length=longest,
        shrinking_factor=0.7,
        n_sub_iterations=2,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B [SEP]",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a ``tokenizer.json``, set to neither pad nor cut."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def vocabulary(tokenizer: Tokenizer) -> list[str]:
    """Pieces in the order of their ids."""
    ids: dict[str, int] = tokenizer.get_vocab()
    return sorted(ids, key=ids.__getitem__)


def encode(tokenizer: Tokenizer, texts: list[str], special: bool = False) -> list[list[int]]:
    """Ids of each text."""
    return [e.ids for e in tokenizer.encode_batch_fast(texts, add_special_tokens=special)]
