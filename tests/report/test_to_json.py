from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from citecheck import model
from citecheck.errors import InputError
from citecheck.report import to_json
from citecheck.report.wire import build

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def test_the_published_schema_is_current() -> None:
    current = json.loads(json.dumps(to_json.schema()))
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == current


def test_reports_and_extracts_keep_to_the_schema(checked: model.Checked) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for report in (build.report(checked), build.extract(checked.extract)):
        validator.validate(json.loads(to_json.render(report)))


def test_a_report_reads_back_as_itself_on_one_line_or_many(checked: model.Checked) -> None:
    report = build.report(checked)
    assert to_json.read(to_json.render(report)) == report
    assert to_json.read(to_json.line(report)) == report
    assert b"\n" not in to_json.line(report)


def test_a_report_of_a_newer_minor_version_is_read_and_one_without_new_fields_too(
    checked: model.Checked,
) -> None:
    data = json.loads(to_json.render(build.report(checked)))
    data["weather"] = "fair"
    del data["document"]["text"]
    del data["document"]["blocks"]
    assert to_json.read(json.dumps(data).encode()).document.text == ""


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"schema": 1, "kind": "extract"}', b"\xff", b"[" * 200_000],
    ids=["empty", "list", "object", "extract", "not text", "deep"],
)
def test_what_is_no_report_is_named_so(data: bytes) -> None:
    with pytest.raises(InputError, match="not a report"):
        to_json.read(data)


def test_offsets_that_cannot_be_are_refused(checked: model.Checked) -> None:
    data = json.loads(to_json.render(build.report(checked)))
    data["claims"][0]["start"] = -5
    with pytest.raises(InputError, match="claims"):
        to_json.read(json.dumps(data).encode())


def test_a_later_schema_is_refused_by_number() -> None:
    with pytest.raises(InputError, match="schema 7"):
        to_json.read(b'{"schema": 7, "kind": "report"}')


def test_nothing_in_it_moves_a_terminal(checked: model.Checked) -> None:
    report = build.report(checked)
    hostile = "a\x1b[2Jb\x9b31mc\u202ed\x7f"
    data = json.loads(to_json.render(report))
    data["document"]["title"] = hostile
    rendered = to_json.render(to_json.read(json.dumps(data).encode()))
    assert json.loads(rendered)["document"]["title"] == hostile
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in rendered.decode())
    assert "\u202e" not in rendered.decode()
