"""Step 3, the condition of what came back: page → article, or which kind of something else.

Called with a page that was had in full and with success. It works on a glimpse of the page
(`page_outline.py`) and on what such pages say (`phrases.py`), which counts only where little else
stands on the page, so that an article about paywalls is an article. No evidence is read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from citecheck.formats.charset import decode
from citecheck.formats.source_type import HTML, PLAIN, READABLE
from citecheck.lazy_regex import regex
from citecheck.model import SourceState
from citecheck.sources.http.answer import Fetched
from citecheck.sources.page_quality.carried import carries_article
from citecheck.sources.page_quality.landing_page import Landing, landing_of
from citecheck.sources.page_quality.page_outline import (
    Block,
    Glimpse,
    count_words,
    glimpse,
    holds_prose,
    is_prose,
    outline,
)
from citecheck.sources.page_quality.phrases import Kind, any_of, kinds, sentences, speaks_to_reader
from citecheck.sources.redirect_state import led_astray

# Words of other prose on a page that make it an article all the same. Set on the pages of
# tests/sources/pages.py (22 walls and errors, 14 articles about such things).
_RESIDUE = 45  # where a block says it
_RESIDUE_TITLED = 80  # where title or heading says it, too
_TOLD = 12  # words beside it that make an article where they tell facts: dates, amounts
_FACTS = 2
_FACT = regex(  # a number: no price, no status code, no part of an address or version
    r"(?<![\w#/.,:$€£-])(?![45]\d\d\b)(?:\d{1,3}(?:[.,\s:]\d{1,3}){1,3}|\d{1,4})(?![\w.,:]?\d|\w|\s?[€$£])"
)
_LIMIT = regex(  # a number that only says how long to wait, or how much one may ask for
    r"\b\d{1,6}(?=\s(?:more\s)?(?:seconds?|minutes?|hours?|requests?|quer(?:y|ies)|pages?|addresses"
    r"|visits?|searches|times)\b|\s(?:\w{1,12}\s)?(?:a|an|per|each|every)\s(?:second|minute|hour|day)\b)",
    re.IGNORECASE,
)
_OFFERED = 120  # before an offer that does not say that the text goes on
_TEASER = 320  # before a wall; a longer text was not cut off by it
_FREE_TEXT = 400  # an article said to be for payment that stands there in full all the same
_LONG_TEXT = 450  # words in paragraphs; above all the limits here, so nothing else is looked at
_SHORT_BLOCK = 60  # words; walls address the reader in short blocks, articles mention walls in long
_FEW_WORDS = 25  # a page with fewer shows nothing yet
FEW_TO_TRUST = 60  # prose of pages that are worth asking the server for one that cannot exist
_LONGEST_SAYING = 800  # characters
_LONGEST_TITLE = 200
_QUOTED = regex(r"“[^“”]{0,300}”")
_SEPARATORS = regex(r"\s[|–—·»«:•-]\s|[|»«•]")
_HOST = regex(r"\s*(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\s*", re.IGNORECASE)
_SCRIPTED = regex(r"location\s{0,3}(?:\.href\s{0,3})?=|location\.(?:replace|assign)\(")


class Condition(Struct, frozen=True, kw_only=True):
    """What a page is; OK means that nothing speaks against its being the source."""

    state: SourceState
    reason: str | None = None
    title: str | None = None
    is_doubtful: bool = False  # so short that the host's answer to a made-up path should decide
    landing: Landing | None = None  # it shows the abstract of a work at most


def condition_of(fetched: Fetched) -> Condition:
    """Return the condition of a fetched page whose state is OK.

    What stands before a wall is a beginning, but an abstract is whole: its page is had.
    """
    found = _shown(fetched)
    if found.state is SourceState.SCRIPT_ONLY and _carries(fetched):
        return Condition(state=SourceState.OK, title=found.title)
    if found.state not in (SourceState.OK, SourceState.PAYWALLED):
        return found
    landing = landing_of(fetched.body or b"", fetched.media_type or "", fetched.final_url)
    if landing is None or not (landing.has_abstract or found.state is SourceState.OK):
        return found
    return Condition(state=SourceState.OK, title=found.title, landing=landing)


def _carries(fetched: Fetched) -> bool:
    return carries_article(decode(fetched.body or b"", fetched.media_type or ""))


def _shown(fetched: Fetched) -> Condition:
    body = fetched.body or b""
    media_type = fetched.media_type or ""
    kind = media_type.partition(";")[0]
    if kind not in READABLE and not kind.startswith("text/"):
        return Condition(
            state=SourceState.UNSUPPORTED, reason=f"It holds no text that can be read ({kind})."
        )
    if kind in ("text/css", "text/javascript"):
        return Condition(
            state=SourceState.UNSUPPORTED, reason="It is a script or a style, no text."
        )
    if not body.strip():
        return Condition(state=SourceState.SOFT_404, reason="The page is empty.")
    if kind not in (HTML, PLAIN):
        return Condition(state=SourceState.OK)
    text = decode(body[:1_000_000], media_type)
    if kind == HTML and holds_prose(text, _LONG_TEXT):
        seen = outline(text)
        return _astray(fetched, seen) or _judged_long(seen)
    seen = glimpse(text) if kind == HTML else _plain(text)
    return _astray(fetched, seen) or _judged(seen, is_html=kind == HTML)


def alike(one: bytes, other: bytes) -> bool:
    """Whether two pages show the same words, numbers and addresses aside."""
    mine, theirs = _vocabulary(one), _vocabulary(other)
    return len(mine & theirs) >= 0.9 * max(len(mine | theirs), 1)


def _astray(fetched: Fetched, seen: Glimpse) -> Condition | None:
    is_long = seen.is_long or seen.prose >= _TEASER
    found = led_astray(fetched.url, fetched.final_url, is_long=is_long)
    return None if found is None else Condition(state=found[0], reason=found[1], title=seen.title)


def _judged_long(seen: Glimpse) -> Condition:
    """Judge a page with a long text: only its title can still give it away."""
    for kind in kinds():
        if kind.whole and _titled(kind, seen):
            return Condition(state=kind.state, reason=kind.reason, title=seen.title)
    return Condition(state=SourceState.OK, title=seen.title)


def _judged(seen: Glimpse, *, is_html: bool) -> Condition:
    strength, kind = max(
        ((_strength(kind, seen), kind) for kind in kinds()), key=lambda found: found[0]
    )
    if strength:
        return Condition(state=kind.state, reason=kind.reason, title=seen.title)
    if seen.asks_password and seen.prose < _FEW_WORDS:
        reason = "The page asks for a password, and shows next to nothing else."
        return Condition(state=SourceState.PAYWALLED, reason=reason, title=seen.title)
    if seen.is_free is False and seen.prose < _FREE_TEXT:
        return Condition(
            state=SourceState.PAYWALLED,
            reason="The publisher marks the page as not free, and only its beginning is there.",
            title=seen.title,
        )
    if is_html and (seen.words < _FEW_WORDS or not seen.content):
        empty = _empty(seen)
        if empty is not None:
            return empty
    doubtful = is_html and seen.prose < FEW_TO_TRUST
    return Condition(state=SourceState.OK, title=seen.title, is_doubtful=doubtful)


def _strength(kind: Kind, seen: Glimpse) -> int:
    """Return how plainly the page is of this kind: 0 not at all, 2 by its title and its text."""
    titled = _titled(kind, seen)
    if kind.whole and titled:
        return 2
    said = _said(kind, seen.blocks)
    if not said and not titled:
        few = seen.prose < _FEW_WORDS
        return int((few and _scripted(kind, seen)) or (kind.cuts and _offers(kind, seen)))
    if not (titled or _plainly(kind, said) or _speaks(seen)):
        return 0
    if kind.cuts:
        return int(_cuts(said, seen, titled=titled)) * (1 + titled)
    residue = [
        sentence
        for at, block in enumerate(seen.blocks)
        if is_prose(block)
        for sentence in _unsaid(block, said.get(at, ()))
    ]
    words = sum(map(count_words, residue))
    tells = _facts(seen) >= _FACTS and (words >= _TOLD or not titled)
    most = _RESIDUE_TITLED if titled else _RESIDUE
    return 0 if tells or words >= most else (1 + titled if said else 1)


def _facts(seen: Glimpse) -> int:
    prose = (_LIMIT.sub(" ", block.text) for block in seen.blocks if is_prose(block))
    return sum(len(_FACT.findall(text)) for text in prose)


def _said(kind: Kind, blocks: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """Return the sentences that say it, by the place of their block; or else whole blocks."""
    said = {}
    for at, block in enumerate(blocks):
        if block.words <= _SHORT_BLOCK and len(block.text) <= _LONGEST_SAYING:
            parts = sentences(block.text)
            found = tuple(text for text in parts if kind.says(text) or kind.implies(text))
            if found or kind.says(block.text):
                said[at] = found or (block.text,)
    return said


def _plainly(kind: Kind, said: Mapping[int, Sequence[str]]) -> bool:
    """Whether it is said in a fixed phrase."""
    return any(kind.says(text) for texts in said.values() for text in texts)


def _speaks(seen: Glimpse) -> bool:
    """Whether the page turns to its reader, has but one thing to say, or is named like a host."""
    if any(_HOST.fullmatch(part) for part in _SEPARATORS.split(seen.title or "")):
        return True
    content = [block for block in seen.blocks if not block.is_chrome]
    prose = [text for block in content if is_prose(block) for text in sentences(block.text)]
    return len(prose) <= 1 or any(speaks_to_reader(block.text) for block in content)


def _unsaid(block: Block, said: Sequence[str]) -> list[str]:
    """Return the sentences of `block` but for those that were said."""
    if block.text in said:
        return []
    return [text for text in sentences(block.text) if text not in said]


def _scripted(kind: Kind, seen: Glimpse) -> bool:
    return bool(any_of(kind.scripts).search(seen.script))


def _offers(kind: Kind, seen: Glimpse) -> bool:
    """Whether an offer ends a text so short, and telling so little, that it must be a beginning."""
    if _facts(seen) >= _FACTS:
        return False
    offers = {
        at: (block.text,)
        for at, block in enumerate(seen.blocks)
        if block.words <= _SHORT_BLOCK and kind.offers_it(block.text)
    }
    return _cuts(offers, seen, titled=False, most=_OFFERED)


def _cuts(
    said: Mapping[int, Sequence[str]], seen: Glimpse, *, titled: bool, most: int = _TEASER
) -> bool:
    """Whether a wall ends the text: fewer than `most` words before it, hardly anything behind."""
    walls = [at for at in said if not seen.blocks[at].is_chrome]
    if not walls:
        return titled and seen.asks_password and seen.prose < _RESIDUE_TITLED
    before = sum(block.words for block in seen.blocks[: walls[0]] if is_prose(block))
    rest = enumerate(seen.blocks[walls[0] :], walls[0])
    behind = sum(block.words for at, block in rest if is_prose(block) and at not in walls)
    return before < most and behind < _RESIDUE


def _titled(kind: Kind, seen: Glimpse) -> bool:
    """Whether the title, a part of it, or a heading says it, and nothing else."""
    said = [block.text for block in seen.blocks if block.is_heading][:3]
    if seen.title:
        said += [seen.title, *_SEPARATORS.split(seen.title)]
    return any(kind.is_title(text.strip()[:_LONGEST_TITLE]) for text in said)


def _empty(seen: Glimpse) -> Condition | None:
    """Judge a page that shows next to nothing; None where that may be all there is."""
    if seen.has_frames:
        reason = "The page consists of frames, each a page of its own."
        return Condition(state=SourceState.UNSUPPORTED, reason=reason, title=seen.title)
    if seen.script.strip() and (seen.prose == 0 or _SCRIPTED.search(seen.script)):
        reason = "The page is filled by scripts, and holds no text without them."
        return Condition(state=SourceState.SCRIPT_ONLY, reason=reason, title=seen.title)
    if seen.content == 0:
        reason = "The page is empty."
        return Condition(state=SourceState.SOFT_404, reason=reason, title=seen.title)
    return None


def _plain(text: str) -> Glimpse:
    """Return a plain text as a page of paragraphs."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text[:100_000]) if part.strip()]
    blocks = tuple(Block(text=part, words=count_words(part)) for part in paragraphs)
    return Glimpse(title=None, blocks=blocks, script="")


def _vocabulary(body: bytes) -> frozenset[str]:
    seen = glimpse(decode(body[:200_000]))
    words = " ".join([seen.title or "", *(block.text for block in seen.blocks)]).lower().split()
    return frozenset(word for word in words if word.isalpha())
