"""Wikitext → the same, as long, in which openings that nothing closes are no markup.

mwparserfromhell tries each unclosed opening up to the end of the page: thousands of them take it
minutes. Pages that people write have a handful, and are left as they are.
"""

from __future__ import annotations

from collections import Counter

from citecheck.errors import InputError
from citecheck.lazy_regex import regex

MOST_MARKS = 60_000  # the article of 355 kB met has 9,000; the parser reads 20,000 a second
MOST_UNCLOSED = 60  # openings; the parser takes 10 ms for so many, 14 s for 12,000
_TOKEN = regex(
    r"<!--.*?(?:-->|\Z)|<nowiki>.*?(?:</nowiki>|\Z)"
    r"|(?P<open>\{\{|\[\[|\{\||\[(?=(?:https?:|ftp:)?//))|(?P<close>\}\}|\]\]|\|\}|\])"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]*)?(?P<whole>>)?",
    16,  # re.DOTALL
)
_MARK = regex(
    r"\{\{|\[\[|<[a-zA-Z]|https?://|^[*#:;=]{1,2}|(?<=^[*#:;])[*#:;]+|&", 8
)  # re.MULTILINE
_CLOSES = {"{{": "}}", "[[": "]]", "{|": "|}", "[": "]"}
_VOID = frozenset(("br", "hr", "wbr", "img", "li", "dd", "dt", "tr", "td", "th", "p"))
_INERT = str.maketrans("<{[", "\ue000\ue001\ue002")
_ACTIVE = str.maketrans("\ue000\ue001\ue002", "<{[")


def defused(source: str) -> str:
    """Return `source` with its unclosed openings made inert, where there are many."""
    unclosed = _unclosed(source)
    if len(unclosed) <= MOST_UNCLOSED:
        return source
    characters = list(source)
    for offset in unclosed:
        characters[offset] = characters[offset].translate(_INERT)
    return "".join(characters)


def refuse_endless(source: str) -> None:
    """Raise InputError where a page has more markup than can be read in bounded time."""
    marks = sum(max(1, len(found.group()) // 2) for found in _MARK.finditer(source))
    if marks > MOST_MARKS:
        raise InputError(
            f"it has {marks:,} tags, templates and links, at most {MOST_MARKS:,}; split it"
        )


def restored(text: str) -> str:
    """Return a piece of what `defused` gave as it stands in the file."""
    return text.translate(_ACTIVE)


def _unclosed(source: str) -> list[int]:
    """Return the offsets of the openings that nothing closes; one pass, a stack."""
    stack: list[tuple[str, int]] = []  # what would close it, where it opens
    waiting: Counter[str] = Counter()
    unclosed: list[int] = []

    def close(name: str) -> None:
        while waiting[name]:
            closer, offset = stack.pop()
            waiting[closer] -= 1
            if closer == name:
                return
            unclosed.append(offset)

    for token in _TOKEN.finditer(source):
        name = (token["tag"] or "").lower()
        closer = _CLOSES[token["open"]] if token["open"] else name
        if token["close"] or token["end"]:
            close(token["close"] or name)
        elif name and token["whole"] is None:
            unclosed.append(token.start())
        elif closer and name not in _VOID and not token.group().endswith("/>"):
            stack.append((closer, token.start()))
            waiting[closer] += 1
    return unclosed + [offset for _, offset in stack]
