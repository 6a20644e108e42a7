from __future__ import annotations

import datetime as dt
import json
import resource
import threading
from pathlib import Path

import pytest

from citecheck.errors import ConfigError
from citecheck.findings import decisions
from citecheck.findings.decisions import Decision, Decisions
from citecheck.model import Choice, Problem, Severity

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 22)


def _problem(code: str = "figure.contradicted", fingerprint: str = "f1") -> Problem:
    return Problem(code=code, severity=Severity.ERROR, message="x", fingerprint=fingerprint)


def _decision(choice: Choice, until: dt.date | None = None, why: str | None = None) -> Decision:
    return Decision(
        fingerprint="f1",
        code="figure.contradicted",
        decision=choice,
        by="Ana",
        at=NOON,
        until=until,
        why=why,
    )


WAIVED = _decision(Choice.WAIVE, TODAY, "known")


def test_a_decision_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / decisions.DECISIONS_NAME
    wanted = [_decision(Choice.WAIVE, TODAY, "“known” \u2028\n"), _decision(Choice.ACCEPT)]
    for item in wanted:
        decisions.append(path, item)
    assert list(decisions.read(path).all) == wanted
    assert json.loads(path.read_bytes().splitlines()[0])["at"] == "2026-11-22T12:00:00Z"


@pytest.mark.parametrize("choice", [Choice.REJECT, Choice.WAIVE])
def test_a_rejected_or_waived_problem_is_out_of_the_gate(choice: Choice) -> None:
    assert Decisions([_decision(choice)]).is_waived(_problem(), TODAY)


@pytest.mark.parametrize("choice", [Choice.ACCEPT, Choice.COMMENT])
def test_an_accepted_or_commented_one_stays_in(choice: Choice) -> None:
    assert not Decisions([_decision(choice)]).is_waived(_problem(), TODAY)


def test_until_is_the_last_day() -> None:
    known = Decisions([_decision(Choice.WAIVE, TODAY)])
    assert known.is_waived(_problem(), TODAY)
    assert not known.is_waived(_problem(), TODAY + dt.timedelta(days=1))


def test_the_latest_line_counts_comments_aside() -> None:
    waive, accept = _decision(Choice.WAIVE), _decision(Choice.ACCEPT)
    comment = _decision(Choice.COMMENT, why="see page 4")
    assert Decisions([accept, waive, comment]).is_waived(_problem(), TODAY)
    assert not Decisions([waive, comment, accept]).is_waived(_problem(), TODAY)


def test_a_decision_holds_for_its_fingerprint_and_code_alone() -> None:
    known = Decisions([_decision(Choice.WAIVE)])
    assert not known.is_waived(_problem(fingerprint="f2"), TODAY)
    assert not known.is_waived(_problem(code="figure.unit"), TODAY)


def test_waived_problems_are_marked_and_the_others_left_alone() -> None:
    known = Decisions([_decision(Choice.WAIVE)])
    first, second = decisions.applied(
        [_problem(), _problem(code="figure.unit")], known, today=TODAY
    )
    assert first.waived
    assert not second.waived


GOOD = _decision(Choice.WAIVE).line()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "no JSON"),
        (b"[1]", "must be an object"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (GOOD.replace(b'"waive"', b'"forgive"'), "forgive"),
        (GOOD.replace(b'"f1"', b"17"), "'fingerprint' must be a text"),
        (GOOD.replace(b'"code"', b'"kode"'), "'code' must be a text"),
        (GOOD.replace(b"12:00:00Z", b"12:00:00"), "time zone"),
        (GOOD.replace(b"null", b'"2027-02-31"', 1), "line 3"),
    ],
)
def test_a_malformed_line_is_named_with_its_file(tmp_path: Path, line: bytes, said: str) -> None:
    path = tmp_path / "decided.jsonl"
    path.write_bytes(GOOD + b"\n" + line + b"\n")
    with pytest.raises(ConfigError, match=said) as caught:
        decisions.read(path)
    assert f"{path}, line 3" in str(caught.value)


def test_a_missing_file_and_an_unwritable_place_are_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read"):
        decisions.read(tmp_path / "none")
    with pytest.raises(ConfigError, match="cannot write"):
        decisions.append(tmp_path, _decision(Choice.ACCEPT))


def test_the_file_is_looked_for_upward(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / decisions.DECISIONS_NAME).write_bytes(GOOD)
    assert decisions.find(deep) == tmp_path / decisions.DECISIONS_NAME


def test_no_decision_is_lost_when_many_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "decided.jsonl"
    path.write_bytes(GOOD.rstrip())  # an editor took the last line feed away

    def write(name: str) -> None:
        for number in range(20):
            decisions.append(path, _decision(Choice.COMMENT, why=f"{name}{number}" * 500))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(decisions.read(path).all) == 81


def test_a_torn_last_line_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions.append(path, WAIVED)
    whole = path.read_bytes()
    torn = whole.rstrip(b"\n")[:-20]
    path.write_bytes(whole + torn)
    assert decisions.read(path).all == (WAIVED,)
    decisions.append(path, WAIVED)
    assert path.read_bytes() == whole * 2
    assert path.with_name("decisions.jsonl.torn").read_bytes() == torn + b"\n"


def test_a_whole_last_line_without_its_end_counts_and_is_not_run_into(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions.append(path, WAIVED)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    decisions.append(path, WAIVED)
    assert decisions.read(path).all == (WAIVED, WAIVED)


def test_a_torn_line_in_the_middle_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(b'{"fingerprint":\n' + WAIVED.line())
    with pytest.raises(ConfigError, match="line 1"):
        decisions.read(path)


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions.append(path, WAIVED)
    whole = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 30, hard))
    try:
        with pytest.raises(ConfigError, match="cannot write the decisions"):
            decisions.append(path, WAIVED)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == whole
