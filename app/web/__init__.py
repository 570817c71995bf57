"""The chat in the browser: a Gradio page on FastAPI that asks nothing of any other machine.

Gradio and the libraries under it look at these variables when they are imported, so they are set here, before any
module of this package can import them.
"""

import os

from app.web.lean_gradio import write_no_stubs

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["DO_NOT_TRACK"] = "1"

write_no_stubs()
