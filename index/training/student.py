"""The model that is trained: the English model's body with a Dutch embedding matrix."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from index.training.batches import clip, pad
from index.training.graph import TOKEN_DIMENSIONS, write_graph
from index.training.tokenizer import SPECIAL

MAX_TOKENS = 256


def english_embeddings(teacher: Path) -> NDArray[np.float32]:
    """The input embedding matrix of the English model."""
    from safetensors.numpy import load_file

    weights = load_file(teacher / "model.safetensors")
    name = next(key for key in weights if key.endswith("embeddings.word_embeddings.weight"))
    return np.asarray(weights[name], dtype=np.float32)


class Student(nn.Module):
    """Mean-pooled, normalised vectors of token ids, and what it makes of each token."""

    def __init__(self, teacher: Path, embeddings: NDArray[np.float32], layers: tuple[int, ...] | None = None) -> None:
        super().__init__()
        from transformers import AutoModel

        self.body: Any = AutoModel.from_pretrained(teacher, dtype=torch.float32, add_pooling_layer=False)
        if layers is not None:
            self.body.encoder.layer = nn.ModuleList([self.body.encoder.layer[i] for i in layers])
            self.body.config.num_hidden_layers = len(layers)
        self.body.resize_token_embeddings(len(embeddings), mean_resizing=False)
        self.body.get_input_embeddings().weight.data.copy_(torch.from_numpy(embeddings))
        self.body.config.vocab_size = len(embeddings)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.with_tokens(ids, mask)[0]

    def with_tokens(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Unit vectors (texts, width), and the first dimensions of each token's state (texts, tokens,
        ``TOKEN_DIMENSIONS``), zero for padding and for the marks at both ends."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        inner = mask.clone()
        inner[:, 0] = 0
        inner[torch.arange(len(ids)), mask.sum(1).long() - 1] = 0
        return functional.normalize(mean, dim=1), hidden[..., :TOKEN_DIMENSIONS] * inner[..., None]

    def encode_ids(self, ids: list[list[int]], tokens: int = 4096) -> NDArray[np.float32]:
        """Vectors without gradients, in order; texts of like length are taken together."""
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        out = np.zeros((len(ids), self.body.config.hidden_size), dtype=np.float32)
        training = self.training
        self.eval()
        start = 0
        with torch.inference_mode():
            while start < len(order):
                end = start + 1
                while end < len(order) and len(ids[order[end]]) * (end - start + 1) <= tokens:
                    end += 1
                rows = order[start:end]
                out[rows] = self(*pad([ids[r] for r in rows])).numpy()
                start = end
        self.train(training)
        return out

    def encode(self, tokenizer: Tokenizer, texts: list[str], longest: int = MAX_TOKENS) -> NDArray[np.float32]:
        """Vectors of texts."""
        return self.encode_ids([clip(e.ids, longest) for e in tokenizer.encode_batch_fast(texts)])


def save_model(student: Student, tokenizer: Tokenizer, teacher: Path, out: Path) -> None:
    """Write a sentence-transformers folder: float16 weights that are read as float32, no code of its own.

    Beside them the graph with which onnxruntime reads the same weights as int8.
    """
    from safetensors.torch import save_file

    out.mkdir(parents=True, exist_ok=True)
    state = {
        k: v.detach().to(torch.float16).contiguous()
        for k, v in student.body.state_dict().items()
        if "position_ids" not in k and "pooler" not in k
    }
    width = student.body.config.hidden_size  # the pooling layer is not used; without it, loading would warn
    state |= {
        "pooler.dense.weight": torch.zeros(width, width, dtype=torch.float16),
        "pooler.dense.bias": torch.zeros(width, dtype=torch.float16),
    }
    save_file(state, out / "model.safetensors", metadata={"format": "pt"})
    (out / "model.safetensors").chmod(0o644)
    config = student.body.config.to_dict() | {"architectures": ["BertModel"], "dtype": "float32"}
    config.pop("_name_or_path", None)
    config["pad_token_id"] = SPECIAL.index("[PAD]")
    write_json(out / "config.json", config)
    write_tokenizer(tokenizer, out)
    shutil.copytree(teacher / "1_Pooling", out / "1_Pooling", dirs_exist_ok=True)
    write_json(out / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    write_json(out / "config_sentence_transformers.json", {"prompts": {}, "similarity_fn_name": "cosine"})
    module = "sentence_transformers.models."
    write_json(
        out / "modules.json",
        [
            {"idx": 0, "name": "0", "path": "", "type": module + "Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": module + "Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": module + "Normalize"},
        ],
    )
    write_graph(out)


def write_tokenizer(tokenizer: Tokenizer, out: Path) -> None:
    """The tokenizer's files as transformers reads them."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True))
    write_json(
        out / "tokenizer_config.json",
        {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS, **names},
    )


def write_json(path: Path, content: object) -> None:
    """Readable JSON."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
