"""Step 7: a correction as a tracked change of a Word file: accept or reject it there.

In: runs of python-docx, and the words to set in their place. Out: the runs marked as deleted, the
words as inserted behind them, in the same formatting. Source: ECMA-376 part 1, 17.13.5.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from itertools import count

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.run import Run
from lxml import etree

from citecheck.report.margin_notes import AUTHOR
from citecheck.report.sanitise import inert

_TEXT, _PROPERTIES, _ID = qn("w:t"), qn("w:rPr"), qn("w:id")
_REVISIONS = "//w:ins/@w:id | //w:del/@w:id | //w:moveFrom/@w:id | //w:moveTo/@w:id"


class Revisions:
    """Sets tracked changes in one document, each under a number of its own."""

    def __init__(self, document: Document, at: dt.datetime | None) -> None:
        """Begin; `at` is the date that the changes bear, None for none."""
        taken = [int(number) for number in document.element.xpath(_REVISIONS) if number.isdecimal()]
        self._numbers = count(max(taken, default=0) + 1)
        self._at = at

    def replace(self, runs: Sequence[Run], text: str) -> bool:
        """Suggest `text` in place of `runs`; False where they hold more than words of a line."""
        elements = [run._r for run in runs]  # noqa: SLF001 - python-docx knows no revisions
        if not elements or not all(map(_is_plain, elements)):
            return False
        deleted = self._revision("w:del")
        elements[0].addprevious(deleted)
        for element in elements:
            for words in element.findall(_TEXT):
                words.tag = qn("w:delText")
            deleted.append(element)
        inserted = self._revision("w:ins")
        deleted.addnext(inserted)
        inserted.append(_run(text, elements[0].find(_PROPERTIES)))
        return True

    def _revision(self, tag: str) -> etree._Element:
        revision = OxmlElement(tag)
        revision.set(_ID, str(next(self._numbers)))
        revision.set(qn("w:author"), AUTHOR)
        if self._at is not None:
            revision.set(qn("w:date"), f"{self._at:%Y-%m-%dT%H:%M:%SZ}")
        return revision


def _is_plain(element: BaseOxmlElement) -> bool:
    """Whether a run stands in a paragraph itself and holds words alone.

    What lies in a link, a field or somebody's own tracked change is theirs to mend.
    """
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag == qn("w:p")
        and all(child.tag in (_TEXT, _PROPERTIES) for child in element)
    )


def _run(text: str, properties: etree._Element | None) -> etree._Element:
    run = OxmlElement("w:r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    words = OxmlElement("w:t")
    words.text = inert(text)
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run
