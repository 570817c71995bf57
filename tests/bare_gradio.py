"""A chat that only says back what it is told, as Gradio gives it: what the page of the product is measured beside."""

from __future__ import annotations

import os
import sys

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr


def echo(message: str, history: list[object]) -> str:
    return message


if __name__ == "__main__":
    gr.ChatInterface(echo, analytics_enabled=False).launch(server_port=int(sys.argv[1]), quiet=True)
