"""A graph opened by onnxruntime."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from index.embedder import EmbedderError


def cores() -> int:
    """The cores that the process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_session(graph: Path, remedy: str) -> Any:
    """A session on all cores that the process may use.

    Raises:
        EmbedderError: the files are damaged or do not belong together; the message ends with ``remedy``, in Dutch.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = cores()
    options.log_severity_level = 3
    # a question runs through several graphs: threads that wait for more of one would keep the next from its cores
    options.add_session_config_entry("session.force_spinning_stop", "1")
    try:
        return onnxruntime.InferenceSession(str(graph), options, ["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no base class of its own for what it raises
        raise EmbedderError(
            f"Het taalmodel in {graph.parent} kan niet worden geladen: de bestanden zijn beschadigd of horen niet bij "
            f"elkaar. {remedy}"
        ) from error
