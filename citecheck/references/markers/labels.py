"""Part of step 2a: labels, in a list ("[3]", "3.", "3)") and in the text ("1, 3–5").

`label_at` reads the label that opens a line, `best_chain` finds the run of labels that counts
up through a list, `expand` turns what stands between a marker's brackets into single labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from citecheck.lazy_regex import regex

WIDEST_RANGE = 400  # labels in one "[1–400]"; wider is an interval, not a citation
LONGEST_GROUP = 600  # code points of the labels in one marker
LONGEST_STEP = 8  # numbers that a list may skip between two entries
LONGEST_ENTRY = 9000  # code points between two labels of one list


class Style(StrEnum):
    """How a list, or the text, writes its labels."""

    SQUARE = "[1]"
    ROUND = "(1)"
    CURLY = "{1}"
    DOT = "1."
    CLOSING = "1)"
    RAISED = "¹"
    BARE = "1"


RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_LABEL = regex(
    r"(?:\.\.[ \t]+)?(?:"
    r"\[(?P<square>\^?[^\W_][\w+*.’' -]{0,29})\](?:[.):](?=\s|$))?"
    r"|\((?P<round>\d{1,4}[a-z]?)\)[.:]?"
    r"|\{(?P<curly>\d{1,4}[a-z]?)\}[.:]?"
    r"|(?P<dot>\d{1,4}[a-z]?)\s?[.:](?=\s|$|[^\W\d]|[\"“‘'(\[«^])"
    r"|(?P<closing>\d{1,4}[a-z]?)\)[.:]?"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,4})"
    r"|\^?(?P<bare>\d{1,4})\^?(?=\s|$|[^\W\d_])"
    r")[ \t]*"
)
_STYLES = {
    "square": Style.SQUARE,
    "round": Style.ROUND,
    "curly": Style.CURLY,
    "dot": Style.DOT,
    "closing": Style.CLOSING,
    "raised": Style.RAISED,
    "bare": Style.BARE,
}


class Label(Struct, frozen=True):
    """A label at the start of a line; `end` is where the entry's words begin in that line."""

    style: Style
    text: str
    end: int

    @property
    def number(self) -> int | None:
        """Its value, or None for a name ("[AH]") and for a sub-entry's letter."""
        digits = self.text.rstrip("abcdefghijklmnopqrstuvwxyz")
        return int(digits) if digits.isascii() and digits.isdigit() else None


def label_at(line: str) -> Label | None:
    """Return the label that opens `line`, or None."""
    match = _LABEL.match(line)
    if match is None or match.lastgroup is None:
        return None
    text = match[match.lastgroup].translate(RAISED_DIGITS).lstrip("^")
    return Label(_STYLES[match.lastgroup], text, match.end())


class Rung(Struct, frozen=True):
    """A line that may open the entry `number`; `weight` says how much it looks like one."""

    line: int
    offset: int
    number: int
    weight: float


def best_chain(rungs: Sequence[Rung]) -> tuple[float, tuple[Rung, ...]]:
    """Return the rungs that best count up through a list, and their summed score.

    Counting may start anywhere, skip a few numbers, and begin again at 1 (notes numbered afresh
    in each section). One pass: the best run that ends at each number is kept.
    """
    best: dict[int, int] = {}  # number → index of the best rung that ends a run there
    score: list[float] = []
    before: list[int | None] = []
    champion: int | None = None
    for index, rung in enumerate(rungs):
        top, parent = rung.weight - (0.0 if rung.number == 1 else 1.2), None
        for step in range(1, LONGEST_STEP + 1):
            earlier = best.get(rung.number - step)
            if earlier is None or rung.offset - rungs[earlier].offset > LONGEST_ENTRY:
                continue
            value = score[earlier] + rung.weight - 0.7 * (step - 1)
            if value > top:
                top, parent = value, earlier
        if rung.number == 1 and champion is not None:
            value = score[champion] + rung.weight - 2.0
            if value > top and rung.offset - rungs[champion].offset <= LONGEST_ENTRY:
                top, parent = value, champion
        score.append(top)
        before.append(parent)
        known = best.get(rung.number)
        if known is None or top >= score[known] or _is_stale(rungs[known], rung):
            best[rung.number] = index
        if champion is None or top >= score[champion]:
            champion = index
    return _unwind(rungs, score, before, champion)


def _is_stale(known: Rung, rung: Rung) -> bool:
    """Whether a run that ended at `known` is too far back to go on behind `rung`."""
    return rung.offset - known.offset > LONGEST_ENTRY


def _unwind(
    rungs: Sequence[Rung],
    score: list[float],
    before: list[int | None],
    last: int | None,
) -> tuple[float, tuple[Rung, ...]]:
    if last is None:
        return 0.0, ()
    total = score[last]
    chain = []
    index: int | None = last
    while index is not None:
        chain.append(rungs[index])
        index = before[index]
    return total, tuple(reversed(chain))


_DASH = r"[-‐‑‒–—−~]"
_ITEM = rf"\d{{1,6}}[a-z]?(?:\s*{_DASH}\s*\d{{0,6}}[a-z]?)?"
_GROUP = regex(rf"\s*{_ITEM}(?:\s*[,;]\s*(?:and\s+|&\s*)?{_ITEM}|\s+(?:and|&)\s+{_ITEM})*\s*,?\s*")
_SPLIT = regex(r"[,;&]|\band\b")
_RANGE = regex(rf"(\d{{1,6}})([a-z]?)\s*{_DASH}\s*(\d{{0,6}})([a-z]?)")


def expand(group: str) -> tuple[str, ...] | None:
    """Return the single labels of "1, 3–5" or "7a–c", or None if it is no list of labels."""
    if len(group) > LONGEST_GROUP or not _GROUP.fullmatch(group):
        return None
    labels: list[str] = []
    for item in _SPLIT.split(group):
        part = item.strip()
        if not part:
            continue
        ranged = _RANGE.fullmatch(part)
        if ranged is None:
            labels.append(_plain(part))
            continue
        between = _range(*ranged.groups(default=""))
        if between is None or len(labels) + len(between) > WIDEST_RANGE:
            return None
        labels.extend(between)
    return tuple(labels) or None


def _plain(label: str) -> str:
    return label.lstrip("0") or "0"


def _range(first: str, first_letter: str, last: str, last_letter: str) -> list[str] | None:
    if first_letter and last_letter and (not last or last == first):  # 7a–c
        if last_letter <= first_letter:
            return None
        letters = range(ord(first_letter), ord(last_letter) + 1)
        return [_plain(first) + chr(letter) for letter in letters]
    if not last:
        return None
    low, high = int(first), int(last)
    if len(last) < len(first):  # "124–7" is 124 to 127
        high = int(first[: len(first) - len(last)] + last)
    if not low < high <= low + WIDEST_RANGE:
        return None
    between = [str(number) for number in range(low, high + 1)]
    between[0] += first_letter
    between[-1] += last_letter
    return between
