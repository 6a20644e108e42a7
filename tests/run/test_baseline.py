from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.errors import InputError
from citecheck.model import Problem, Severity
from citecheck.report import to_json
from citecheck.run import baseline

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"


def test_what_an_earlier_report_has_is_known_and_nothing_else() -> None:
    known = baseline.read(SAMPLE)
    report = to_json.read(SAMPLE.read_bytes())
    assert all(known.holds(problem) for problem in report.problems)
    fresh = Problem(
        code=report.problems[0].code, severity=Severity.ERROR, message="x", fingerprint="new"
    )
    assert not known.holds(fresh)


def test_several_reports_may_stand_one_a_line(tmp_path: Path) -> None:
    report = to_json.read(SAMPLE.read_bytes())
    path = tmp_path / "reports.jsonl"
    path.write_bytes(to_json.line(report) + b"\n" + to_json.line(report) + b"\n")
    assert baseline.read(path) == baseline.read(SAMPLE)


def test_a_file_that_is_no_report_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    with pytest.raises(InputError, match="cannot read the baseline"):
        baseline.read(path)
    path.write_text("hello")
    with pytest.raises(InputError, match=r"notes\.txt: this is not a report"):
        baseline.read(path)
