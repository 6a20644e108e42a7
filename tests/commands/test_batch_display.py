"""What a batch shows while it runs: live on a terminal, lines elsewhere, all of it in the log."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from citecheck.commands.batch_display import Display, drawn, duration, told
from citecheck.run.batch.tally import Tally


def _tally() -> Tally:
    tally = Tally(total=1_000, unchanged=100, done=390, failed=2, judged=8, to_obtain=70)
    tally.states = Counter(ok=50, dead=4)
    tally.error = "drafts/bad.docx: it is damaged"
    tally.started -= 40
    return tally


def test_a_line_says_how_far_it_is() -> None:
    line = told(_tally())
    assert line.startswith("398 checked, 2 unreadable, 100 unchanged, 500 to go, 10.0 a second")
    assert ", 50 s left; sources: 50 ok, 4 dead" in line


def test_nothing_begun_promises_nothing() -> None:
    line = told(Tally(total=3))
    assert "3 to go" in line
    assert "left" not in line
    assert line.endswith("sources: none")


def test_the_display_shows_drafts_states_rate_time_left_and_errors() -> None:
    page = io.StringIO()
    Console(file=page, width=100, color_system=None).print(drawn(_tally()))
    shown = page.getvalue()
    assert "500 of 1,000" in shown
    assert "10.0 a second, 50 s left" in shown
    assert "checked 398, unchanged 100, unreadable 2" in shown
    assert "sources 50 ok, 4 dead, 16 asked for" in shown
    assert "last error drafts/bad.docx: it is damaged" in shown


def test_a_name_in_an_error_is_no_markup() -> None:
    page, tally = io.StringIO(), _tally()
    tally.error = "[bold]x[/nothing].md: no\nfile"
    Console(file=page, width=100, color_system=None).print(drawn(tally))
    assert "[bold]x[/nothing].md" in page.getvalue()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (89, "89 s"), (600, "10 min"), (12_000, "3 h 20 min"), (190_800, "2 d 5 h")],
)
def test_a_length_of_time_is_said_as_a_person_would(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_log_keeps_what_is_not_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    display = Display(tmp_path / "run.log", Tally(), shown=False)
    display.line("12 drafts named")
    display.line("exit 0: 12 drafts checked")
    assert capsys.readouterr().err == "exit 0: 12 drafts checked\n"
    lines = (tmp_path / "run.log").read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        "12 drafts named",
        "exit 0: 12 drafts checked",
    ]


def test_a_terminal_is_drawn_on_and_standard_output_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text("# Boats\n\nThe harbour sold 12 boats in 2024 [1].\n")
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "citecheck", "batch", "d.md", "-o", "out", "--offline"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert run.communicate()[0] == b""
    words = shown.decode()
    assert "1 of 1" in words
    assert "checked 1, unchanged 0, unreadable 0" in words
    assert "exit 1: 1 drafts checked" in words
    report = json.loads((tmp_path / "out" / "results.jsonl").read_text())
    assert report["document"]["path"] == "d.md"
    log = (tmp_path / "out" / "run.log").read_text()
    assert "begins, settings" in log
    assert "\x1b" not in log
