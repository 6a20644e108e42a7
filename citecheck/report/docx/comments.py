"""Step 7: the comments of a Word file: ours are added, those of an earlier round taken away.

In: a document of python-docx. Out: the same with comments; what somebody has answered or resolved
stays, and is not said a second time. Source: ECMA-376 part 1, 17.13.4; [MS-DOCX] 2.5.1
(``commentsExtended``: who answers whom, what is resolved).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.run import Run
from lxml import etree

from citecheck.report.docx.runs import RUNS, text_of
from citecheck.report.margin_notes import AUTHOR

INITIALS = "cc"
_EXTENDED = "/commentsExtended"  # ends the type of the part's relationship
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ID = qn("w:id")
_MARKS = ".//w:commentRangeStart | .//w:commentRangeEnd | .//w:commentReference"


class Comments:
    """The comments of one document."""

    def __init__(self, document: Document, at: dt.datetime | None) -> None:
        """Take away our own of an earlier round; `at` is the date of those to come, if any."""
        self._document = document
        self._at = at
        self._kept = set(self._clear())

    def add(self, runs: Sequence[Run], text: str) -> None:
        """Hang a comment on `runs`, unless the same is there with an answer."""
        words = "".join(text_of(run._r) for run in runs)  # noqa: SLF001 - deleted words count, too
        if (_letters(words), text.partition("\n")[0]) in self._kept:
            return
        comment = self._document.add_comment(runs, text=text, author=AUTHOR, initials=INITIALS)
        element = comment._comment_elm  # noqa: SLF001 - python-docx sets the moment of writing
        if self._at is None:
            del element.attrib[qn("w:date")]
        else:
            element.date = self._at

    def _clear(self) -> Iterator[tuple[str, str]]:
        """Remove what nobody answered; yield the words and first line of what stays."""
        body = self._document.element.body
        if not body.xpath(_MARKS):
            return
        held = {
            comment._comment_elm.get(_ID, ""): comment  # noqa: SLF001 - the id as it is written
            for comment in self._document.comments
            if comment.author == AUTHOR
        }
        spoken = self._spoken()
        for number, comment in held.items():
            element = comment._comment_elm  # noqa: SLF001 - the same
            if spoken.isdisjoint(one.get(_PARAGRAPH) for one in element.p_lst):
                element.xpath("..")[0].remove(element)
                _unhang(body, number)
            else:
                yield _letters(_words_under(body, number)), comment.text.partition("\n")[0]

    def _spoken(self) -> set[str]:
        """Return the ids of paragraphs of comments that were answered or resolved."""
        parts = [
            one.target_part.blob
            for one in self._document.part.rels.values()
            if not one.is_external and one.reltype.endswith(_EXTENDED)
        ]
        found: set[str] = set()
        for blob in parts:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for row in etree.fromstring(blob, parser).iter(f"{_W15}commentEx"):
                found.add(row.get(f"{_W15}paraIdParent", ""))
                if row.get(f"{_W15}done") in ("1", "true"):
                    found.add(row.get(f"{_W15}paraId", ""))
        return found


def _unhang(body: BaseOxmlElement, number: str) -> None:
    """Take away the marks of a comment, and the runs that held nothing else."""
    for mark in body.xpath(_MARKS):
        if mark.get(_ID) != number:
            continue
        holder = mark.getparent()
        holder.remove(mark)
        if holder.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in holder):
            holder.getparent().remove(holder)


def _words_under(body: BaseOxmlElement, number: str) -> str:
    """Return the text between the marks of a comment, as the draft had it."""
    words: list[str] = []
    is_inside = False
    for element in body.xpath(f"{RUNS} | {_MARKS}"):
        if element.tag == qn("w:r"):
            words += [text_of(element)] if is_inside else []
        elif element.get(_ID) == number:
            is_inside = element.tag == qn("w:commentRangeStart")
    return "".join(words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
