"""HTML → its content: parse the page, choose the article in it, read its metadata, walk it."""

from __future__ import annotations

import datetime as dt

from lxml.html import HtmlElement
from msgspec.structs import replace

from citecheck.formats.draft_builder import Content, ContentBuilder, Lines, parse_date
from citecheck.formats.html import visibility
from citecheck.formats.html.comments import drop_comments
from citecheck.formats.html.furniture import words_in
from citecheck.formats.html.noscript import reveal_fallbacks
from citecheck.formats.html.note_links import survey
from citecheck.formats.html.parse import parse
from citecheck.formats.html.sidenotes import lift
from citecheck.formats.html.walk import PageWalk
from citecheck.formats.markup_positions import Locator
from citecheck.lazy_regex import regex

_LD_DATE = regex(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{10,40})"')
# fmt: off
_DATE_FIELDS = frozenset((
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dc.date.issued", "pubdate", "publish-date", "citation_publication_date", "citation_date",
    "og:published_time",
))
# fmt: on
# The main element is the article if it holds this share of the page's visible words.
_ARTICLE_SHARE = 0.5
_LD_WITHIN = 20_000
# As of sources: `citecheck.formats.html.source`.
_FEW = 250
_ARTICLE = 1_500


def read(source: str) -> Content:
    """Return what a person reads on the page, with its links, notes and ids."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    content = _read(source, is_styled=True)
    if _letters(content) >= _FEW:
        return content
    unveiled = _read(source, is_styled=False)
    return unveiled if _letters(unveiled) >= _ARTICLE else content


def _letters(content: Content) -> int:
    return sum(map(str.isalnum, content.text))


def _read(source: str, *, is_styled: bool) -> Content:
    """Read a page; without its styles, a page is shown that a script shows once it is loaded."""
    page = parse(source)
    if page is None:
        return Content(text="")
    reveal_fallbacks(page)
    if is_styled:
        visibility.mark_hidden(page)
    drop_comments(page)
    lift(page)
    notes = survey(page)
    builder = ContentBuilder()
    PageWalk(builder, notes, Locator(source)).walk(article_of(page, notes.roots | notes.starts))
    lines = Lines(source)
    content = builder.build(
        lines,
        title=_title(page),
        language=_language(page),
        date=_date(page),
    )
    return replace(content, base=next((one.get("href") for one in page.iter("base")), None))


def article_of(page: HtmlElement, notes: set[HtmlElement]) -> HtmlElement:
    """Return the element that holds the article with all its notes; the page if none does."""
    body = page.find("body")
    whole = body if body is not None else page
    candidates = page.xpath("//main | //*[@role='main'] | //article[not(ancestor::article)]")
    if not candidates:
        return whole
    largest = max(candidates, key=words_in)
    if words_in(largest) < _ARTICLE_SHARE * words_in(whole):
        return whole
    inside = set(largest.iter())
    return largest if notes <= inside else whole


def _title(page: HtmlElement) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()"):
        found = " ".join("".join(page.xpath(path)).split())
        if found:
            return str(found)[:500]
    return None


def _language(page: HtmlElement) -> str | None:
    declared = page.get("lang") or page.get("xml:lang") or ""
    code = declared[:2].lower()
    return code if code.isalpha() and len(code) == 2 and declared[2:3] in ("", "-", "_") else None


def _date(page: HtmlElement) -> dt.date | None:
    """Return the publication date that the page states in its metadata."""
    for meta in page.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _DATE_FIELDS:
            found = parse_date(meta.get("content", ""))
            if found:
                return found
    for script in page.xpath("//script[@type='application/ld+json']"):
        stated = _LD_DATE.search((script.text or "")[:_LD_WITHIN])
        found = parse_date(stated.group(1)) if stated else None
        if found:
            return found
    for time in page.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']"):
        found = parse_date(time.get("datetime"))
        if found:
            return found
    return None
