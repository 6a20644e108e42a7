"""An annotated PDF, answered as Acrobat and others do it, and read back by the command."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from citecheck.cli.main import citecheck
from citecheck.formats.pdf import threads
from citecheck.report.margin_notes import AUTHOR
from citecheck.report.pdf import notes

LINES = (
    "The harbour sold 1,240 boats in 2024 [1].",
    "The line carried 9,000 people in 2023 [1].",
    "The quay is 310 metres long.",
)
SOURCE = """Harbour report

The harbour sold 1,420 boats in 2024.

The line carried 9,000 people in 2023.
"""
WRONG = "The source gives another figure."
HOLDS = "Supported."
UNCITED = "A fact without a source."


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annotated-pdf")
    (folder / "report.txt").write_text(SOURCE)
    (folder / "draft.pdf").write_bytes(_pdf(*LINES))
    (folder / "citecheck.toml").write_text("[copies]\nevidence = true\n")
    with contextlib.chdir(folder):
        _check("draft.pdf", "--format", "pdf=copy.pdf")
    return folder


@pytest.fixture
def desk(annotated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(annotated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _pdf(*lines: str) -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    for line in (*lines, "References", "1. Harbour. Report."):
        made.multi_cell(0, text=line, new_x="LMARGIN", new_y="NEXT")
        made.ln(4)
    return bytes(made.output())


def _check(*words: str) -> Result:
    base = ["check", "--offline", "--source", "1=report.txt", "--today", "2026-11-23"]
    return CliRunner().invoke(citecheck, [*base, *words])


def _decided(desk: Path) -> list[dict[str, str | None]]:
    file = desk / "d.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def _notes(writer: PdfWriter) -> ArrayObject:
    return writer.pages[0]["/Annots"].get_object()


def _changed(desk: Path, change: Callable[[PdfWriter], None]) -> None:
    """Save the copy as changed, behind its own bytes, as viewers do."""
    copy = desk / "copy.pdf"
    writer = PdfWriter(io.BytesIO(copy.read_bytes()), incremental=True)
    writer._add_object(NullObject())
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    copy.write_bytes(out.getvalue())


def _answer(
    desk: Path, to: str, text: str, *, by: str = "Ana", state: str = "", day: int = 22
) -> None:
    """Reply to the note (or to the reply) that begins with `to`, or set its state."""

    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        above = next(one for one in _notes(writer) if one.get_object()["/Contents"].startswith(to))
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Text"),
                NameObject("/Rect"): ArrayObject(FloatObject(n) for n in (0, 0, 20, 20)),
                NameObject("/F"): NumberObject(30),
                NameObject("/T"): TextStringObject(by),
                NameObject("/Contents"): TextStringObject(text),
                NameObject("/M"): TextStringObject(f"D:202611{day}110000+01'00'"),
                NameObject("/IRT"): above.indirect_reference or above,
            }
        )
        if state:
            made[NameObject("/State")] = TextStringObject(state)
            made[NameObject("/StateModel")] = TextStringObject("Review")
        writer.add_annotation(page, made)

    _changed(desk, change)


def test_both_ends_name_things_alike() -> None:
    assert threads.OURS == AUTHOR
    assert f"/{threads.LISTED}" == notes.LISTED


def test_a_reply_is_a_decision_with_its_author_and_date(desk: Path) -> None:
    _answer(desk, WRONG, "Rejected: the second edition has 1,240")
    _answer(desk, "Rejected: the second", "I doubt that", by="Ben", day=23)
    done = _check("copy.pdf", "--decisions", "d.jsonl", "--format", "json")
    reject, remark = _decided(desk)
    assert (reject["decision"], reject["code"]) == ("reject", "figure.contradicted")
    assert (reject["by"], reject["at"]) == ("Ana", "2026-11-22T10:00:00Z")
    assert reject["why"] == "the second edition has 1,240"
    assert (remark["decision"], remark["by"], remark["why"]) == ("comment", "Ben", "I doubt that")
    assert "2 answers taken over from the margin of copy.pdf" in done.stderr
    waived = {item["code"] for item in json.loads(done.stdout)["problems"] if item["waived"]}
    assert waived == {"figure.contradicted"}


@pytest.mark.parametrize(
    ("state", "decision"),
    [
        ("Accepted", "accept"),
        ("Rejected", "reject"),
        ("Completed", "waive"),
        ("Cancelled", "waive"),
    ],
)
def test_a_status_is_a_decision(desk: Path, state: str, decision: str) -> None:
    _answer(desk, WRONG, f"{state} set by Ana", state=state)
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert [(row["decision"], row["by"]) for row in _decided(desk)] == [(decision, "Ana")]


def test_the_last_status_of_a_person_counts(desk: Path) -> None:
    _answer(desk, WRONG, "one", state="Rejected")
    _answer(desk, "one", "two", state="None", day=23)
    _answer(desk, UNCITED, "three", state="Rejected")
    _answer(desk, "three", "four", state="Accepted", day=23)
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert [(row["code"], row["decision"]) for row in _decided(desk)] == [
        ("claim.uncited", "accept")
    ]


def test_what_holds_is_ticked_by_its_status(desk: Path) -> None:
    _answer(desk, HOLDS, "Completed set by Ana", state="Completed")
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert [(row["code"], row["decision"]) for row in _decided(desk)] == [("claim", "tick")]


def _without(*heads: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        kept = [
            one for one in _notes(writer) if not one.get_object()["/Contents"].startswith(heads)
        ]
        writer.pages[0][NameObject("/Annots")] = ArrayObject(kept)

    return change


def test_a_note_that_was_deleted_is_let_pass(desk: Path) -> None:
    _changed(desk, _without(WRONG))
    _check("copy.pdf", "--decisions", "d.jsonl")
    (row,) = _decided(desk)
    assert (row["code"], row["decision"]) == ("figure.contradicted", "waive")
    assert "deleted" in str(row["why"])


def test_evidence_that_was_deleted_decides_nothing(desk: Path) -> None:
    _changed(desk, _without(HOLDS))
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert _decided(desk) == []


def test_a_copy_without_any_note_says_nothing_of_deleting(desk: Path) -> None:
    _changed(desk, _without(""))
    assert "0 errors" not in _check("copy.pdf", "--decisions", "d.jsonl").stderr
    assert _decided(desk) == []


def test_a_copy_that_nobody_touched_decides_nothing(desk: Path) -> None:
    done = _check("copy.pdf", "--decisions", "d.jsonl", "--format", "json")
    assert _decided(desk) == []
    assert "draft.answered" not in {item["code"] for item in json.loads(done.stdout)["problems"]}


def test_answers_decide_nothing_until_asked(desk: Path) -> None:
    _answer(desk, WRONG, "accept")
    done = _check("copy.pdf", "--format", "json")
    found = {item["code"]: item for item in json.loads(done.stdout)["problems"]}
    assert found["draft.answered"]["message"].startswith("1 comment of citecheck in the margin is")


def test_the_same_copy_read_twice_adds_nothing(desk: Path) -> None:
    _answer(desk, WRONG, "accept")
    _check("copy.pdf", "--decisions", "d.jsonl")
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert len(_decided(desk)) == 1


def test_an_answer_to_words_that_have_changed_is_void(desk: Path) -> None:
    _answer(desk, WRONG, "accept")
    answered = PdfReader(desk / "copy.pdf")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(LINES[0].replace("1,240", "1,300")))))
    for one in answered.pages[0]["/Annots"]:
        writer.add_annotation(0, one.get_object().clone(writer))
    with (desk / "copy.pdf").open("wb") as file:
        writer.write(file)
    done = _check("copy.pdf", "--decisions", "d.jsonl")
    assert [row for row in _decided(desk) if row["decision"] == "accept"] == []
    assert "no longer there" in done.stderr


def test_annotated_anew_what_was_answered_stays_and_is_not_said_twice(desk: Path) -> None:
    _answer(desk, WRONG, "I shall ask them")
    before = PdfReader(desk / "copy.pdf").pages[0]["/Annots"]
    _check("copy.pdf", "--format", "pdf=again.pdf")
    after = [one.get_object() for one in PdfReader(desk / "again.pdf").pages[0]["/Annots"]]
    assert len(after) == len(before)
    assert len([one for one in after if one["/Contents"].startswith(WRONG)]) == 1
    (reply,) = (one for one in after if one["/T"] == "Ana")
    assert reply["/IRT"]["/Contents"].startswith(WRONG)
    shutil.move(desk / "again.pdf", desk / "copy.pdf")
    _check("copy.pdf", "--decisions", "d.jsonl")
    assert [row["why"] for row in _decided(desk)] == ["I shall ask them"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("D:20261122110000+01'00'", "2026-11-22T10:00:00+00:00"),
        ("D:20261122110000-0500", "2026-11-22T16:00:00+00:00"),
        ("D:20261122", "2026-11-22T00:00:00+00:00"),
        ("D:20261122110000Z", "2026-11-22T11:00:00+00:00"),
        ("D:20261199", None),
        ("22 November", None),
    ],
)
def test_dates_of_a_pdf(text: str, moment: str | None) -> None:
    found = threads.moment(text)
    assert (found and found.isoformat()) == moment
