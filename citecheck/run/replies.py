"""An annotated copy that came back → the decisions that people wrote into its margin.

In: the file, Word or PDF, the report on it, and the decisions so far. Out: the decisions that are
new, and how many answers are about something that the report no longer has. A comment in Word is
known again by its first line and the words that it hangs on, a note in a PDF by its name: where the
words or their source have changed, what was decided on them is void. Nothing is written here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.findings.decisions import Decision, Decisions
from citecheck.formats.docx import threads as in_word
from citecheck.formats.docx.own_suggestions import OURS
from citecheck.formats.pdf import threads as in_pdf
from citecheck.formats.threads import ANSWERED, Reply, State, Thread
from citecheck.lazy_regex import regex
from citecheck.model import Choice
from citecheck.report.margin_notes import (
    ABOUT,
    HOW_TO_ANSWER,
    HOW_TO_ANSWER_NOTES,
    Remark,
    remarks,
)
from citecheck.report.persons import CLAIM, words_of
from citecheck.report.sanitise import one_line
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report
from citecheck.sandbox import LimitedError, run_limited

__all__ = ["ANSWERED", "Taken", "taken"]

_SECONDS = 60.0
_MEGABYTES = 1_500
_MAX_BYTES = 100_000_000
_READERS = {".docx": in_word.read_threads, ".pdf": in_pdf.read_threads}
_DELETED = "its note was deleted in the PDF copy"
_CHOICE = regex(
    r"\W*(accept|reject|waive|tick)(?:e?d|s)?\b(?: until (\d{4}-\d\d-\d\d))?[\W_]*", re.IGNORECASE
)
_SOMEBODY = "somebody in the margin"
_OF_STATES = {
    State.ACCEPTED: Choice.ACCEPT,
    State.REJECTED: Choice.REJECT,
    State.DONE: Choice.WAIVE,
}


class Taken(Struct, frozen=True, kw_only=True):
    """The decisions that a copy holds and the file lacks; how many answers had no finding."""

    decisions: tuple[Decision, ...] = ()
    void: int = 0

    def words(self, draft: str) -> str:
        """Return in a sentence what was taken over from `draft`, a path."""
        number = len(self.decisions)
        taken = "1 answer" if number == 1 else f"{number} answers"
        void = (
            f"; {self.void} about words or findings that are no longer there" if self.void else ""
        )
        return f"{taken} taken over from the margin of {draft}{void}"


def taken(draft: Path, report: Report, known: Decisions, now: dt.datetime) -> Taken:
    """Return what the margin of `draft` decides on the findings of `report`.

    Args:
        draft: the file that the report is on; where it is neither Word nor PDF it decides nothing.
        report: as it is without these decisions.
        known: the decisions so far, which are not given again.
        now: the date of what bears none.

    Raises:
        InputError: the file cannot be read.
    """
    read_threads = _READERS.get(draft.suffix.lower())
    if read_threads is None:
        return Taken()
    try:
        body = regular_file.read(draft, max_bytes=_MAX_BYTES)
        threads = run_limited(read_threads, body, seconds=_SECONDS, megabytes=_MEGABYTES)
    except (OSError, LimitedError) as error:
        raise InputError(f"cannot read the comments of {draft}: {error}") from error
    margin = _Margin(report)
    found: list[Decision] = []
    void = 0
    for thread in threads:
        about = margin.about(thread)
        made = [item for remark in about for item in _decisions(thread, remark, now)]
        found += made
        if not about and not thread.is_deleted and not _says_how_to_answer(thread):
            void += bool(thread.replies or thread.is_resolved)
    there = {_key(item) for item in known.all}
    new = (item for item in found if _key(item) not in there)
    name = build.draft_title(report)
    named = (replace(item, words=words_of(report, item.fingerprint), draft=name) for item in new)
    return Taken(decisions=tuple(named), void=void)


def _key(item: Decision) -> tuple[object, ...]:
    """Return what makes a decision the same when the copy is read again."""
    return item.fingerprint, item.code, item.decision, item.by, item.until, item.why


def _says_how_to_answer(thread: Thread) -> bool:
    """Whether it is the summary, which is about no finding."""
    return any(words in thread.text for words in (HOW_TO_ANSWER, HOW_TO_ANSWER_NOTES))


class _Margin:
    """The remarks of a report, found by name, or by what a comment says and where it hangs."""

    def __init__(self, report: Report) -> None:
        self._text = report.document.text
        self._marks = [(mark.start, mark.end) for mark in report.markers]
        self._by_head: dict[str, list[Remark]] = {}
        self._by_name: dict[str, Remark] = {}
        for remark in remarks(report, evidence=True):
            self._by_head.setdefault(_letters(remark.head), []).append(remark)
            self._by_name.setdefault(remark.name, remark)

    def about(self, thread: Thread) -> list[Remark]:
        """Return the remarks that a comment of ours was made of, and that still hold here."""
        if thread.name:
            named = (self._by_name.get(name) for name in thread.name.split())
            return [remark for remark in named if remark is not None]
        found = self._remark_of(thread)
        return [] if found is None else [found]

    def _remark_of(self, thread: Thread) -> Remark | None:
        head = thread.text.partition("\n")[0]
        words = {_letters(thread.words)}
        words |= {_letters(line.removeprefix(ABOUT)) for line in _about(thread)}
        for remark in self._by_head.get(_letters(head), ()):
            if remark.start is None or words & self._words(remark):
                return remark
        return None

    def _words(self, remark: Remark) -> set[str]:
        """Return the letters under a remark, with and without marks of notes among them."""
        start, end = remark.start or 0, remark.end or 0
        inside = [mark for mark in self._marks if start < mark[1] and mark[0] < end]
        edges = [start, *(edge for mark in inside for edge in mark), end]
        bare = "".join(self._text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        return {_letters(self._text[start:end]), _letters(bare)}


def _about(thread: Thread) -> list[str]:
    return [line for line in thread.text.splitlines() if line.startswith(ABOUT)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _decisions(thread: Thread, remark: Remark, now: dt.datetime) -> Iterator[Decision]:
    """Yield what people answered to one comment, and that they resolved it."""
    decides = False
    replies: Sequence[Reply] = [item for item in thread.replies if item.by != OURS]
    if thread.is_deleted and remark.code != CLAIM:
        yield _waived(remark, Reply(by=thread.closed_by, text=_DELETED, at=thread.closed_at), now)
    for reply in replies:
        made = _of_reply(reply, remark, now)
        if made is not None:
            decides = decides or made.decision is not Choice.COMMENT
            yield made
    if thread.is_resolved and not decides:
        last = replies[-1] if replies else Reply(by=thread.closed_by, text="", at=thread.closed_at)
        yield _waived(remark, replace(last, text=last.text or "resolved in the Word copy"), now)


def _waived(remark: Remark, reply: Reply, now: dt.datetime) -> Decision:
    """Return that a finding is let pass; a claim without one is ticked."""
    return Decision(
        fingerprint=remark.fingerprint,
        code=remark.code,
        decision=Choice.TICK if remark.code == CLAIM else Choice.WAIVE,
        by=one_line(reply.by) or _SOMEBODY,
        at=reply.at or now,
        why=one_line(reply.text),
    )


def _of_reply(reply: Reply, remark: Remark, now: dt.datetime) -> Decision | None:
    """Return a reply as a decision, None where it is empty."""
    said = one_line(reply.text)
    choice, until, why = _choice(said, is_claim=remark.code == CLAIM)
    if reply.state is not None:
        choice, until, why = _of_state(reply.state, is_claim=remark.code == CLAIM)
    if choice is Choice.COMMENT and not why:
        return None
    return Decision(
        fingerprint=remark.fingerprint,
        code=remark.code,
        decision=choice,
        by=one_line(reply.by) or _SOMEBODY,
        at=reply.at or now,
        until=until,
        why=why or None,
    )


def _of_state(state: State, *, is_claim: bool) -> tuple[Choice, None, str]:
    """Return what a status decides, and why; a claim without a finding is ticked by it."""
    why = f"set to “{state.value}” in the PDF copy"
    if not is_claim:
        return _OF_STATES[state], None, why
    return (Choice.COMMENT if state is State.REJECTED else Choice.TICK), None, why


def _choice(said: str, *, is_claim: bool) -> tuple[Choice, dt.date | None, str]:
    """Return what a reply decides, until when, and why; ticks are for claims, the rest is not."""
    found = _CHOICE.match(said)
    choice = Choice(found[1].lower()) if found else Choice.COMMENT
    if found is None or (choice is Choice.TICK) is not is_claim:
        return Choice.COMMENT, None, said
    try:
        until = dt.date.fromisoformat(found[2]) if found[2] else None
    except ValueError:
        return Choice.COMMENT, None, said
    return choice, until, said[found.end() :]
