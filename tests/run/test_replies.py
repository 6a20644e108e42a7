"""An annotated Word copy, answered, and read back by the command: as an editor and writer do it."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from word_answers import Answer, answered

from citecheck.cli.main import citecheck
from citecheck.run import replies

LINES = (
    "The harbour sold 1,240 boats in 2024 [1].",
    "The line carried 9,000 people in 2023 [1].",
    "The quay is 310 metres long.",
)
SOURCE = """Harbour report

The harbour sold 1,420 boats in 2024.

The line carried 9,000 people in 2023.
"""


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a draft, its source and an annotated copy, which takes a while to make."""
    folder = tmp_path_factory.mktemp("annotated")
    (folder / "report.txt").write_text(SOURCE)
    write(folder / "draft.docx", *LINES)
    (folder / "citecheck.toml").write_text("[copies]\nevidence = true\n")
    with contextlib.chdir(folder):
        check("draft.docx", "--format", "docx=copy.docx")
    return folder


@pytest.fixture
def desk(annotated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(annotated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, *lines: str) -> None:
    document = docx.Document()
    document.add_heading("Boats", 1)
    for line in (*lines, "References", "1. Harbour. Report."):
        document.add_paragraph(line)
    document.save(str(path))


def check(*words: str) -> Result:
    base = ["check", "--offline", "--source", "1=report.txt", "--today", "2026-11-23"]
    return CliRunner().invoke(citecheck, [*base, *words])


def answer(desk: Path, *answers: Answer) -> None:
    copy = desk / "copy.docx"
    copy.write_bytes(answered(copy.read_bytes(), *answers))


def decided(desk: Path) -> list[dict[str, str | None]]:
    file = desk / "d.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


WRONG = "The source gives another figure."
HOLDS = "Supported."
UNCITED = "A fact without a source."


def test_a_reply_is_a_decision_with_its_author_and_date(desk: Path) -> None:
    answer(desk, Answer(to=WRONG, text="Rejected: the second edition has 1,240"))
    done = check("copy.docx", "--decisions", "d.jsonl", "--format", "json")
    (row,) = decided(desk)
    assert row["decision"] == "reject"
    assert row["code"] == "figure.contradicted"
    assert (row["by"], row["at"]) == ("Ana", "2026-11-22T10:00:00Z")
    assert row["why"] == "the second edition has 1,240"
    assert "1 answer taken over from the margin of copy.docx" in done.stderr
    waived = {item["code"] for item in json.loads(done.stdout)["problems"] if item["waived"]}
    assert waived == {"figure.contradicted"}


def test_a_comment_of_another_on_the_same_words_is_an_answer(desk: Path) -> None:
    answer(desk, Answer(to=WRONG, text="accept", linked=False))
    check("copy.docx", "--decisions", "d.jsonl")
    assert [(row["decision"], row["by"]) for row in decided(desk)] == [("accept", "Ana")]


def test_what_a_draft_says_of_itself_decides_nothing_until_asked(desk: Path) -> None:
    answer(desk, Answer(to=WRONG, resolves=True))
    done = check("copy.docx", "--format", "json")
    found = {item["code"]: item for item in json.loads(done.stdout)["problems"]}
    assert done.exit_code == 1
    assert found["draft.answered"]["severity"] == "note"
    asked = check("copy.docx", "--decisions", "d.jsonl", "--format", "json")
    codes = {item["code"] for item in json.loads(asked.stdout)["problems"]}
    assert "draft.answered" not in codes
    assert asked.exit_code == 0


def test_a_resolved_comment_is_let_pass_and_at_what_holds_it_is_a_tick(desk: Path) -> None:
    answer(
        desk,
        Answer(to=WRONG, text="we know", by="Ben", resolves=True),
        Answer(to=HOLDS, resolves=True),
    )
    check("copy.docx", "--decisions", "d.jsonl")
    rows = {(row["code"], row["decision"]): row for row in decided(desk)}
    assert rows.keys() == {
        ("figure.contradicted", "comment"),
        ("figure.contradicted", "waive"),
        ("claim", "tick"),
    }
    assert rows["figure.contradicted", "waive"]["why"] == "we know"
    assert rows["claim", "tick"]["why"] == "resolved in the Word copy"


@pytest.mark.parametrize(
    ("said", "choice", "why", "until"),
    [
        ("accept", "accept", "", None),
        ("Accepted, will mend", "accept", "will mend", None),
        ("Waive until 2027-02-01: next issue", "waive", "next issue", "2027-02-01"),
        ("Acceptable? I doubt it", "comment", "Acceptable? I doubt it", None),
        ("Please do not waive this", "comment", "Please do not waive this", None),
        ("waive until 2027-02-31", "comment", "waive until 2027-02-31", None),
        ("tick", "comment", "tick", None),
    ],
)
def test_only_a_reply_that_begins_with_it_decides(
    said: str, choice: str, why: str, until: str | None
) -> None:
    found, day, words = replies._choice(said, is_claim=False)
    assert (found, day and day.isoformat(), words) == (choice, until, why)


def test_the_same_copy_read_twice_adds_nothing(desk: Path) -> None:
    answer(desk, Answer(to=WRONG, text="accept"), Answer(to=HOLDS, resolves=True))
    check("copy.docx", "--decisions", "d.jsonl")
    once = decided(desk)
    done = check("copy.docx", "--decisions", "d.jsonl")
    assert len(once) == 2
    assert decided(desk) == once
    assert "taken over" not in done.stderr


def test_a_decision_does_not_go_over_to_other_words(desk: Path) -> None:
    answer(desk, Answer(to=UNCITED, text="waive"), Answer(to=WRONG, text="waive"))
    copy = desk / "copy.docx"
    document = docx.Document(str(copy))
    (quay,) = (line for line in document.paragraphs if "310" in line.text)
    for run in quay.runs:
        run.text = run.text.replace("310", "320")
    document.save(str(copy))
    done = check("copy.docx", "--decisions", "d.jsonl")
    assert [row["code"] for row in decided(desk)] == ["figure.contradicted"]
    assert "1 about words or findings that are no longer there" in done.stderr


def test_a_correction_that_was_accepted_is_checked_as_the_words_of_the_draft(desk: Path) -> None:
    document = docx.Document(str(desk / "copy.docx"))
    for struck in document.element.body.xpath(".//w:del"):
        struck.getparent().remove(struck)
    for put_in in document.element.body.xpath(".//w:ins"):
        put_in.getparent().replace(put_in, put_in[0])
    document.save(str(desk / "copy.docx"))
    report = json.loads(check("copy.docx", "--format", "json").stdout)
    assert report["claims"][0]["text"].startswith("The harbour sold 1,420 boats")
    assert report["claims"][0]["outcome"] == "supported"


def test_annotated_again_it_keeps_what_was_answered_and_says_nothing_twice(desk: Path) -> None:
    answer(desk, Answer(to=WRONG, text="accept"))
    check("copy.docx", "--decisions", "d.jsonl", "--format", "docx=again.docx")
    again = docx.Document(str(desk / "again.docx"))
    first, lines = (
        [one.text.partition("\n")[0] for one in copy.comments]
        for copy in (docx.Document(str(desk / "copy.docx")), again)
    )
    assert len(lines) == 5
    assert sorted(lines) == sorted(first)
    assert sum(line.startswith(WRONG) for line in lines) == 1
    assert "accept" in lines
    marks = again.element.body.xpath(".//w:commentReference/@w:id")
    assert len(marks) == len(set(marks)) == len(lines)
    assert len(again.element.body.xpath(".//w:del")) == 1


def test_a_decision_made_in_the_margin_stands_in_the_next_copy(desk: Path) -> None:
    answer(desk, Answer(to=UNCITED, text="waive until 2027-02-01"))
    check("copy.docx", "--decisions", "d.jsonl")
    check("draft.docx", "--decisions", "d.jsonl", "--format", "docx=again.docx")
    texts = [one.text for one in docx.Document(str(desk / "again.docx")).comments]
    assert any("Waived by Ana until 2027-02-01." in text.splitlines() for text in texts)
