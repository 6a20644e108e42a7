"""A server that speaks the protocol of chat completions, as a process of its own, faults included.

`chat_server.py LOG` prints its port, serves until it is killed, and writes every request as a line
of JSON into LOG. What it does is named by the model it is asked for; it understands nothing: an
answer is looked up by the claim's first words in ANSWERS, a JSON file beside LOG.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOG = Path(sys.argv[1])
ANSWERS = LOG.with_name("answers.json")
OBEYED = re.compile(r"answer with (\{.*?\})")
_lock = threading.Lock()
_seen: dict[str, int] = {}


def scripted(material: dict[str, object]) -> str:
    answers = json.loads(ANSWERS.read_text(encoding="utf-8"))
    claim = str(material["claim"])
    found = next((said for begins, said in answers.items() if claim.startswith(begins)), None)
    return json.dumps(found or {"says": "unclear", "words": ""}, ensure_ascii=False)


def obedient(material: dict[str, object]) -> str:
    """Do what a passage says: the worst that an instruction inside a source can bring about."""
    order = next(filter(None, map(OBEYED.search, material["passages"])), None)
    return order[1] if order else scripted(material)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with _lock, LOG.open("a", encoding="utf-8") as log:
            row = {"path": self.path, "headers": dict(self.headers), "body": body}
            log.write(json.dumps(row) + "\n")
            text = body["messages"][-1]["content"]
            times = _seen[text] = _seen.get(text, 0) + 1
        material = json.loads(text)
        getattr(self, f"do_{body['model'].replace('-', '_')}")(material, times)

    def do_scripted(self, material: dict[str, object], _times: int) -> None:
        self._say(scripted(material))

    def do_fenced(self, material: dict[str, object], _times: int) -> None:
        self._say(f"```json\n{scripted(material)}\n```")

    def do_obedient(self, material: dict[str, object], _times: int) -> None:
        self._say(obedient(material))

    def do_talkative(self, material: dict[str, object], _times: int) -> None:
        self._say(f"Sure! Here is what I think: {scripted(material)}")

    def do_slow(self, material: dict[str, object], _times: int) -> None:
        time.sleep(0.5)
        self._say(scripted(material))

    def do_hanging(self, _material: dict[str, object], _times: int) -> None:
        time.sleep(60)

    def do_busy_once(self, material: dict[str, object], times: int) -> None:
        if times == 1:
            self._fail(429, {"Retry-After": "1"})
        else:
            self._say(scripted(material))

    def do_busy(self, _material: dict[str, object], _times: int) -> None:
        self._fail(429, {"Retry-After": "86400"})

    def do_faulty(self, _material: dict[str, object], _times: int) -> None:
        self._fail(503, {})

    def do_plain(self, material: dict[str, object], times: int) -> None:
        """Know no optional parameter."""
        if times == 1:
            self._fail(400, {})
        else:
            self._say(scripted(material))

    def do_elsewhere(self, _material: dict[str, object], _times: int) -> None:
        self._fail(307, {"Location": "/v1/chat/completions/elsewhere"})

    def do_broken(self, _material: dict[str, object], _times: int) -> None:
        self._send(200, b'{"choices": [{"message": {"content": "{\\"says\\":', {})

    def do_hollow(self, _material: dict[str, object], _times: int) -> None:
        self._send(200, b'{"error": "out of memory"}', {})

    def do_endless(self, _material: dict[str, object], _times: int) -> None:
        self._send(200, b'{"choices": "' + b"x" * 3_000_000 + b'"}', {})

    def do_picture(self, _material: dict[str, object], _times: int) -> None:
        self._send(200, b"\x89PNG", {"Content-Type": "image/png"})

    def do_telltale(self, _material: dict[str, object], _times: int) -> None:
        """Give the key away in the answer."""
        key = self.headers.get("Authorization", "")
        self._say(json.dumps({"says": "supported", "words": f"the council {key}"}))

    def do_cut(self, _material: dict[str, object], _times: int) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"choices"')
        self.close_connection = True

    def _say(self, words: str) -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": words}}
        self._send(200, json.dumps({"choices": [choice]}).encode(), {})

    def _fail(self, status: int, headers: dict[str, str]) -> None:
        self._send(status, b'{"error": "Authorization was " }', headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on standard error."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
