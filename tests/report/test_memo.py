"""The memo: who checked what, and what stands open; ticks of people beside those of the machine."""

from __future__ import annotations

import datetime as dt
import io

import docx
import msgspec
import pytest

from citecheck.model import Choice
from citecheck.report import to_memo
from citecheck.report.memo import memo
from citecheck.report.persons import Ticks
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
    assert made.signed == (("Ana", NOON.date()), ("Ben", NOON.date()))
    assert len(made.open) + len(made.settled) == len(ticked.claims)
    assert {row.checked_by for row in made.settled} >= {"Ana", "Ben"}
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
