"""Step 5: a number that names something ("position 8", "10–7") → what the source says of it.

Such numbers are no quantities: they stand in the source, or they do not. Where the source gives
the same thing another number, it contradicts. Places are found by `numbering`.
"""

from __future__ import annotations

from citecheck.checks.numbering import Label, Run, label_of, runs
from citecheck.checks.reading import Reading
from citecheck.checks.showing import Shown
from citecheck.checks.surroundings import Surroundings
from citecheck.match.wording.words import key
from citecheck.model import Finding

_OTHER_FROM = 0.25  # least strength at which another number is that of the same thing
_OTHER_WORDS = 2  # words that both sentences must share for it
_AS_STRONG = 0.8  # a number in a place weaker by more than this is that of something else
_FOUND = "the source has the number"


def label_in(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the place that has `text` and shares a word with the claim, or None."""
    label = label_of(text)
    same = [run for run in runs(label, around, reading) if run.numbers == label.numbers]
    return Shown(Finding.PRESENT, text, at=_best(same).span, note=_FOUND) if same else None


def ordinal_in(
    text: str, subject: str | None, around: Surroundings, reading: Reading
) -> Shown | None:
    """Return where the source has a place in a row: "fourth", "4th", "season 4"; or None.

    A mere count ("four times") is `ambiguous`: the claim may have counted on.
    """
    label, body = label_of(text), reading.text.body
    same = [run for run in runs(label, around, reading) if run.numbers == label.numbers]
    placed = [run for run in same if run.is_ordinal_in(body)]
    if subject is not None:
        named = Label((key(subject),), label.numbers)
        placed += [run for run in runs(named, around, reading) if run.numbers == label.numbers]
    if placed:
        return Shown(Finding.PRESENT, text, at=_best(placed).span, note=_FOUND)
    if not same:
        return None
    best = _best(same)
    found = best.span.of(body)
    note = f"says {text}, the source counts {found}: that may be another thing"
    return Shown(Finding.AMBIGUOUS, text, found, best.span, note, best.strength)


def other_label(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the other number that the source gives the same thing: "part 2" for "part 9".

    A score the other way round is `ambiguous`; of several other numbers none contradicts.
    """
    label = label_of(text)
    if not label.nouns and not label.is_score:  # a bare number does not say what it numbers
        return None
    found = [run for run in runs(label, around, reading) if run.numbers != label.numbers]
    turned = [run for run in found if label.is_score and run.numbers == label.numbers[::-1]]
    body = reading.text.body
    if turned:
        best = _best(turned)
        other = best.span.of(body)
        note = f"says {text}, the source says {other}: the other way round"
        return Shown(Finding.AMBIGUOUS, text, other, best.span, note, best.strength)
    rival = _rival(label, found)
    if rival is None:
        return None
    other = rival.span.of(body)
    note = f"says {text}, the source says {other}"
    return Shown(Finding.CONTRADICTED, text, other, rival.span, note, rival.strength)


def _rival(label: Label, found: list[Run]) -> Run | None:
    """Return the place of the other number, None where none or several could be meant."""
    near = [run for run in found if run.strength >= _OTHER_FROM and run.shared >= _OTHER_WORDS]
    near = [run for run in near if _is_akin(run.numbers, label.numbers)] or near
    if not near:
        return None
    best = _best(near)
    rivals = {run.numbers for run in near if run.strength >= _AS_STRONG * best.strength}
    return best if len(rivals) == 1 else None


def _is_akin(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two scores differ on one side only."""
    return len(one) > 1 and any(left == right for left, right in zip(one, two, strict=True))


def _best(found: list[Run]) -> Run:
    return max(found, key=lambda run: (run.strength, -run.span.start))
