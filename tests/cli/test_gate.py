"""The gate as a table: what stands there, what is asked, the exit code, and the last line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.cli.main import main

SOURCE = (
    "The harbour sold 1,240 boats in 2024. The quay is 90 metres long.\n\n"
    "The office said: “We will open both bridges before the winter.”\n"
)
TRUE = "The harbour sold 1,240 boats in 2024 [1]."
WRONG = "The harbour sold 1,420 boats in 2024 [1]."
ALTERED = "The office said: “We will open no bridges before the winter” [1]."
OTHER = "The quay is 60 metres long [1]."
LOST = "The theatre in Arden hired nine cellists for its opera [1]."
LIST = "\n\n## References\n\n1. Harbour office. Boats. https://boats.example/a\n"
FAIL_ON = "; fail on contradicted, altered, not_found"

Play = Callable[..., tuple[int, str, str]]


@pytest.fixture
def play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Play:
    """Return what runs the command in a folder of its own; it tells code, last line and output,
    which is what is said on standard error where standard output is empty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "store").mkdir()

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["citecheck", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        last = shown.err.strip().splitlines()[-1]
        return int(ended.value.code or 0), last, shown.out or shown.err

    return run


def _write(name: str, *claims: str, entries: str = LIST) -> None:
    Path(name).write_text("# Boats\n\n" + "\n\n".join(claims) + entries, encoding="utf-8")


def _check(play: Play, *arguments: str, drafts: tuple[str, ...] = ("draft.md",)) -> tuple[int, str]:
    code, last, _ = play(
        "check", *drafts, "--offline", "--store", "store", "--today", "2027-01-20",
        "--source", "1=own.txt", *arguments,
    )  # fmt: skip
    return code, last


@pytest.mark.parametrize(
    ("claims", "arguments", "code", "last"),
    [
        ([TRUE], [], 0, f"exit 0: nothing fails{FAIL_ON}"),
        ([WRONG], [], 1, f"exit 1: 1 error{FAIL_ON}"),
        ([ALTERED], [], 1, f"exit 1: 1 error{FAIL_ON}"),
        ([WRONG, OTHER], [], 1, f"exit 1: 2 errors{FAIL_ON}"),
        ([TRUE, OTHER], ["--quiet"], 1, f"exit 1: 1 error{FAIL_ON}"),
        ([WRONG], ["--fail-on", "altered"], 0,
            "exit 0: nothing fails (1 that does not fail); fail on altered"),
        ([WRONG], ["--ignore", "figure"], 0, f"exit 0: nothing fails{FAIL_ON}"),
        ([WRONG], ["--select", "quote"], 0, f"exit 0: nothing fails{FAIL_ON}"),
        ([WRONG], ["--select", "figure.contradicted"], 1, f"exit 1: 1 error{FAIL_ON}"),
        ([WRONG], ["--require-all"], 1, f"exit 1: 1 error{FAIL_ON}"),
        (["It rained [7].", TRUE], [], 1, f"exit 1: 1 error (1 that does not fail){FAIL_ON}"),
        ([""], [], 1, f"exit 1: 1 error{FAIL_ON}"),
    ],
)  # fmt: skip
def test_what_is_found_decides(
    play: Play, claims: list[str], arguments: list[str], code: int, last: str
) -> None:
    _write("draft.md", *claims, entries=LIST if any(claims) else "")
    if not any(claims):
        Path("draft.md").write_text("", encoding="utf-8")
        got = play("check", "draft.md", "--offline", "--store", "store")[:2]
        assert got == (code, last)
        return
    assert _check(play, *arguments) == (code, last)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "figur.contradicted"], "did you mean 'figure.contradicted'?"),
        (["--ignore", "quoet"], "did you mean 'quote'?"),
        (["--fail-on", "contradict"], "did you mean 'contradicted'?"),
        (["--format", "htm"], "did you mean 'html'?"),
        (["--source", "2=own.txt"], "no reference has that label"),
        (["--source", "own.txt"], "--source takes LABEL=PATH"),
        (["--source", "1=gone.txt"], "gone.txt"),
        (["--store", "own.txt"], "own.txt"),
        (["--store", "nowhere", "--offline"], "there is no such folder"),
        (["--baseline", "own.txt"], "this is not a report"),
        (["--diff", "no-such-revision"], "name a revision"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--no-such-option"], "--no-such-option"),
        (["--archive-base", "foo"], "takes a web address"),
    ],
)
def test_a_slip_of_the_pen_is_no_pass(play: Play, arguments: list[str], said: str) -> None:
    _write("draft.md", TRUE)
    start = ["check", "draft.md", "--offline"]
    if "--source" not in arguments and "nowhere" not in arguments:
        start += ["--source", "1=own.txt"]
    if "--store" not in arguments:
        start += ["--store", "store"]
    code, last, shown = play(*start, *arguments)
    assert code == 2
    assert said in shown
    assert last.startswith("exit 2: nothing was checked")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[policy]\nselect = ["fgure"]', "did you mean 'figure'?"),
        ('[policy]\nseverity = { "quote.alterd" = "note" }', "did you mean 'quote.altered'?"),
        ('[policy]\nfail_on = ["nothing"]', "must be one of"),
        ('[sources]\n"9" = "own.txt"', "no reference has that label"),
        ("[policies]\n", "did you mean 'policy'?"),
    ],
)
def test_settings_that_name_nothing_are_no_pass(play: Play, toml: str, said: str) -> None:
    _write("draft.md", TRUE)
    Path("citecheck.toml").write_text(toml, encoding="utf-8")
    code, _, shown = play("check", "draft.md", "--offline", "--store", "store")
    assert code == 2
    assert said in shown


def test_a_missing_source_is_no_pass_where_all_is_required(play: Play) -> None:
    _write("draft.md", TRUE)
    code, last, _ = play("check", "draft.md", "--offline", "--store", "store")
    assert (code, last.split(" (")[0]) == (0, "exit 0: nothing fails")
    code, last, _ = play("check", "draft.md", "--offline", "--store", "store", "--require-all")
    assert code == 4
    assert last == "exit 4: 1 claim and 1 source could not be verified, and --require-all was given"
    _, _, out = play(
        "check", "draft.md", "--offline", "--store", "store", "--require-all", "--format", "github"
    )
    assert out.splitlines()[-1].startswith("::error title=not everything could be verified::exit 4")


def _waive(until: str | None, decision: str = "waive") -> None:
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    problem = next(item for item in report["problems"] if item["code"] == "figure.contradicted")
    row = {
        "fingerprint": problem["fingerprint"], "code": problem["code"], "decision": decision,
        "by": "Ana", "at": "2026-11-22T10:00:00Z", "until": until, "why": "the 2023 edition has it",
    }  # fmt: skip
    Path("citecheck.decisions.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("until", "code", "last", "told"),
    [
        (None, 0, "exit 0: nothing fails (1 waived or rejected)", None),
        ("2027-03-01", 0, "exit 0: nothing fails (1 waived or rejected)", None),
        ("2027-02-03", 0, "(1 that does not fail, 1 waived or rejected)", "in 14 days"),
        ("2027-01-20", 0, "(1 that does not fail, 1 waived or rejected)", "2027-01-20, today"),
        ("2027-01-19", 1, "exit 1: 1 error (1 that does not fail)", "ended on 2027-01-19"),
    ],
)  # fmt: skip
def test_a_waiver_holds_to_its_last_day_and_says_so(
    play: Play, until: str | None, code: int, last: str, told: str | None
) -> None:
    _write("draft.md", WRONG)
    _check(play, "-o", "report.json")
    _waive(until)
    got = _check(play, "-o", "after.json")
    assert got[0] == code
    assert last in got[1]
    report = json.loads(Path("after.json").read_text(encoding="utf-8"))
    notices = [item["message"] for item in report["problems"] if item["code"].startswith("waiver.")]
    assert len(notices) == (told is not None)
    assert all(told in notice for notice in notices if told)
    found = next(item for item in report["problems"] if item["code"] == "figure.contradicted")
    assert found["waived"] is (code == 0)
    assert found["decided"]["by"] == "Ana"


def test_what_was_rejected_is_not_called_waived(play: Play) -> None:
    _write("draft.md", WRONG)
    _check(play, "-o", "report.json")
    _waive(None, "reject")
    code, _, out = play(
        "check", "draft.md", "--offline", "--store", "store", "--source", "1=own.txt"
    )
    assert code == 0
    assert "[figure.contradicted rejected by Ana: the 2023 edition has it]" in out
    assert "1 of them rejected" in out


@pytest.mark.parametrize("form", ["json", "sarif", "terminal", "html", "junit", "github"])
def test_what_was_known_is_marked_in_every_form(play: Play, form: str) -> None:
    _write("draft.md", WRONG)
    _check(play, "-o", "before.json")
    _write("draft.md", "A new first paragraph.", WRONG.replace(" boats ", "\nboats "), OTHER)
    got = _check(play, "--baseline", "before.json", "--format", f"{form}=after.out")
    assert got == (1, f"exit 1: 1 error (1 known before){FAIL_ON}")
    text = Path("after.out").read_text(encoding="utf-8")
    marks = {
        "json": '"known": true', "sarif": '"baselineState": "unchanged"',
        "terminal": "[figure.contradicted known]", "html": ">known<", "junit": "known; ",
        "github": "::known: ",
    }  # fmt: skip
    assert text.count(marks[form]) >= 1


def test_only_what_is_new_since_a_revision_counts(play: Play) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    _write("draft.md", WRONG)
    git("init", "-q")
    git("add", "draft.md")
    git("commit", "-qm", "first")
    assert _check(play)[0] == 1
    assert _check(play, "--diff", "HEAD") == (
        0,
        f"exit 0: nothing fails (1 known before){FAIL_ON}",
    )
    _write("draft.md", OTHER, "A paragraph between.", WRONG.replace("sold 1", "sold\n1"))
    assert _check(play, "--diff", "HEAD") == (
        1,
        f"exit 1: 1 error (1 known before){FAIL_ON}",
    )
    git("commit", "-qam", "second")
    assert _check(play, "--diff", "HEAD")[0] == 0
    assert _check(play, "--diff", "HEAD~1")[0] == 1


def test_a_report_of_then_limits_the_gate_to_new_claims(play: Play) -> None:
    _write("draft.md", WRONG)
    _check(play, "-o", "then.json")
    Path("own.txt").write_text(SOURCE.replace("1,240", "1,250"), encoding="utf-8")
    assert _check(play, "--baseline", "then.json")[0] == 1  # the source has changed: a new finding
    assert _check(play, "--diff", "then.json")[0] == 0  # the claim has not


def test_several_drafts_are_counted_together_and_by_name(play: Play) -> None:
    for name, claim in (("a.md", TRUE), ("b.md", WRONG), ("c.md", OTHER)):
        _write(name, claim)
    got = _check(play, drafts=("a.md", "b.md", "c.md"))
    assert got == (1, f"exit 1: 2 errors in 2 of 3 drafts{FAIL_ON}")
    _, _, out = play(
        "check", "a.md", "b.md", "gone.md", "--offline", "--store", "store",
        "--source", "1=own.txt",
    )  # fmt: skip
    assert out.splitlines()[-4:] == [
        "3 drafts:",
        "  a.md: 1 claim: 1 supported",
        "  b.md: 1 claim: 1 contradicted",
        "  gone.md: could not be read",
    ]


def test_a_draft_that_cannot_be_read_is_an_annotation_too(play: Play) -> None:
    _write("a.md", TRUE)
    code, last, out = play(
        "check", "a.md", "gone.md", "--offline", "--store", "store", "--source", "1=own.txt",
        "--format", "github",
    )  # fmt: skip
    assert (code, last) == (2, "exit 2: 1 of 2 drafts could not be read")
    assert out.splitlines()[-1] == (
        "::error file=gone.md,title=the draft cannot be read::"
        "gone.md: there is no such file; check the path"
    )


def test_the_ending_of_the_output_chooses_the_form(play: Play) -> None:
    _write("draft.md", TRUE)
    for name, begins in (("a.html", "<!doctype html>"), ("a.csv", "\ufeffdraft,"), ("a.txt", "")):
        assert _check(play, "-o", name)[0] == 0
        assert Path(name).read_text(encoding="utf-8").lower().startswith(begins)
