"""A review that runs as the command would, in a process of its own on a free port."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
SERVE = (
    "from pathlib import Path; import sys; from citecheck.review import serve; "
    "serve(Path(sys.argv[1]), decisions=Path(sys.argv[2]), open_browser=False)"
)


@dataclass(frozen=True)
class Review:
    """A running review: its address, its report, its decisions."""

    address: str
    report: Path
    decisions: Path

    def ask(
        self, method: str = "GET", path: str = "", body: object = None, **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        """Return status, body and headers of an answer; `headers` go before the usual ones."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=10)
        usual = {"Host": parts.netloc}
        if method == "POST":
            usual["Origin"] = f"http://{parts.netloc}"
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        target = path if path.startswith("/") else parts.path + path
        connection.putrequest(method, target, skip_host=True)
        sent = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if data is not None:
            sent["Content-Length"] = str(len(data))
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(data)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, dict(answer.getheaders())

    def decide(self, **row: Any) -> tuple[int, str, dict[str, str]]:  # noqa: ANN401 - also wrong types
        """Post a decision, by Ana unless said otherwise."""
        return self.ask("POST", "decisions", {"by": "Ana", **row})


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    folder = tmp_path_factory.mktemp("review")
    report, decisions = folder / "report.json", folder / "decided.jsonl"
    shutil.copy(SAMPLE, report)
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(report), str(decisions)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    yield Review(process.stdout.readline().strip(), report, decisions)
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture
def review(_running: Review) -> Review:
    """The running review with its report as new and no decision made."""
    shutil.copy(SAMPLE, _running.report)
    _running.decisions.unlink(missing_ok=True)
    return _running


DRAFT = """# The harbour

The harbour of Veldmar was opened in 1911 [1]. It employs 410 people [1].

## References

1. Veldmar harbour, annual report. https://veldmar.example/report
"""
SOURCE = "The harbour of Veldmar was opened in 1911. The harbour employs 230 people.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    """Give a review of a draft, checked offline with a source of one's own."""
    folder = tmp_path_factory.mktemp("desk")
    draft, source = folder / "draft.md", folder / "source.txt"
    draft.write_text(DRAFT)
    source.write_text(SOURCE)
    command = ["-m", "citecheck", "review", str(draft), "--offline", "--no-browser"]
    process = subprocess.Popen(
        [sys.executable, *command, "--source", f"1={source}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=folder,
    )
    assert process.stdout
    yield Review(process.stdout.readline().strip(), draft, folder / "citecheck.decisions.jsonl")
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., Review]]:
    """Give what starts a review without a draft in a folder of its own, with options."""
    started: list[subprocess.Popen[str]] = []

    def begun(*options: str) -> Review:
        process = subprocess.Popen(
            [sys.executable, "-m", "citecheck", "review", "--no-browser", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=tmp_path,
        )
        started.append(process)
        assert process.stdout
        address = process.stdout.readline().strip()
        return Review(address, tmp_path / "none", tmp_path / "citecheck.decisions.jsonl")

    yield begun
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture
def empty(begin: Callable[..., Review]) -> Review:
    """Give a review without a draft, in a folder of its own."""
    return begin("--offline")
