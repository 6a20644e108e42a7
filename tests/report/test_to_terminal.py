from __future__ import annotations

import io
import re

import msgspec
import pytest
from rich.cells import cell_len

from citecheck import model
from citecheck.report import phrases, to_terminal
from citecheck.report.terminal_layout import PLAIN, Look, look_of
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report

ANSI = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e <script> [bold red]x[/] :smile:"


@pytest.fixture
def report(checked: model.Checked) -> Report:
    return build.report(checked)


def _show(report: Report, look: Look = PLAIN) -> str:
    return to_terminal.render(report, look).decode()


def test_the_worst_comes_first_with_its_place_and_code(report: Report) -> None:
    assert _show(report).splitlines()[0] == (
        "drafts/port.md:5:88: ✗ contradicted [figure.contradicted]"
    )


def test_the_claims_words_stand_above_the_sources_and_their_difference(report: Report) -> None:
    text = _show(report)
    claim = text.index("claim     “We will double")
    source = text.index("source    [3] “We may double")
    edit = text.index("edit      We [-may-] {+will+} double")
    assert claim < source < edit


def test_the_last_line_counts_what_could_not_be_verified(report: Report) -> None:
    assert _show(report).splitlines()[-1] == phrases.not_verified(report)


def test_supported_claims_are_counted_not_listed(report: Report) -> None:
    assert "containers" not in _show(report)
    assert "2 supported" in _show(report)


def test_every_problem_is_named_by_its_code(report: Report) -> None:
    text = _show(report)
    codes = {problem.code for problem in report.problems}
    assert codes
    assert {code for code in codes if code in text} == codes


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_but_addresses(report: Report, width: int) -> None:
    for line in _show(report, Look(width)).splitlines():
        assert cell_len(line) <= width or "://" in line or "drafts/port.md" in line


def test_colour_changes_no_word(report: Report) -> None:
    coloured = _show(report, Look(width=90, colour=True))
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == _show(report, Look(width=90))


def test_hostile_words_move_nothing(report: Report) -> None:
    claims = tuple(
        msgspec.structs.replace(
            claim,
            text=HOSTILE,
            why=HOSTILE,
            because=tuple(
                msgspec.structs.replace(r, passage=HOSTILE, link=None, said=HOSTILE, found=HOSTILE)
                for r in claim.because
            ),
        )
        for claim in report.claims
    )
    problems = tuple(msgspec.structs.replace(p, message=HOSTILE) for p in report.problems)
    document = msgspec.structs.replace(report.document, path=f"{HOSTILE}.md")
    hostile = msgspec.structs.replace(report, claims=claims, problems=problems, document=document)
    for look in (PLAIN, Look(80), Look(80, colour=True)):
        text = ANSI.sub("", _show(hostile, look))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert "[bold red]x[/] :smile:" in " ".join(text.split())


def test_an_extract_lists_claims_with_their_facts(checked: model.Checked) -> None:
    text = to_terminal.render(build.extract(checked.extract)).decode()
    assert "    figure    $1.8 billion" in text
    assert "    quotation Nobody asked us" in text
    assert text.splitlines()[-1] == "8 references, 12 markers, 13 claims, 23 facts, 0 problems"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_the_plain_form_and_no_color_is_obeyed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert look_of(io.StringIO()) == PLAIN
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "91")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert look_of(_Terminal()) == Look(width=91, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert look_of(_Terminal()) == Look(width=91, colour=False)
