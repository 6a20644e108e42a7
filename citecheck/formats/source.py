"""Step 4: the bytes of a source → :class:`Text`, what a person reads in it.

Nothing is fetched, and nothing is judged. Hidden text is left out, since it would count as
evidence that no reader can see. A reader may be slow or greedy on a hostile file: callers run
`read_text` in a worker that is bounded in time and memory (`engine/local.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import asdict, replace

from citecheck.formats.characters import writable
from citecheck.formats.registry import BY_MEDIA_TYPE, BY_NAME
from citecheck.lazy_regex import regex
from citecheck.model import NoText, SourceState, Text
from citecheck.nlp.figures.odd_digits import REORDERED

PICTURES = ("image/png", "image/jpeg")
VERSION = "5"  # of the extraction; a stored text of another version is made anew
UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
_REVERSED = regex("\u202e([^\u202c\n]{0,500})[\u202c\n]")
_HIDDEN_IN_NUMBERS = regex("(?<=[0-9])[\u202a-\u202e\u2066-\u2069\ufeff](?=[0-9])")


def read_text(body: bytes, media_type: str) -> Text | NoText:
    """Return what a person reads in `body`.

    Args:
        body: the bytes of the source, decompressed.
        media_type: its type, found by content; parameters such as charset may follow.
    """
    kind = media_type.partition(";")[0].strip().lower()
    reader = _reader(kind)
    if reader is None:
        return NoText(
            state=SourceState.UNSUPPORTED,
            reason=f"{kind or 'a file of unknown type'} holds no text",
        )
    text = reader(body, media_type)
    if isinstance(text, Text) and not text.body.strip():
        reason = "no text can be read in it (a scan, or an empty page)"
        if text.is_cut:
            reason = "; ".join(text.skipped)
        if text.hidden:
            reason = "no reader sees any of its words: all of them are hidden"
        return NoText(state=SourceState.UNREADABLE, reason=reason, pictures=text.pictures)
    return _printable(text) if isinstance(text, Text) else text


def _reader(kind: str) -> Callable[[bytes, str], Text | NoText] | None:
    """Return the reader of a media type; each is imported with its parser, and only then."""
    if kind in PICTURES:
        from citecheck.formats import picture  # noqa: PLC0415 - few sources are pictures

        return picture.read
    found = BY_MEDIA_TYPE.get(kind)
    if found is not None and found.has_sources:
        return found.source_reader
    if kind.endswith("+xml"):
        return BY_NAME["xml"].source_reader
    is_text = kind.startswith("text/") or kind == "application/json"
    return BY_NAME["plain"].source_reader if is_text else None


def _printable(text: Text) -> Text:
    """Blank the characters that steer a terminal or turn text around; every offset stays.

    Where a stretch is shown in reverse order, or a number has such a character in it, a sign says
    so: its digits are no evidence.
    """
    body = _HIDDEN_IN_NUMBERS.sub("\N{ZERO WIDTH SPACE}", text.body)
    body = _REVERSED.sub(lambda found: f"{REORDERED}{found.group(1)}{REORDERED}", body)
    hidden = tuple(UNPRINTABLE.sub(" ", stretch) for stretch in text.hidden)
    return writable(replace(text, body=UNPRINTABLE.sub(" ", body), hidden=hidden))


def encode(text: Text) -> bytes:
    """Return `text` in the form that the store keeps: its fields, and no tag.

    Other bytes for one text would make every text that another machine made unknown here.
    """
    return msgspec.json.encode(asdict(text))


def decode(data: bytes) -> Text:
    """Return the text that `encode` wrote."""
    return msgspec.json.decode(data, type=Text)
