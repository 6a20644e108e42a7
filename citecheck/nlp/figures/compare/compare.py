"""A tool of the figure check: two figures about one thing → how the claim's stands to the source's.

`compare` takes for granted that both are about the same thing; whether they are is asked in
`checks/figure/check.py`. Each function is one of the rules F2–F9 and F14.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from citecheck.language.en.figures import DOZEN_WORD, INCLUSIVE
from citecheck.language.figures import HEDGES
from citecheck.lazy_regex import regex
from citecheck.model import Figure, Finding
from citecheck.nlp.figures.compare.convert import in_unit_of, is_bare_dollar, is_dollar, look_alike

SUPPORTS = frozenset({Finding.EQUAL, Finding.ROUNDED, Finding.COMPATIBLE, Finding.DERIVABLE})
"""What speaks for a claim (RULES W4)."""

_GREATEST = frozenset({"up to", "as many as", "as much as", "as high as"})
_UNDERSTATED = Decimal("1.4")
"""Times by which a bound may stay behind the source's and still be a fair way to put it (S8):
"over 40" from "over 45" is, from "over 60" is for a person to say."""
_ENDS = regex(r"\d[\d.,]* ?\D{0,12}[-–‑−]|\b(?:to|and|or)\b")
"""What shows that a claim names both ends of a range: "3–5", "three to five", no mere "dozens"."""
_NEARLY = Decimal("0.9")  # F4: "nearly 10" reaches down to 9
_JUST_OVER = Decimal("1.1")  # F4: "just over 10" reaches up to 11


def compare(claim: Figure, source: Figure) -> Finding:
    """Return the finding for two figures that are about the same thing.

    `NOT_FOUND` says that they cannot be held against each other (a length and a sum of money).

    Source: RULES F2-F9, F11, F12, F14.
    """
    said, found = _unsigned(claim), _unsigned(source)
    converted = in_unit_of(said, found)
    if converted is None:
        return _without_common_unit(said, found)
    if _is_three_times_more(said) or _is_three_times_more(found):
        return _times_more(said, converted)
    finding = _by_value(said, converted)
    if finding in SUPPORTS or finding is Finding.OVERPRECISE:
        return Finding.CONTRADICTED if is_opposed(said, found) else finding
    if finding is Finding.CONTRADICTED and look_alike(said, found):
        return Finding.UNIT_MISMATCH
    return finding


def is_opposed(claim: Figure, source: Figure) -> bool:
    """Whether direction, "by" and "to", or a denial set two equal figures against each other."""
    moves = {claim.change, source.change}
    if moves == {"up", "down"} or claim.negated != source.negated:
        return True
    roles = {claim.role, source.role}
    if None in roles and moves <= {"up", "down"}:  # "cut 400 jobs" is by 400, "cut to 400" is not
        return roles == {None, "to"}
    return len(roles) == 2 and moves <= {"up", "down"}


def kind_of(figure: Figure) -> str:
    """Return what the hedge of `figure` does: "~", ">", "<", "nearly", "just over" or ""."""
    return HEDGES.get(figure.bound or "", "")


def _unsigned(figure: Figure) -> Figure:
    """Return a negative rate as a fall of the same size: "-5 %" is "down 5 %"."""
    if figure.value is None or figure.value >= 0 or figure.unit not in ("%", "pp", "bp"):
        return figure
    return replace(
        figure,
        value=-figure.value,
        low=-figure.high,
        high=-figure.low,
        change="down" if figure.change in ("=", "~") else figure.change,
    )


def _without_common_unit(claim: Figure, source: Figure) -> Finding:
    """Judge figures of units that do not convert into each other (RULES F5, F11)."""
    if _is_age(claim, source):
        return Finding.COMPATIBLE
    if not look_alike(claim, source):
        return Finding.NOT_FOUND
    own = is_bare_dollar(claim) and is_dollar(source)
    return Finding.AMBIGUOUS if own else Finding.UNIT_MISMATCH


def _is_age(claim: Figure, source: Figure) -> bool:
    """Whether the claim gives an age without its unit: "Ada is 24", "Ada, 24 years old"."""
    bare = claim.unit == "" and claim.dimension is None and source.unit == "year"
    return bare and claim.value == source.value and claim.subject == source.subject


def _is_three_times_more(figure: Figure) -> bool:
    """Whether it is "three times more", which is ×3 to some and ×4 to others (RULES F6)."""
    return figure.unit == "x" and figure.change == "up" and figure.text.endswith("times")


def _times_more(claim: Figure, source: Figure) -> Finding:
    if claim.value is None or source.value is None:
        return Finding.AMBIGUOUS
    near = abs(claim.value - source.value) <= 1
    return Finding.AMBIGUOUS if near else Finding.CONTRADICTED


def _by_value(claim: Figure, source: Figure) -> Finding:
    if claim.value is None:
        return _range(claim, source)
    if source.value is None:
        return _against_range(claim, claim.value, source)
    if claim.value == source.value and _equally_hedged(claim, source):
        return Finding.EQUAL
    if claim.unit == "ord":
        return Finding.CONTRADICTED
    return _RULES.get(kind_of(claim), _plain)(claim, claim.value, source, source.value)


def _equally_hedged(claim: Figure, source: Figure) -> bool:
    """Whether the same number says the same on both sides; "about" is no weaker than nothing."""
    kinds = kind_of(claim), kind_of(source)
    return kinds[0] in (kinds[1], "~") or kinds == ("", "~")


def _more_than(claim: Figure, least: Decimal, source: Figure, value: Decimal) -> Finding:
    """Judge "more than", "over", "at least" (RULES F4)."""
    if kind_of(source) in ("<", "nearly"):
        return Finding.CONTRADICTED if value <= least else Finding.AMBIGUOUS
    if value == least:
        kept = claim.bound in INCLUSIVE or kind_of(source) in (">", "just over")
        return Finding.EQUAL if kept else _hedged_edge(source)
    if value < least:
        return Finding.CONTRADICTED  # "at least 500" is not borne out by "at least 200" (S8)
    if value <= least + natural_step(least):
        return Finding.ROUNDED
    far = kind_of(source) == ">" and value >= least * _UNDERSTATED
    return Finding.AMBIGUOUS if far else Finding.COMPATIBLE


def _less_than(claim: Figure, most: Decimal, source: Figure, value: Decimal) -> Finding:
    """Judge "fewer than", "under", "at most", "up to" (RULES F4)."""
    if kind_of(source) in (">", "just over"):
        return Finding.CONTRADICTED if value >= most else Finding.AMBIGUOUS
    if value == most:
        kept = claim.bound in INCLUSIVE or kind_of(source) in ("<", "nearly")
        return Finding.EQUAL if kept else _hedged_edge(source)
    if value > most:
        return Finding.CONTRADICTED
    if {claim.bound, source.bound} <= _GREATEST:
        return Finding.CONTRADICTED  # "up to 60" and "up to 20" name two greatest values
    step = natural_step(most)
    step = step / 10 if most == step else step  # one step below 100 is 90
    if value >= most - step:
        return Finding.ROUNDED
    far = kind_of(source) == "<" and value * _UNDERSTATED <= most
    return Finding.AMBIGUOUS if far else Finding.COMPATIBLE


def _hedged_edge(source: Figure) -> Finding:
    """Judge "more than 10" beside "about 10", which may be either side, and beside a plain 10."""
    return Finding.AMBIGUOUS if kind_of(source) == "~" else Finding.CONTRADICTED


def natural_step(value: Decimal) -> Decimal:
    """Return one unit of the last digit of `value` that is no trailing zero: 10 for 10 and 250."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _nearly(_: Figure, most: Decimal, source: Figure, value: Decimal) -> Finding:
    """Judge "nearly", "almost", "just under" (RULES F4)."""
    if value == most:
        return Finding.ROUNDED if kind_of(source) == "<" else _hedged_edge(source)
    return Finding.ROUNDED if most * _NEARLY <= value < most else Finding.CONTRADICTED


def _just_over(_: Figure, least: Decimal, source: Figure, value: Decimal) -> Finding:
    """Judge "just over" (RULES F4)."""
    if value == least:
        return Finding.ROUNDED if kind_of(source) == ">" else _hedged_edge(source)
    return Finding.ROUNDED if least < value <= least * _JUST_OVER else Finding.CONTRADICTED


def _about(claim: Figure, about: Decimal, source: Figure, value: Decimal) -> Finding:
    """Judge "about", "around", "some", "roughly" (RULES F4).

    "About 221" is no other way to say 230: whoever rounds does not add a digit.
    """
    if claim.digits > source.digits >= _digits(value):
        return Finding.OVERPRECISE if source.low <= about <= source.high else Finding.CONTRADICTED
    if claim.low <= value <= claim.high:
        return Finding.ROUNDED
    if source.low <= about <= source.high:
        return Finding.COMPATIBLE
    dozens = DOZEN_WORD in claim.text.lower() and abs(value - about) * 6 <= about
    return Finding.AMBIGUOUS if dozens else Finding.CONTRADICTED  # eleven are "about a dozen"


def _digits(value: Decimal) -> int:
    """Return how many significant digits `value` has; more than were written if converted."""
    return len(value.normalize().as_tuple().digits)


def _plain(claim: Figure, value: Decimal, source: Figure, found: Decimal) -> Finding:
    """Judge a figure without a hedge (RULES F2, F3)."""
    kind = kind_of(source)
    if value == found:  # the claim drops the source's "more than", "nearly" ...
        return Finding.COMPATIBLE
    if kind in (">", "just over"):
        return _beside_open_source(claim, found, found + natural_step(found))
    if kind in ("<", "nearly"):
        return _beside_open_source(claim, found - natural_step(found), found)
    inside = source.low <= value <= source.high
    converted = inside and claim.digits <= source.digits < _digits(found)  # "40 ft", "12 metres"
    if claim.low <= found < claim.high or converted:
        return Finding.ROUNDED
    if claim.unit != source.unit or inside:
        return Finding.OVERPRECISE if _overlap(claim, source) else Finding.CONTRADICTED
    return Finding.CONTRADICTED


def _beside_open_source(claim: Figure, low: Decimal, high: Decimal) -> Finding:
    """Judge a plain figure beside "more than 10", which reaches up to the next step."""
    if claim.value is not None and low <= claim.value <= high:
        return Finding.OVERPRECISE
    return Finding.ROUNDED if claim.low <= low < claim.high else Finding.CONTRADICTED


def _range(claim: Figure, source: Figure) -> Finding:
    """Judge a claim that gives a range, or a vague number such as "dozens" (RULES F8, F9)."""
    if source.value is not None:
        if source.value in (claim.low, claim.high) and _ENDS.search(claim.text):
            return Finding.AMBIGUOUS  # "three to five days" from "five days"
        inside = claim.low <= source.value <= claim.high
        return Finding.COMPATIBLE if inside else Finding.CONTRADICTED
    if (claim.low, claim.high) == (source.low, source.high):
        return Finding.EQUAL
    if claim.low <= source.low and source.high <= claim.high:
        one_end = (claim.low == source.low) != (claim.high == source.high)
        return Finding.AMBIGUOUS if one_end else Finding.COMPATIBLE  # "5–8" from "5–7"
    if source.low <= claim.low and claim.high <= source.high:
        return Finding.OVERPRECISE
    return Finding.CONTRADICTED


def _against_range(claim: Figure, value: Decimal, source: Figure) -> Finding:
    """Judge a single figure beside a range of the source (RULES F9)."""
    kind = kind_of(claim)
    if kind == "<" and value >= source.high:
        return Finding.EQUAL if value == source.high else Finding.COMPATIBLE
    if kind == ">" and value <= source.low:
        return Finding.EQUAL if value == source.low else Finding.COMPATIBLE
    if source.low <= value <= source.high:
        return Finding.COMPATIBLE if kind == "~" else Finding.OVERPRECISE
    return Finding.COMPATIBLE if kind == "~" and _overlap(claim, source) else Finding.CONTRADICTED


_RULES: dict[str, Callable[[Figure, Decimal, Figure, Decimal], Finding]] = {
    ">": _more_than,
    "<": _less_than,
    "nearly": _nearly,
    "just over": _just_over,
    "~": _about,
}


def _overlap(one: Figure, two: Figure) -> bool:
    return one.low <= two.high and two.low <= one.high
