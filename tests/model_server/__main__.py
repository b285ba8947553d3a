"""The server process: prints its port on the first line, then answers until it is stopped.

POST /v1/chat/completions and, as Ollama does, POST /api/chat (model = case name); GET /v1/models, /api/tags; GET /asked (every request body so far),
GET /broken (cases whose connection the other side broke off).
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.model_server.script import CASES, Case, events, lines, read_case, step_of

ASKED: list[dict[str, object]] = []
BROKEN: list[str] = []
REFUSED = "Bearer sai-khoa"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        names = sorted(path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.yaml"))
        answers = {
            "/asked": ASKED,
            "/broken": BROKEN,
            "/v1/models": {"object": "list", "data": [{"id": name, "object": "model"} for name in names]},
            "/api/tags": {"models": [{"name": name, "model": name} for name in names]},
        }
        if self.headers.get("authorization") == REFUSED:
            self._whole(401, "application/json", "{}")
            return
        known = self.path in answers
        self._whole(200 if known else 404, "application/json", json.dumps(answers.get(self.path, {})))

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        ASKED.append({**request, "headers": dict(self.headers), "path": self.path})
        case = read_case(request["model"])
        time.sleep(case.delivery.pause_s)
        try:
            self._deliver(case, request)
        except (BrokenPipeError, ConnectionResetError):
            BROKEN.append(case.name)
            self.close_connection = True

    def _deliver(self, case: Case, request: dict[str, object]) -> None:
        delivery, ollama = case.delivery, self.path == "/api/chat"
        kind = "application/x-ndjson" if ollama and delivery.content_type == "text/event-stream" else delivery.content_type
        status = step_of(case, request).get("status", delivery.status)
        if delivery.body is not None or status != 200:
            self._whole(status, kind, delivery.body or "{}", location=delivery.location)
            return
        self._open(status, kind)
        if delivery.endless is not None:
            self._endless(delivery.endless)
        if delivery.keep_alive_s:
            self._keep_alive(delivery.keep_alive_s)
        for number, event in enumerate((lines if ollama else events)(case, request)):
            if number == delivery.cut_after:
                self.close_connection = True
                return
            self._piece(event)
            time.sleep(delivery.every_s)
        if not ollama:
            self._piece("data: [DONE]\n\n")
        self._piece("")

    def _endless(self, piece: str) -> None:
        while True:
            self._piece(piece * 400)

    def _keep_alive(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._piece(": dang nghi\n\n")
            time.sleep(0.1)

    def _open(self, status: int, content_type: str) -> None:
        self.send_response(status)
        self.send_header("content-type", content_type)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def _piece(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _whole(self, status: int, content_type: str, text: str, *, location: str | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(data)))
        if location:
            self.send_header("location", location)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests read what they need from /asked."""


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
