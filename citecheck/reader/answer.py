"""What a reader may say: words of a server → an `Answer`, or nothing where the form is another.

The form is fixed: what a model says beside it, or in another form, counts for nothing.
"""

from __future__ import annotations

import re

import msgspec

from citecheck.lazy_regex import regex
from citecheck.model import Says

LONGEST = 2_000
"""Characters of the words of an answer: a passage that is sent has fewer."""

_FENCE = regex(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the reader says, and the words of the source that decide; none where it cannot tell."""

    says: Says
    words: str


def read(text: str) -> Answer | None:
    """Return the answer that `text` is, alone or as one block of code; None where it is none."""
    fenced = _FENCE.fullmatch(text)
    return decode((fenced[1] if fenced else text).encode("utf-8", "replace"))


def decode(data: bytes) -> Answer | None:
    """Return the answer in `data`, JSON; None where it is none, or one without words to show."""
    try:
        answer = msgspec.json.decode(data, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if answer.says is Says.UNCLEAR:
        return Answer(answer.says, "")
    is_shown = any(map(str.isalnum, answer.words)) and len(answer.words) <= LONGEST
    return answer if is_shown else None


def encode(answer: Answer) -> bytes:
    """Return `answer` as JSON, which `decode` takes back."""
    return msgspec.json.encode(answer)
