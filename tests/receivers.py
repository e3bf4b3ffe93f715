"""Who receives messages in tests: a real HTTP server and a real SMTP server on this machine, each in its own thread."""

import json
import socketserver
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest


@dataclass
class Robot:
    """An HTTP receiver. ``script`` holds (status, body, seconds to wait) for the next calls; afterwards all is well."""

    port: int = 0
    calls: list[dict[str, Any]] = field(default_factory=list)
    script: list[tuple[int, Any, float]] = field(default_factory=list)
    well: Any = field(default_factory=lambda: {"errcode": 0, "code": 0, "errmsg": "ok"})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/robot?key=geheim-1"


@dataclass
class Post:
    """An SMTP receiver. ``script`` holds the answers to the next DATA (250 when empty)."""

    port: int = 0
    mails: list[str] = field(default_factory=list)
    script: list[str] = field(default_factory=list)


@pytest.fixture
def robot() -> Iterator[Robot]:
    found = Robot()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.calls.append({"path": self.path, "headers": dict(self.headers), "json": json.loads(body)})
            status, said, wait = found.script.pop(0) if found.script else (200, found.well, 0)
            time.sleep(wait)
            raw = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]
    found.port = server.server_address[1]
    Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def post() -> Iterator[Post]:
    found = Post()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 test ESMTP")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "DATA":
                    self.say("354 go on")
                    lines = []
                    while (one := self.rfile.readline()) not in (b".\r\n", b""):
                        lines.append(one.decode())
                    answer = found.script.pop(0) if found.script else "250 taken"
                    if answer.startswith("250"):
                        found.mails.append("".join(lines))
                    self.say(answer)
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 test" if verb == "EHLO" else "250 OK")

        def say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.port = server.server_address[1]
    Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()
