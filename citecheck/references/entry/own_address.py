"""Part of step 2a: which addresses in a draft are its own: ways back from a note, links to itself.

A draft is no source of itself (RULES S13): such an address names nothing. Known are the address
under which the draft was read, and the one to which the arrows behind its notes lead.
"""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from msgspec.structs import replace

from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, Document, Hint, HintKind

_ARROW = regex(
    r"[\W\ufe0e\ufe0f]{0,4}(?:[\u2190-\u2195\u21a9\u21aa\u21b0-\u21b5\u21d0-\u21d3\u23ce\u2934\u2b05"
    r"\u2b06^]|(?:back|return|jump up|go back)\b)"
    r"(?: to (?:the )?(?:text|top|article|content|post))?\W*$",
    re.IGNORECASE,
)
_BACK_NAME = regex(
    r"(?:cite_?-?ref|fn-?_?re?f?|footnote-?_?ref|footnote-?_?anchor|note-?_?ref|_ftnref|_ednref"
    r"|ref-?_?fn|back-?_?ref)[-_:.\d]",
    re.IGNORECASE,
)
_SHORT = 3  # code points: "1", "a", "[2]", "⤴"; so short are marks, not names of sources


class OwnAddresses:
    """The addresses under which a draft calls itself."""

    def __init__(self, document: Document) -> None:
        self._hints = document.hints
        backs = (
            hint.target
            for hint in document.hints
            if hint.kind is HintKind.LINK and hint.target and _leads_back(hint, document.text)
        )
        self._bases = {_base(target) for target in (*backs, document.path) if "://" in target}

    def holds(self, address: str) -> bool:
        """Whether `address`, whatever stands behind its "#", is the draft's own."""
        return "://" in address and _base(address) in self._bases

    def other_links(self) -> list[Hint]:
        """Return the hyperlinks of the draft that lead elsewhere, in order."""
        links = (hint for hint in self._hints if hint.kind is HintKind.LINK)
        return sorted(
            (link for link in links if not self.holds(link.target or "")), key=lambda one: one.span
        )

    def without(self, work: Bibliographic) -> Bibliographic:
        """Return `work` without an address that is the draft's own."""
        return replace(work, url=None) if work.url and self.holds(work.url) else work


def _leads_back(link: Hint, text: str) -> bool:
    """Whether a link into a page leads from a note back to its mark."""
    _, name = urldefrag(link.target or "")
    if not name:
        return False
    words = link.span.of(text).strip()
    is_mark = len(words) <= _SHORT and _BACK_NAME.match(name) is not None
    return is_mark or _ARROW.match(words) is not None


def _base(address: str) -> str:
    """Return an address without what does not change the page: scheme, "www.", "#…", last "/"."""
    page, _ = urldefrag(address)
    return page.partition("://")[2].removeprefix("www.").rstrip("/").lower()
