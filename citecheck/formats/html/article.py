"""Which blocks of a page are its own: an extractor's choice, and what stands in one frame with it.

trafilatura chooses; it leaves out captions, items and side boxes, where figures often stand, and
takes some teasers in. The element that holds nearly all that it chose is the article's frame:
there, all blocks count that the page does not call furniture; outside, what was chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from citecheck.formats.html.page_blocks import PageBlock
from citecheck.lazy_regex import regex

# Of tests/formats/html/test_article.py and trafilatura's 76 evaluation pages, 2026-11-28.
_FRAME = 0.85  # of the letters chosen
_OWN = 0.4  # of the letters chosen: an element with more is no furniture, whatever it is called
_LINK = 0.95  # of a block that was chosen: above, it is a link and nothing else
_LINKED = 0.6  # of a block's letters: above, it leads elsewhere
_PROSE = 80  # code points of a block that is a sentence, however it ends …
_SENTENCE = 40  # … and of one that ends so
_STOPS = '.!?…”"»“:'
FEW = 250  # letters chosen: too few to be an article where …
_SHARE_OF_PROSE = 0.2  # … the page's own prose is five times as much

_SET = ("p", "li", "dd", "dt", "blockquote", "pre", "figcaption", "caption", "summary", "address")
# fmt: off
_FURNITURE_TAGS = frozenset(("nav", "footer", "form", "button", "dialog", "menu"))
_FURNITURE_ROLES = frozenset((
    "navigation", "search", "menu", "menubar", "toolbar", "alert", "dialog", "contentinfo",
))
# Words of class names and ids, as sites write them: what never belongs to an article …
_FURNITURE = frozenset((
    "comment", "comments", "commentlist", "disqus", "respond", "footer", "share", "shares",
    "sharing", "sharebar", "social", "socials", "related", "recommended", "recommendation",
    "recommendations", "cookie", "cookies", "consent", "promotion", "newsletter", "newsletters",
    "subscribe", "subscription", "signup", "breadcrumb", "breadcrumbs", "advert", "adverts",
    "advertisement", "ads", "teasers", "pagination", "pager", "tagcloud", "popup", "modal",
    "trending", "outbrain", "taboola", "login", "authorbox", "aboutauthor", "blogroll",
    "catlinks", "printfooter", "noprint", "kommentar", "kommentare", "commentaire",
    "commentaires", "comentarios", "werbung", "anzeige", "empfehlungen", "navbar",
))
# … what may, where the extractor chose it …
_DOUBTFUL = frozenset((
    "nav", "navi", "navigation", "menu", "submenu", "sidebar", "banner", "widget", "widgets",
    "tags", "overlay", "archive", "archives", "toolbar", "popular",
))
# … and what is another article's, where it leads there.
_TEASER = frozenset(("teaser", "promo", "card", "preview"))
# fmt: on
_WORD = regex(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_PAIRS = regex(
    r"(?i:read-?(?:more|next|also)|see-?also|you-?may|more-?(?:from|stories|articles|posts|news)"
    r"|most-?(?:read|viewed|popular|shared)|mehr-?zum|auch-?interess|sign-?up|log-?in|about-?author"
    r"|author-?(?:box|bio|info)|post-?(?:nav|navigation|tags|share)|entry-?(?:tags|utility)"
    r"|skip-?link|screen-?reader|site-?(?:header|footer|nav)|article-?(?:list|teaser)"
    r"|latest-?(?:news|posts)|next-?(?:post|article)|prev-?(?:post|article)|jp-?related"
    r"|back-?to-?top)"
)


def own_blocks(blocks: Sequence[PageBlock], chosen: str) -> list[PageBlock]:
    """Return those of `blocks` that are the page's own text, in their order.

    Args:
        blocks: all blocks of the page.
        chosen: the letters and digits of what the extractor takes for the article.
    """
    kept = {id(block) for block in blocks if block.key and block.key in chosen}
    letters = _letters([block for block in blocks if id(block) in kept])
    total = sum(len(block.key) for block in blocks if id(block) in kept)
    furniture = _Furniture(letters, total)
    standing = {id(block): furniture.degree(block.element) for block in blocks}
    prose = sum(len(one.key) for one in blocks if _is_prose(one) and not standing[id(one)])
    if total < FEW or total < _SHARE_OF_PROSE * prose:
        own = [one for one in blocks if _is_text(one) and not standing[id(one)]]
        return _without_lone_headings(own)
    frame = _frame(blocks[0].element.getroottree().getroot(), letters, total)
    inside = set(frame.iter())
    title = next((one for one in blocks if one.element.tag == "h1" and not standing[id(one)]), None)
    heading = set() if title is None else _header_of(title.element)

    def is_own(block: PageBlock) -> bool:
        if id(block) in kept:
            return standing[id(block)] <= _DOUBT and block.linked < _LINK
        if standing[id(block)] or not _is_text(block):
            return False
        if block is title or block.element in heading:
            return True
        return _is_prose(block) or (block.element in inside and _is_set(block))

    return _without_lone_headings([one for one in blocks if is_own(one)])


def _is_prose(block: PageBlock) -> bool:
    """Whether a block is at least a sentence, and leads nowhere else."""
    is_long = len(block.text) >= (_PROSE if block.text[-1] not in _STOPS else _SENTENCE)
    return is_long and block.linked < _LINKED / 2 and not block.is_heading


def _is_set(block: PageBlock) -> bool:
    """Whether a short block is more than a label or a button: its element says what it is."""
    return (
        block.is_table or block.is_heading or block.element.tag in _SET or len(block.text) >= _PROSE
    )


def _header_of(title: HtmlElement) -> set[HtmlElement]:
    """Return all elements of the header that a page's title stands in."""
    header = next(title.iterancestors("header", "hgroup"), None)
    return set() if header is None else set(header.iter())


def _without_lone_headings(blocks: list[PageBlock]) -> list[PageBlock]:
    """Return blocks without the headings over what was left out: lists of other articles."""
    kept: list[PageBlock] = []
    has_text = False
    below = 0  # rank of the heading that was kept last, 0 where text was
    for block in reversed(blocks):
        if not block.is_heading:
            has_text, below = True, 0
            kept.append(block)
            continue
        rank = int(block.element.tag[1])
        if has_text or rank < below or rank == 1:
            kept.append(block)
            below = rank
        has_text = False
    return kept[::-1]


def _letters(blocks: Sequence[PageBlock]) -> Counter[HtmlElement]:
    """Return how many letters of `blocks` each element holds."""
    letters: Counter[HtmlElement] = Counter()
    for block in blocks:
        size = len(block.key)
        for element in (block.element, *block.element.iterancestors()):
            letters[element] += size
    return letters


def _frame(root: HtmlElement, letters: Counter[HtmlElement], total: int) -> HtmlElement:
    """Return the deepest element that holds nearly all that was chosen."""
    frame = root
    while True:
        inner = next((one for one in frame if letters[one] >= _FRAME * total), None)
        if inner is None:
            break
        frame = inner
    return frame


def _is_text(block: PageBlock) -> bool:
    """Whether a block reads like a part of the text: not a row of links."""
    return block.is_heading or block.linked < _LINKED


_DOUBT = 1  # degrees: none, doubtful, furniture
_SURE = 2


class _Furniture:
    """What the page's names call navigation, sharing, comments or the like."""

    def __init__(self, letters: Counter[HtmlElement], total: int) -> None:
        self._letters = letters
        self._most = _OWN * total
        self._known: dict[HtmlElement, int] = {}

    def degree(self, element: HtmlElement) -> int:
        """Return how surely an element, or what it stands in, is furniture."""
        line: list[HtmlElement] = []
        at: HtmlElement | None = element
        while at is not None and at not in self._known:
            line.append(at)
            at = at.getparent()
        found = 0 if at is None else self._known[at]
        for one in reversed(line):
            found = max(found, self._own_degree(one))
            self._known[one] = found
        return found

    def _own_degree(self, element: HtmlElement) -> int:
        if element.tag in ("html", "body", "main") or self._letters[element] > self._most:
            return 0
        if element.tag in _FURNITURE_TAGS or element.get("role", "") in _FURNITURE_ROLES:
            return _SURE
        names = f"{element.get('class', '')[:300]} {element.get('id', '')[:100]}"
        words = {word.lower() for word in _WORD.findall(names)}
        if not _FURNITURE.isdisjoint(words) or _PAIRS.search(names) is not None:
            return _SURE
        if not _TEASER.isdisjoint(words) and element.find(".//a") is not None:
            return _SURE
        return _DOUBT if not _DOUBTFUL.isdisjoint(words) else 0
