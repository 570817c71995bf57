"""Gradio is imported without writing stubs beside its components, and works as it did."""

import subprocess
import sys
from pathlib import Path

import pytest

LOOK = """
import inspect
read = []
whole = inspect.getfile
inspect.getfile = lambda what: read.append(what) or whole(what)
{first}
import gradio as gr
class Own(gr.Textbox):
    pass
print(bool([what for what in read if isinstance(what, type)]), Own(value="x").value)
"""


@pytest.mark.parametrize(("first", "reads"), [("import app.web", "False"), ("", "True")])
def test_no_component_is_read_for_stubs(first: str, reads: str) -> None:
    root = Path(__file__).parent.parent
    look = [sys.executable, "-c", LOOK.format(first=first)]
    done = subprocess.run(look, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [reads, "x"]
