"""A short hash that tells versions of a model folder apart."""

from __future__ import annotations

import hashlib
from pathlib import Path

_SUFFIXES = frozenset({".json", ".safetensors", ".bin", ".txt", ".onnx"})


def fingerprint_of(folder: Path) -> str:
    """Sixteen hexadecimal digits: configurations count whole, of weights the head, which is enough."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in _SUFFIXES):
        digest.update(f"{path.relative_to(folder)}:{path.stat().st_size}".encode())
        with path.open("rb") as file:
            digest.update(file.read(1 << 20))
    return digest.hexdigest()[:16]
