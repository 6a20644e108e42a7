"""Conversations in the margin of an annotated copy: a note of ours, and what people answered.

The readers of the formats give them, `run.replies` makes decisions of them. No reading here.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

ANSWERED = "draft.answered"
"""The code of the note that a draft holds such answers."""


class State(StrEnum):
    """What somebody set a note to, without a word."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"  # completed, cancelled


class Reply(Struct, frozen=True, kw_only=True):
    """What one person answered; `at` is UTC, None where the file does not say."""

    by: str
    text: str
    at: dt.datetime | None
    state: State | None = None


class Thread(Struct, frozen=True, kw_only=True):
    """A note of ours, the words that it hangs on, and what came of it.

    `name` is what we called the note, "" where the format keeps no names. `closed_by` and
    `closed_at` are who saved the file last, and when: nothing else tells who resolved a comment, or
    took a note away.
    """

    text: str
    words: str = ""
    name: str = ""
    replies: tuple[Reply, ...] = ()
    is_resolved: bool = False
    is_deleted: bool = False
    closed_by: str = ""
    closed_at: dt.datetime | None = None


def answered(number: int) -> str:
    """Return the note that a draft holds `number` comments of ours that came to anything."""
    comments = "1 comment" if number == 1 else f"{number} comments"
    return (
        f"{comments} of citecheck in the margin {'is' if number == 1 else 'are'} answered or"
        " resolved; with --decisions FILE that counts, and is kept in the file."
    )
