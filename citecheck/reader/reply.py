"""A reply to one question: an answer, or why there is none."""

from __future__ import annotations

from msgspec import Struct

from citecheck.reader.answer import Answer

NOT_STORED = "the run is offline, and the store holds no answer"
WAITING = "it has not been asked yet"


class Reply(Struct, frozen=True, kw_only=True):
    """What came of a question: an `answer`, or a `reason` in words of ours, never the server's."""

    answer: Answer | None = None
    reason: str = ""
    is_kept: bool = False  # the answer of an earlier run, from the store
    is_sent: bool = False  # the question has, or may have, left the machine
