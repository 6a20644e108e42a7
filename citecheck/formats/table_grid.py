"""Tables as grids: every place has its words, also where one cell spans several places.

Rows of `Slot` and the number of rows that head the columns come from each reader; `headings`
makes of them what stands over each cell. HTML tables are turned into grids here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec import Struct
from msgspec.structs import replace

from citecheck.lazy_regex import regex
from citecheck.nlp.figures.compare.table_units import BETWEEN_HEADINGS, is_unit, names_unit

_SPACE = regex(r"\s+")
_BLOCKS = ("p", "div", "li", "br", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_WIDEST = 200  # columns that one cell may span
_TALLEST = 500  # rows
_MOST_SLOTS = 200_000  # of one table
_NUMBER = regex(r"[\s\d.,:'’%‰$£€¥+±−–—()*†‡§/<>≤≥=~≈-]*\d[\s\d.,'’%‰$£€¥+±−–—()*†‡§/a-d-]*")
_NOTHING = regex(r"[-–—−.…*]*|n/?a|nil|\.\.", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d(?:[–/-]\d{2,4})?")
_RANK = regex(r"[1-9]\d{0,2}\.?")
_LABEL = regex(r"[^\W\d_]")
_LABELS_AT_MOST = 3
_LONGEST_VALUE = 100  # code points; a list of numbers in one cell is no value
_LONGEST_LABEL = 200  # code points; longer ones are text, and say nothing of their row


class Slot(Struct, frozen=True):
    """A place of a table; `repeats` where its words belong to a cell that began before."""

    text: str
    repeats: bool = False


Rows = Sequence[Sequence[Slot]]
EMPTY = Slot("")


def is_value(text: str) -> bool:
    """Whether a cell holds a number, or a sign for none; years name rows and columns."""
    if len(text) > _LONGEST_VALUE or _YEAR.fullmatch(text):
        return False
    return bool(text) and bool(_NUMBER.fullmatch(text) or _NOTHING.fullmatch(text))


def column_headings(rows: Rows, heads: int) -> list[str]:
    """Return what the first `heads` rows say over each column, from general to special.

    Where the heading of the first column is nothing but a unit, and no other column has one, it
    is meant for them all.
    """
    width = max((len(row) for row in rows), default=0)
    headings = []
    for column in range(width):
        parts = [row[column].text for row in rows[:heads] if column < len(row)]
        headings.append(BETWEEN_HEADINGS.join(dict.fromkeys(filter(None, parts))))
    if headings and is_unit(headings[0]) and not any(map(names_unit, headings[1:])):
        general = headings[0]
        headings[1:] = [BETWEEN_HEADINGS.join(filter(None, (general, one))) for one in headings[1:]]
    return headings


def row_headings(row: Sequence[Slot]) -> list[str]:
    """Return, for each place of a row, the labels before it: the cells up to the first value.

    A rank before the first label is none of the values: "2 | Larkhill Rovers | 61".
    """
    headings: list[str] = []
    labels: list[str] = []
    is_open = True
    is_ranked = len(row) > 2 and _RANK.fullmatch(row[0].text) and _LABEL.match(row[1].text)
    for number, slot in enumerate(row):
        headings.append(", ".join(labels[:_LABELS_AT_MOST]))
        is_named = number == 0 and bool(is_ranked)
        is_open = is_open and (is_named or not is_value(slot.text))
        if is_open and slot.text and slot.text not in labels and len(slot.text) <= _LONGEST_LABEL:
            labels.append(slot.text)
    return headings


def carried(rows: Rows, heads: int) -> list[Sequence[Slot]]:
    """Return rows with the first label of a row also on those below that leave its place empty."""
    whole: list[Sequence[Slot]] = []
    for number, row in enumerate(rows):
        if number > heads and _hangs(row):
            row = [replace(whole[-1][0], repeats=True), *row[1:]]  # noqa: PLW2901 - the same row
        whole.append(row)
    return whole


def _hangs(row: Sequence[Slot]) -> bool:
    """Whether a row has a second label and no first."""
    if len(row) < 3 or row[0].text:
        return False
    return bool(row[1].text) and not is_value(row[1].text)


def heads_rows(row: Sequence[Slot]) -> bool:
    """Whether a row is a label alone, over the rows that follow ("Women")."""
    words = {slot.text for slot in row if slot.text}
    return len(row) > 1 and len(words) == 1 and bool(row[0].text) and not is_value(row[0].text)


def rows_of(table: HtmlElement) -> tuple[list[list[Slot]], int]:
    """Return the grid of an HTML table and how many rows head its columns; inner tables as words.

    Rows of ``th`` alone, or in ``thead``, are headings; without any, a first row of words over
    numbers is one.
    """
    rows: list[list[Slot]] = []
    hanging: dict[int, tuple[int, Slot]] = {}  # column → rows still to come, and their slot
    heads, slots = 0, 0
    for element in table.iter("tr"):
        if next(element.iterancestors("table"), None) is not table:
            continue
        row, hanging = _row_of(element, hanging)
        slots += len(row)
        if slots > _MOST_SLOTS:
            break
        if heads == len(rows) and _is_heading(element):
            heads += 1
        rows.append(row)
    if heads == 0 or heads == len(rows):
        heads = guessed_heads(rows)
    return rows, heads


def guessed_heads(rows: Rows) -> int:
    """Return how many rows name columns where numbers follow below; 0 if none does.

    Those behind the first leave the place over the rows' labels empty.
    """
    if len(rows) < 2 or any(is_value(slot.text) for slot in rows[0]):
        return 0
    heads = 1
    while heads + 1 < len(rows) and _is_second_head(rows[heads]):
        heads += 1
    named = [column for column, slot in enumerate(rows[0]) if slot.text and column]
    below = (row[column].text for row in rows[heads:] for column in named if column < len(row))
    return heads if any(is_value(text) for text in below) else 0


def _is_second_head(row: Sequence[Slot]) -> bool:
    if not row or (row[0].text and not row[0].repeats):
        return False
    words = [slot.text for slot in row if slot.text and not slot.repeats]
    return bool(words) and not any(map(is_value, words))


def words_of(element: HtmlElement) -> str:
    """Return the words of an element, with a space where one block ends and the next begins."""
    parts: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        if not isinstance(inner.tag, str):
            parts.append(inner.tail or "")
            continue
        space = " " if inner.tag in _BLOCKS or inner.tag in ("td", "th") else ""
        parts += (space, inner.text or "", "" if len(inner) else space, inner.tail or "")
    return _SPACE.sub(" ", "".join(parts)).strip()


def _is_heading(row: HtmlElement) -> bool:
    cells = row.findall("td")
    parent = row.getparent()
    return not cells or (parent is not None and parent.tag == "thead")


def _row_of(
    element: HtmlElement, hanging: dict[int, tuple[int, Slot]]
) -> tuple[list[Slot], dict[int, tuple[int, Slot]]]:
    """Return a row with what hangs into it from above, and what hangs into the next."""
    row: list[Slot] = []
    below: dict[int, tuple[int, Slot]] = {}

    def fill_from_above() -> None:
        while len(row) in hanging:
            left, slot = hanging[len(row)]
            if left > 1:
                below[len(row)] = left - 1, slot
            row.append(slot)

    for cell in element.iterchildren("td", "th"):
        fill_from_above()
        slot = Slot(words_of(cell))
        again = replace(slot, repeats=True)
        tall = _span(cell, "rowspan", _TALLEST)
        for number in range(_span(cell, "colspan", _WIDEST)):
            if tall > 1:
                below[len(row)] = tall - 1, again
            row.append(again if number else slot)
    fill_from_above()
    return row, below


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value[:6]), most)) if value.isdecimal() else 1
