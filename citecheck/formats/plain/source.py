"""Plain text, Markdown and JSON sources: their own characters, line ends made one kind."""

from __future__ import annotations

from citecheck.formats.charset import decode
from citecheck.model import Text


def read(body: bytes, media_type: str) -> Text:
    """Return the text as it stands; the first line serves as the title."""
    text = decode(body, media_type).replace("\r\n", "\n").replace("\r", "\n")
    first = next((line.strip("# ").strip() for line in text.splitlines() if line.strip()), None)
    return Text(body=text, title=first[:200] if first else None)
