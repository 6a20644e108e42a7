"""A chat server as a process of its own, and a draft whose claims its source leaves unclear."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from citecheck.config.schema import Archive, Config, Fetch, Reader
from citecheck.engine import Choice
from citecheck.model import Checked
from citecheck.run import pipeline

COMMAND = str(Path(sys.executable).with_name("citecheck"))
DRAFT = """# Harbour

The scheme for a ferry terminal was dropped lock, stock and barrel [1]. The harbour master stepped \
down in May, exhausted by the fishing fleet [1].

## References

1. Harbour office. Ferry terminal. https://harbour.example/terminal
"""
SOURCE = """Ferry terminal

Councillors in Vik voted on Tuesday to drop the scheme for a ferry terminal, after months of \
protest by residents. The scheme had been estimated at 40 million crowns.

The harbour master, Ola Strand, stepped down in May. He had been at odds for years with the people \
who own the trawlers and other boats of the fishing fleet, and said the dispute had worn him out.
"""
DROPPED = "Councillors in Vik voted on Tuesday to drop the scheme for a ferry terminal"
WORN_OUT = "He had been at odds for years with the people who own the trawlers"
ANSWERS = {
    "The scheme": {"says": "supported", "words": DROPPED},
    "The harbour master": {"says": "contradicted", "words": f"{WORN_OUT} and other boats"},
}


class Desk(Struct, frozen=True):
    """A folder with a draft and its source, and the server that is asked about them."""

    folder: Path
    port: int

    def answer(self, answers: object) -> None:
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")

    def requests(self) -> list[dict[str, Any]]:
        """Return what the server was sent by now."""
        log = self.folder / "log.jsonl"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines]

    def reader(self, model: str = "scripted", **settings: object) -> Reader:
        usual = Reader(url=f"http://127.0.0.1:{self.port}", model=model)
        return replace(usual, **settings)

    def config(self, reader: Reader, *, offline: bool = False) -> Config:
        return Config(
            fetch=Fetch(retries=2, delay_s=0),
            archive=Archive(enabled=False),
            sources={"1": str(self.folder / "source.txt")},
            reader=reader,
            offline=offline,
        )

    def check(self, reader: Reader, *, offline: bool = False, store: str = "store") -> Checked:
        """Return what a run in this process comes to."""
        config = self.config(reader, offline=offline)
        found = pipeline.extract(str(self.folder / "draft.md"), config)
        bench = pipeline.Bench(store=self.folder / store, engine=Choice(here=True))
        return pipeline.check([found], config, bench)[0]

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Return how the command ended, with no settings of one's own unless given."""
        given = {"XDG_CONFIG_HOME": str(self.folder / "nobody"), **environment}
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, **given},
        )

    def settings(self, name: str = "mine.toml", *, model: str = "scripted", more: str = "") -> str:
        """Write settings that name the server, and return their path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'[reader]\nurl = "http://127.0.0.1:{self.port}/v1"\nmodel = "{model}"\n{more}\n'
            "[archive]\nenabled = false\n"
        )
        return str(path)

    def checked(self, *options: str, **environment: str) -> dict[str, Any]:
        """Return the report of `check` with the source at hand."""
        done = self.run(
            *("check", "draft.md", "--source", "1=source.txt", "--format", "json", *options),
            **environment,
        )
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    script = Path(__file__).with_name("chat_server.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "log.jsonl")],
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        desk = Desk(tmp_path, int(server.stdout.readline()))
        (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
        (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
        desk.answer(ANSWERS)
        yield desk
        server.send_signal(signal.SIGKILL)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let SIGINT interrupt this process and those that it starts.

    A shell without job control begins what it runs in the background deaf to it, and whatever that
    starts is deaf, too.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def closed_desk(desk: Desk) -> Desk:
    """The same with a port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return replace(desk, port=one.getsockname()[1])
