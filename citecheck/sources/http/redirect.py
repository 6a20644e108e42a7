"""Step 3, redirects: a response → the next address, if it names one.

Both kinds count: a `Location` header with a redirecting status, and `meta refresh` in a page that
sends its reader on at once. Nothing else in a response leads anywhere.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from citecheck.lazy_regex import regex
from citecheck.sources.address import without_fragment

STATUSES = (301, 302, 303, 307, 308)
_HEAD = 65_536
_LONGEST_WAIT_S = 5.0  # a page shown for longer is meant to be read
_LONGEST = 8_000
_HIDES = regex(rb"<!--|<noscript\b", re.IGNORECASE)
_REFRESH = regex(
    rb"<meta\b(?=[^<>]{0,300}http-equiv\s{0,5}=\s{0,5}[\"']?refresh)"
    rb"[^<>]{0,300}?content\s{0,5}=\s{0,5}(\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}'|[^\s<>]{1,4000})",
    re.IGNORECASE,
)
_CONTENT = regex(
    r"\s{0,9}(\d{0,6}(?:\.\d{0,6})?)\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=\s{0,9})?(.{1,4000})",
    re.IGNORECASE | re.DOTALL,
)


def location_of(header: str | None, base: str) -> str:
    """Return the address that a `Location` header sends to.

    Raises:
        ValueError: there is none, or it is malformed.
    """
    if header is None or len(header) > _LONGEST:
        raise ValueError("no address to go to")
    return _joined(base, header)


def refresh_of(body: bytes, base: str) -> str | None:
    """Return the address that a page sends its reader to at once; None if it is no such page.

    A page that reloads itself, or shows itself for a while first, is no redirect.
    """
    if b"http-equiv" not in body[:_HEAD].lower():
        return None
    found = _REFRESH.search(_shown(body[:_HEAD]))
    if found is None:
        return None
    content = html.unescape(found.group(1).decode("utf-8", "replace").strip("\"'"))
    parts = _CONTENT.fullmatch(content)
    if parts is None or float(parts.group(1).strip(".") or 0) > _LONGEST_WAIT_S:
        return None
    try:
        target = _joined(base, parts.group(2).strip().strip("\"'"))
    except ValueError:
        return None
    return target if target != base else None


def _shown(head: bytes) -> bytes:
    """Return `head` without comments and what is shown to browsers without scripts alone.

    What is not closed swallows all that follows, as it does in a browser.
    """
    lower = head.lower()
    parts, at = [], 0
    while opening := _HIDES.search(head, at):
        parts.append(head[at : opening.start()])
        at = lower.find(b"-->" if opening[0] == b"<!--" else b"</noscript", opening.end())
        if at < 0:
            return b"".join(parts)
    return b"".join([*parts, head[at:]])


def _joined(base: str, target: str) -> str:
    joined = urljoin(base, target.strip(" \t"))
    scheme = joined.partition(":")[0].lower()
    return without_fragment(joined) if scheme in ("http", "https") else joined
