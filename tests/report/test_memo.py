"""The memo: who checked what, and what stands open; ticks of people beside those of the machine."""

from __future__ import annotations

import datetime as dt
import io

import docx
import msgspec
import pytest

from citecheck.findings.decisions import Decision, Decisions
from citecheck.model import Choice
from citecheck.report import phrases, to_memo
from citecheck.report.memo import memo
from citecheck.report.persons import Ticks
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Recorded

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def _line(
    claim: CheckedClaim, code: str = "claim", choice: Choice = Choice.TICK, by: str = "Ana"
) -> Recorded:
    return Recorded(fingerprint=claim.fingerprint, code=code, decision=choice, by=by, at=NOON)


@pytest.fixture
def ticked(report: Report) -> Report:
    """The sample with one claim ticked whole, one by its facts, one ticked and taken back."""
    first, second, third = [claim for claim in report.claims if claim.facts][:3]
    lines = [_line(first), _line(third), _line(third, choice=Choice.UNTICK)]
    lines += [_line(second, f"fact.{n}", by="Ben") for n in range(len(second.facts))]
    return msgspec.structs.replace(report, decisions=tuple(lines))


def test_progress_counts_facts_and_who_ticked_them(ticked: Report) -> None:
    first, second, third = [claim for claim in ticked.claims if claim.facts][:3]
    ticks = Ticks(ticked)
    assert ticks.is_done(first)
    assert ticks.is_done(second)
    assert not ticks.is_done(third)
    progress = ticks.progress()
    assert progress.ticked == len(first.facts) + len(second.facts)
    assert dict(progress.by) == {"Ana": len(first.facts), "Ben": len(second.facts)}
    assert progress.words.startswith(f"{progress.ticked} of {progress.of} facts ticked (")


def test_a_tick_is_open_again_when_the_claim_is_another(ticked: Report) -> None:
    first = next(claim for claim in ticked.claims if claim.facts)
    changed = msgspec.structs.replace(first, fingerprint="another")
    assert not Ticks(ticked).is_done(changed)


def test_the_memo_says_who_signed_and_what_stands_open(ticked: Report) -> None:
    made = memo(ticked)
    assert [(one.name, one.day) for one in made.signed] == [
        ("Ana", NOON.date()),
        ("Ben", NOON.date()),
    ]
    assert [one.did for one in made.signed] == ["2 facts ticked", "2 facts ticked"]
    assert len(made.open) + len(made.settled) == len(ticked.claims)
    by = {row.checked_by for row in made.settled}
    assert by >= {"Ana (20 November 2026)", "Ben (20 November 2026)"}
    assert all(row.outcome != "supported" for row in made.open)


def test_an_unsigned_memo_says_so(report: Report) -> None:
    assert "Not signed yet" in to_memo.render(report).decode()


def test_page_and_word_file_say_the_same(ticked: Report) -> None:
    page = to_memo.render(ticked).decode()
    document = docx.Document(io.BytesIO(to_memo.render_docx(ticked)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    made = memo(ticked)
    for words in (
        made.progress,
        f"Stands open ({len(made.open)})",
        f"Checked ({len(made.settled)})",
    ):
        assert words in page
        assert words in text
    assert to_memo.render_docx(ticked) == to_memo.render_docx(ticked)


def test_a_claim_is_told_with_the_copy_and_page_that_it_was_held_against(report: Report) -> None:
    made = memo(report)
    (flipped,) = (row for row in made.open if "rose" in row.why)
    (held,) = flipped.held
    assert held.source == "[2] https://stats.example/b4.pdf, read on 20 November 2026, page 14"
    assert held.passage.startswith("Between 2019 and 2023")
    courier = next(one for one in made.sources if one.entries == "[3]")
    assert courier.read.startswith("archived copy read, capture of 5 May 2023, copy 0303")
    assert courier.address.startswith("https://archive.example/web/20230505")
    assert made.read == "Sources read on 20 November 2026."


def test_a_decision_keeps_names_as_they_are_written(report: Report) -> None:
    problem = next(one for one in report.problems if one.claim)
    line = Recorded(
        fingerprint=problem.fingerprint,
        code=problem.code,
        decision=Choice.ACCEPT,
        by="Ana Lund",
        at=NOON,
        why="asked Tomas Brandt",
    )
    made = memo(msgspec.structs.replace(report, decisions=(line,)))
    (told,) = (text for row in made.open for text in row.decisions)
    assert told == "Accepted by Ana Lund on 20 November 2026: asked Tomas Brandt"
    assert [(one.name, one.did) for one in made.signed] == [("Ana Lund", "1 decision")]


def _kept(words: str, title: str) -> Decisions:
    return Decisions(
        [
            Decision(
                fingerprint="f" * 16,
                code="figure.contradicted",
                decision=Choice.ACCEPT,
                by="Ana",
                at=NOON,
                words=words,
                draft=title,
            )
        ]
    )


def test_what_was_changed_since_is_told_with_who_asked_for_it(report: Report) -> None:
    title = phrases.title(report.document)
    gone = build.with_decisions(report, _kept("Its turnover rose to $2.8 billion.", title))
    (line,) = memo(gone).changed
    assert line == (
        "“Its turnover rose to $2.8 billion.” is no longer in the draft."
        " Accepted by Ana on 20 November 2026"
    )
    assert line in to_memo.render(gone).decode()


@pytest.mark.parametrize("other", ["words that still stand", "another draft"])
def test_nothing_else_is_told_as_changed(other: str, report: Report) -> None:
    title = phrases.title(report.document) if other != "another draft" else "Boats"
    words = report.claims[0].text if other != "another draft" else "The boats are gone."
    assert memo(build.with_decisions(report, _kept(words, title))).changed == ()
