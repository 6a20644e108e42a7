"""Step 7: the address that opens a source at a passage.

In: a `Source` and a `Passage`. Out: an http or https address, or None. A text fragment finds the
place on a page, ``#page=`` in a PDF; where the live copy is gone the address is the capture's.
Source: WICG Scroll to Text Fragment; RFC 8118 for ``#page=``.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from citecheck.lazy_regex import regex
from citecheck.model import Passage, Source, SourceState

_WHOLE_UP_TO_WORDS = 8
"""Longest passage that is named whole; of longer ones the first and last words are enough."""

_EDGE_WORDS = 4
_LINE_OR_CELL = regex(r"[\r\n|]")
_FORBIDDEN = regex(r"[\x00-\x20\x7f-\xa0\"'<>\\^`{|}\u2028\u2029]")
"""What no address may hold raw: white space, controls, and what ends an attribute."""


def is_web(url: str | None) -> bool:
    """Whether `url` is an http or https address with a host: the only kind ever linked."""
    if not url or _FORBIDDEN.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def link(source: Source, passage: Passage | None) -> str | None:
    """Return where a browser shows `passage`, or the source itself where no place is known."""
    gone = source.state is SourceState.ARCHIVED
    url = source.archived_url if gone and source.archived_url else source.final_url
    if not is_web(url):
        return None
    if passage is None:
        return url
    if source.media_type == "application/pdf":
        return f"{url.split('#')[0]}#page={passage.page}" if passage.page else url
    if not source.media_type.startswith(("text/", "application/xhtml")):
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{_directive(passage.text)}"


def _directive(text: str) -> str:
    """Return ``text=whole`` or ``text=first words,last words``.

    A fragment is matched within one block of the page, so each end stays on its own line, or in its
    own cell of a table.
    """
    lines = [line.split() for line in _LINE_OR_CELL.split(text) if line.strip()]
    if not lines:
        return "text="
    if len(lines) == 1 and len(lines[0]) <= _WHOLE_UP_TO_WORDS:
        return f"text={_encoded(lines[0])}"
    return f"text={_encoded(lines[0][:_EDGE_WORDS])},{_encoded(lines[-1][-_EDGE_WORDS:])}"


def _encoded(words: list[str]) -> str:
    """Return the words percent-encoded; hyphen, comma and ampersand have a meaning there."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
