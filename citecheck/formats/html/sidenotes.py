"""Notes that a page prints in its margin, amid the sentence → notes behind the paragraph.

Style sheets number them, so that their marks are in no text: the marks are written in. A margin
note that only repeats a note of the list below goes.
"""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from citecheck.lazy_regex import regex

_SIDENOTE = regex(r"(?:^|\s)side-?note(?:\s|$)")
_NOTE_IN_CONTAINER = regex(r"(?:^|\s)(?:footnote|side-?note)(?:\s|$)")
_CONTAINER = regex(r"(?:^|\s)(?:footnote|side-?note)-(?:container|wrapper)(?:\s|$)")
_NUMBER = regex(r"(?:^|\s)(?:side-?note|footnote)-number(?:\s|$)|(?:^|\s)margin-toggle(?:\s|$)")
_INLINE = frozenset(("span", "small", "aside", "label"))
_BLOCKS = ("p", "li", "div", "blockquote", "td", "dd", "section", "article", "body")
_ANCHOR = "sidenote-"


def lift(page: HtmlElement) -> None:
    """Move the margin notes of a page behind the paragraphs that they stand in."""
    has_list = bool(page.xpath("//*[contains(@class, 'footnotes')] | //*[@role='doc-endnotes']"))
    count = 0
    for note in [element for element in page.iter(*_INLINE) if _is_sidenote(element)]:
        label = _label_before(note)
        if label is None:
            if has_list and _follows_mark(note):
                note.drop_tree()
            continue
        count += 1
        _put_mark(label, count)
        _put_behind(note, count)


def _is_sidenote(element: HtmlElement) -> bool:
    names = element.get("class", "")
    if _NUMBER.search(names) or not _NOTE_IN_CONTAINER.search(names):
        return False
    parent = element.getparent()
    in_container = parent is not None and _CONTAINER.search(parent.get("class", ""))
    return bool(_SIDENOTE.search(names) or in_container)


def _label_before(note: HtmlElement) -> HtmlElement | None:
    """Return the empty element whose number the style sheet makes."""
    before = note.getprevious()
    while before is not None and before.tag == "input" and not (before.tail or "").strip():
        before = before.getprevious()
    if before is None or (before.tail or "").strip() or not _NUMBER.search(before.get("class", "")):
        return None
    return before if not before.text_content().strip() else None


def _follows_mark(note: HtmlElement) -> bool:
    before = note.getprevious()
    if before is None or (before.tail or "").strip():
        return False
    return any("#" in link.get("href", "") for link in before.iter("a"))


def _put_mark(label: HtmlElement, number: int) -> None:
    mark = html.fromstring(
        f'<sup><a href="#{_ANCHOR}{number}" role="doc-noteref">{number}</a></sup>'
    )
    mark.tail = label.tail
    label.getparent().replace(label, mark)


def _put_behind(note: HtmlElement, number: int) -> None:
    block = next(note.iterancestors(*_BLOCKS), None)
    if block is None or block.getparent() is None:
        return
    tail, note.tail = note.tail, None
    previous, parent = note.getprevious(), note.getparent()
    parent.remove(note)
    if previous is not None:
        previous.tail = (previous.tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")
    note.tag = "div"
    note.attrib.clear()
    note.set("id", f"{_ANCHOR}{number}")
    note.set("role", "doc-footnote")
    block.addnext(note)
