"""Step 7: words of a Word file as runs that a comment can be hung on.

In: a paragraph of python-docx. Out: its visible text, and the runs that hold just the words asked
for, split where they start or end inside a run. Formatting stays; deleted text is not counted.
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from itertools import accumulate

from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from msgspec import Struct

from citecheck.report.margin_notes import AUTHOR

_SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_TEXTS = (_TEXT, qn("w:delText"))
RUNS = (
    f".//w:r[not(ancestor::w:del[not(@w:author='{AUTHOR}')]) and not(ancestor::w:moveFrom)"
    f" and not(ancestor::w:ins[@w:author='{AUTHOR}'])]"
)
"""XPath of the runs of the draft below an element."""


class Words(Struct, frozen=True):
    """The visible text of a paragraph with white space as single spaces.

    ``offsets[i]`` is the place of ``text[i]`` in the runs' own text.
    """

    text: str
    offsets: tuple[int, ...]


def collapsed(text: str) -> Words:
    """Return `text` with each run of white space as one space, and the way back."""
    kept = [
        (" " if character.isspace() else character, place)
        for place, character in enumerate(text)
        if not character.isspace() or (place and not text[place - 1].isspace())
    ]
    return Words("".join(c for c, _ in kept), tuple(place for _, place in kept))


def words_of(paragraph: Paragraph) -> Words:
    """Return the visible text of `paragraph`."""
    return collapsed("".join(map(text_of, _elements(paragraph))))


def runs_at(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    """Return the runs that hold ``[start, end)`` of the runs' own text, split to fit.

    A run that holds more than text (a picture, a field) is taken whole.
    """
    _split_at(paragraph, start)
    _split_at(paragraph, end)
    found, at = [], 0
    for element in _elements(paragraph):
        after = at + len(text_of(element))
        if at < end and after > start:
            found.append(Run(element, paragraph))
        at = after
    return found


def _elements(paragraph: Paragraph) -> list[CT_R]:
    return list(paragraph._p.xpath(RUNS))  # noqa: SLF001 - python-docx offers no way into links


def text_of(element: CT_R) -> str:
    """Return the visible text of a run, one character for each tab and break."""
    return "".join(
        (child.text or "") if child.tag in _TEXTS else _SHOWN.get(child.tag, "")
        for child in element
    )


def _split_at(paragraph: Paragraph, place: int) -> None:
    """Make a run start at `place`, where a run of nothing but text lies across it."""
    elements = _elements(paragraph)
    ends = list(accumulate(len(text_of(element)) for element in elements))
    index = bisect_right(ends, place)
    if index == len(elements):
        return
    element = elements[index]
    inside = place - (ends[index] - len(text_of(element)))
    texts = element.findall(_TEXT)
    others = [child for child in element if child.tag not in (_TEXT, qn("w:rPr"))]
    if inside <= 0 or others or len(texts) != 1:
        return
    words = texts[0].text or ""
    second = copy.deepcopy(element)
    for half, part in ((element, words[:inside]), (second, words[inside:])):
        for text in half.findall(_TEXT):
            text.text = part
            text.set(qn("xml:space"), "preserve")
    element.addnext(second)
