"""An app served from a thread of this process, which can be stopped and started anew on the same port."""

from __future__ import annotations

import threading
import time
from typing import Any

import uvicorn


class InThread:
    """Serves ``app`` at ``address`` until it is stopped."""

    def __init__(self, app: Any, port: int = 0) -> None:
        self._server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.05)
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive()
