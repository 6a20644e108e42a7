"""What hostile files do to a run: no traceback, no exit 3, time and memory bounded.

    python benchmarks/hostile.py --data FOLDER [--only WORD]

FOLDER is the open data; it holds ``hostile/index.jsonl``. A draft is checked itself, a source as
one of two that a small draft cites; bodies with an encoding come from a server on loopback.
Measured are the CPU time of the command with all its children and the memory of the largest of
them; what the other source gave must be what it gives alone. Exit code 1 where a file passes a
bound.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CPU_S, MEGABYTES, PARENT_MEGABYTES = 15.0, 600, 50
CODES = (0, 1, 2, 4)
DRAFT = (
    "# Boats\n\nThe harbour sold 1,240 boats in 2024 [1]. The town has 12 parks [2].\n\n"
    "## References\n\n1. Harbour office. Boats. {}\n2. Town hall. Parks.\n"
)
GOOD = "The harbour sold 1,240 boats in 2024.\nThe town has 12 parks.\n"
_RUN = (
    "import resource, sys\n"
    "from citecheck.cli.main import main\n"
    "try: main()\n"
    "finally:\n"
    "    used = resource.getrusage(resource.RUSAGE_SELF)\n"
    "    print('PARENT', used.ru_maxrss, file=sys.stderr)\n"
)


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    name: str
    code: int
    cpu_s: float
    wall_s: float
    megabytes: float
    parent_megabytes: float
    said: str
    neighbour: str | None

    def faults(self, usual: Outcome) -> Iterator[str]:
        """Yield each bound that was passed; `usual` is a run of the same kind with a good file."""
        if self.code not in CODES:
            yield f"exit {self.code}"
        if "Traceback" in self.said:
            yield "traceback"
        if self.cpu_s > CPU_S:
            yield f"{self.cpu_s:.1f} CPU s"
        if self.megabytes > MEGABYTES:
            yield f"{self.megabytes:.0f} MB"
        if self.parent_megabytes > usual.parent_megabytes + PARENT_MEGABYTES:
            yield f"parent {self.parent_megabytes - usual.parent_megabytes:+.0f} MB"
        if self.neighbour != usual.neighbour:
            yield f"neighbour {self.neighbour}"


def checked(name: str, folder: Path, *arguments: str) -> Outcome:
    """Run the command in `folder`."""
    started = time.monotonic()
    command = [sys.executable, "-c", _RUN, "check", *arguments, "--format", "json"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        report, said = out.read(), err.read().decode("utf-8", "replace")
    parent = [line.split()[1] for line in said.splitlines() if line.startswith("PARENT ")]
    return Outcome(
        name=name,
        code=child.returncode,
        cpu_s=used.ru_utime + used.ru_stime,
        wall_s=time.monotonic() - started,
        megabytes=used.ru_maxrss / 1000,
        parent_megabytes=float(parent[-1]) / 1000 if parent else 0.0,
        said=said,
        neighbour=_neighbour(report),
    )


def _neighbour(report: bytes) -> str | None:
    """Return the outcome of the claim that rests on the other source, None where there is none."""
    try:
        claims = json.loads(report)["claims"]
    except (ValueError, KeyError, TypeError):
        return None
    return next((item["outcome"] for item in claims if item["labels"] == ["2"]), None)


@contextmanager
def served(body: bytes, encoding: str) -> Iterator[str]:
    """Serve `body` on loopback under a Content-Encoding; yield its host and port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Encoding", encoding)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run(row: dict[str, str], body: bytes) -> Outcome:
    """Check one file of the index in a folder of its own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        name = Path(row["name"]).name
        (folder / name).write_bytes(body)
        (folder / "good.txt").write_text(GOOD, encoding="utf-8")
        store = ("--store", "store", "--source", "2=good.txt")
        if row["kind"] == "draft":
            return checked(row["file"], folder, name, "--offline", "--store", "store")
        if row["kind"] == "encoded":
            with served(body, name.rpartition(".")[2].replace("gz", "gzip")) as host:
                address = f"http://{host}/page"
                (folder / "draft.md").write_text(DRAFT.format(address), encoding="utf-8")
                allowed = ("--allow-host", host, "--delay", "0", "--no-archive")
                return checked(row["file"], folder, "draft.md", *store, *allowed)
        (folder / "draft.md").write_text(DRAFT.format(""), encoding="utf-8")
        return checked(
            row["file"], folder, "draft.md", "--offline", *store, "--source", f"1={name}"
        )


def main() -> int:
    """Check every file and print what passes a bound, and the worst of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    folder = asked.data / "hostile"
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    usual = {
        kind: run({"kind": kind, "name": f"good.{ending}", "file": "good"}, body)
        for kind, ending, body in (
            ("draft", "md", DRAFT.encode()),
            ("source", "txt", GOOD.encode()),
        )
    }
    outcomes, faulty = [], 0
    for row in rows:
        if asked.only not in row["file"]:
            continue
        body = (folder / row["file"]).read_bytes()
        outcome = run(row, gzip.decompress(body) if row["packed"] else body)
        outcomes.append(outcome)
        faults = list(outcome.faults(usual["draft" if row["kind"] == "draft" else "source"]))
        if row["kind"] == "draft":
            faults = [fault for fault in faults if not fault.startswith("neighbour")]
        faulty += bool(faults)
        print(
            f"{outcome.name:44} exit {outcome.code} {outcome.cpu_s:5.1f} s"
            f" {outcome.megabytes:4.0f} MB  {', '.join(faults)}",
            flush=True,
        )
    worst = max(outcomes, key=lambda one: one.cpu_s)
    print(
        f"{faulty} of {len(outcomes)} files pass a bound; slowest {worst.name} {worst.cpu_s:.1f} s"
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
