"""Step 3, a glimpse: HTML → what a passer-by sees of a page: title, blocks of words, a few signs.

Just enough to tell an article from a wall or an error page; evidence is never taken from here
(`formats/` reads pages properly). One pass, linear in the page, bounded by `_MOST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.lazy_regex import regex

_MOST = 600_000  # characters looked at; walls and error pages are small
_TAG = regex(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b([^<>]{0,4000})>")
_COMMENT = ("<!--", "-->")
_DECLARATION = ("<!", "<?")
_DARK = ("script", "style", "noscript", "template", "svg", "textarea", "object", "iframe")
_CHROME = ("nav", "footer", "select", "aside", "header")
_LINKED = 0.6  # of a block's letters: above, it leads elsewhere
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label"),
        *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
    )
)
_HEADINGS = ("h1", "h2", "h3")
_SECTIONS = ("div", "section", "blockquote", "p", "td", "dd")
_ABSTRACT = regex(  # in the id, class or role of an element, as a word of its own
    r"(?<![\w-])(?:id|class|role|data-title|itemprop|property)\s{0,3}=\s{0,3}"
    r"(?:\"[^\"]{0,300}?(?<![a-z])|'[^']{0,300}?(?<![a-z])|(?<![a-z]))[Aa]bstract(?![a-z]{2})"
)
_WORD = regex(
    r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,60}|\d{1,20}"
    r"|[\u3040-\u30ff\u3400-\u9fff]{2}|[\uac00-\ud7af]{1,20}"
)
_FREE = regex(
    r"isAccessibleForFree[\"']?\s{0,9}[:=]\s{0,9}[\"']?\s{0,3}(true|false)", re.IGNORECASE
)
_FREE_META = regex(
    r"itemprop=[\"']?isAccessibleForFree[\"']?\s{1,9}content=[\"']?(true|false)", re.IGNORECASE
)
_PARAGRAPH = regex(r"<p[\s>]", re.IGNORECASE)
_BLOCK_END = regex(r"</(?:p|div|article|section|body)\b", re.IGNORECASE)
_TAGS = regex(r"<[^<>]{0,2000}>")
_TITLE = regex(r"<title\b[^<>]{0,200}>([^<]{0,2000})<", re.IGNORECASE)
_PASSWORD = regex(r"type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
PROSE_WORDS = 6  # a block with fewer is a label, a link or a button


class Block(Struct, frozen=True, kw_only=True):
    """A run of words between two block tags.

    As `is_chrome` it belongs to the page's frame (navigation, header, footer, a column beside the
    text) or only leads elsewhere. A heading never does. `is_abstract`: its element is named so;
    `is_listed`: it is an item of a list.
    """

    text: str
    words: int
    is_heading: bool = False
    is_chrome: bool = False
    is_abstract: bool = False
    is_listed: bool = False


class Glimpse(Struct, frozen=True, kw_only=True):
    """What is seen of a page; `is_free` is the publisher's own word on it, None where unsaid."""

    title: str | None
    blocks: tuple[Block, ...]
    script: str  # what the scripts hold, and their addresses
    is_free: bool | None = None
    asks_password: bool = False
    has_frames: bool = False
    is_long: bool = False  # its blocks were not looked at: it holds a long text

    @property
    def words(self) -> int:
        """Number of words seen, navigation included."""
        return sum(block.words for block in self.blocks)

    @property
    def content(self) -> int:
        """Number of words seen outside the page's frame."""
        return sum(block.words for block in self.blocks if not block.is_chrome)

    @property
    def prose(self) -> int:
        """Number of words in blocks that may be sentences."""
        return sum(block.words for block in self.blocks if is_prose(block))


def is_prose(block: Block) -> bool:
    """Whether a block may hold a sentence of an article."""
    return block.words >= PROSE_WORDS and not block.is_chrome and not block.is_heading


def glimpse(page: str) -> Glimpse:
    """Return what is seen of `page`, its markup however broken."""
    page = page[:_MOST]
    spread = _Spread()
    for kind, name, content in _pieces(page):
        spread.take(kind, name, content)
    spread.close()
    free = _FREE.search(page) or _FREE_META.search(page)
    return Glimpse(
        title=spread.title,
        blocks=tuple(spread.blocks),
        script="\n".join(spread.scripts),
        is_free=None if free is None else free.group(1).lower() == "true",
        asks_password=spread.asks_password,
        has_frames=spread.has_frames,
    )


def holds_prose(page: str, words: int) -> bool:
    """Whether the paragraphs of `page` hold `words` words at least; a quick look, no parsing."""
    for paragraph in _PARAGRAPH.split(page[:_MOST])[1:]:
        inside = _BLOCK_END.split(paragraph, maxsplit=1)[0]
        found = len(_TAGS.sub(" ", inside).split())
        words -= found if found >= PROSE_WORDS else 0
        if words <= 0:
            return True
    return False


def plain(text: str) -> str:
    """Return `text` with the characters that HTML names in it: "&amp;", "&#8212;"."""
    if "&" not in text:
        return text
    import html  # noqa: PLC0415 - its table of names takes a millisecond

    return html.unescape(text)


def outline(page: str) -> Glimpse:
    """Return the title alone, of a page that `holds_prose` enough not to be looked at further."""
    title = _TITLE.search(page[:_MOST])
    found = plain(title.group(1)) if title else ""
    return Glimpse(title=" ".join(found.split()) or None, blocks=(), script="", is_long=True)


def count_words(text: str) -> int:
    """Return the number of words; two characters of Chinese or Japanese count as one."""
    return sum(1 for _ in _WORD.finditer(text))


def _pieces(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, name, content): ``text``, ``open`` and ``close`` tags, ``dark`` elements."""
    lower = page.lower()
    at = 0
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            yield "text", "", page[at:]
            return
        if start > at:
            yield "text", "", page[at:start]
        if page.startswith(_COMMENT[0], start):
            at = _behind(lower, _COMMENT[1], start)
            continue
        if page.startswith(_DECLARATION, start):
            at = _behind(lower, ">", start)
            continue
        tag = _TAG.match(page, start)
        if tag is None:
            yield "text", "", "<"
            at = start + 1
            continue
        at = tag.end()
        name = tag.group(2).lower()
        if tag.group(1):
            yield "close", name, ""
        elif name in _DARK and not tag.group(3).endswith("/"):
            end = _behind(lower, f"</{name}", at)
            yield "dark", name, tag.group(3) + page[at:end]
            at = end
        else:
            yield "open", name, tag.group(3)


def _behind(text: str, mark: str, at: int) -> int:
    """Return the offset behind the next `mark`, or the end: what is not closed swallows all."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


class _Spread:
    """Collects blocks while the pieces of a page go by."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.blocks: list[Block] = []
        self.scripts: list[str] = []
        self.asks_password = False
        self.has_frames = False
        self._parts: list[str] = []
        self._heading = False
        self._chrome = 0
        self._lists = 0
        self._abstract: str | None = None  # the name of its element, while inside
        self._deep = 0  # elements of that name that are open
        self._in_title = False
        self._in_link = False
        self._linked = 0

    def take(self, kind: str, name: str, content: str) -> None:
        """Take the next piece."""
        if kind == "text":
            self._parts.append(content)
            self._linked += len(content) if self._in_link else 0
        elif name == "a":
            self._in_link = kind == "open"
        elif kind == "dark":
            if name == "script":
                self.scripts.append(content)
        elif name not in _INLINE:
            self.close()
            self._turn(kind == "open", name, content)
            self._nest(kind == "open", name, content)

    def close(self) -> None:
        """End the block under way."""
        raw = "".join(self._parts)
        is_link = self._linked > _LINKED * len(raw)
        text = " ".join(plain(raw).split())
        self._parts.clear()
        self._linked = 0
        if not text:
            return
        if self._in_title:
            self.title = self.title or text[:500]
            return
        self.blocks.append(
            Block(
                text=text,
                words=count_words(text),
                is_heading=self._heading,
                is_chrome=(self._chrome > 0 or is_link) and not self._heading,
                is_abstract=self._abstract is not None,
                is_listed=self._lists > 0,
            )
        )

    def _turn(self, opens: bool, name: str, attributes: str) -> None:  # noqa: FBT001 - private, one call
        if name == "title":
            self._in_title = opens
        elif name in _HEADINGS:
            self._heading = opens
        elif name in _CHROME:
            self._chrome = max(0, self._chrome + (1 if opens else -1))
        elif name == "input" and _PASSWORD.search(attributes):
            self.asks_password = True
        elif name in ("frameset", "frame"):
            self.has_frames = True
        elif name in ("ul", "ol"):
            self._lists = max(0, self._lists + (1 if opens else -1))

    def _nest(self, opens: bool, name: str, attributes: str) -> None:  # noqa: FBT001 - private, one call
        """Note where the element that is named an abstract begins and ends."""
        if self._abstract is None:
            named = opens and name in _SECTIONS and "bstract" in attributes
            if named and _ABSTRACT.search(attributes):
                self._abstract, self._deep = name, 1
        elif name == self._abstract:
            self._deep += 1 if opens else -1
            if self._deep == 0:
                self._abstract = None
