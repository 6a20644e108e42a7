"""Takes the comments of editors out of a parsed page: word processors write them like notes."""

from __future__ import annotations

from lxml.html import HtmlElement

from citecheck.lazy_regex import regex

# Source: what Google Docs ("cmnt1", "cmnt_ref1") and Word ("_msocom_1", "_anchor_1") export.
_COMMENT = regex(r"cmnt\d+|_msocom_\d+")
_MARK = regex(r"#(?:cmnt|_msocom_)\d+")
_LISTED = ("mso-element:comment-list", "mso-element:comment")


def drop_comments(page: HtmlElement) -> None:
    """Remove the comments of `page` and their marks; what they stand on stays."""
    for element in list(page.iter("a", "div")):
        if element.getparent() is None:
            continue
        style = element.get("style", "").replace(" ", "").lower()
        if _COMMENT.fullmatch(element.get("id", "") or element.get("name", "")):
            _drop(_block_of(element))
        elif _MARK.fullmatch(element.get("href", "")):
            holder = element.getparent()
            _drop(holder if holder.tag == "sup" and len(holder) == 1 else element)
        elif style.startswith(_LISTED):
            _drop(element)


def _block_of(anchor: HtmlElement) -> HtmlElement:
    """Return the block of a comment: its paragraph, or the division that holds nothing else."""
    block = anchor
    while block.tag not in ("p", "div", "li", "td"):
        parent = block.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return block
        block = parent
    parent = block.getparent()
    return parent if parent is not None and parent.tag == "div" and _is_own(parent) else block


def _is_own(division: HtmlElement) -> bool:
    """Whether a division holds one comment alone."""
    comments = [a for a in division.iter("a") if _COMMENT.fullmatch(a.get("id", ""))]
    return len(comments) == 1 and not (division.text or "").strip()


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
