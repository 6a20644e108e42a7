"""Step 5: the figures of a claim against one source, `Claim` and `Reading` to `Evidence`.

Each figure is held against every figure of the source that measures the same; what is said around
both decides whether they are about one thing (RULES F15, F18). What no figure bears out may follow
from two of them (F17), or stand there as the number of something ("position 8"). The rules for two
values are in `nlp/figures/compare/compare.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from citecheck.checks.decide import AGAINST, Candidate, decide, may_contradict
from citecheck.checks.evidence import Shown, evidence
from citecheck.checks.figure.exclusions import is_anothers, is_aside, is_chance
from citecheck.checks.figure.number_labels import clock_in, label_in, ordinal_in, other_label
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Agreement, Surroundings
from citecheck.language.en.figure_patterns import THAN
from citecheck.lazy_regex import regex
from citecheck.model import (
    Claim,
    Date,
    Evidence,
    Fact,
    FactKind,
    Figure,
    Finding,
    Scope,
    Signal,
    Span,
)
from citecheck.nlp.dates import compare as date_comparison
from citecheck.nlp.figures.compare.arithmetic import change_told, derive
from citecheck.nlp.figures.compare.compare import SUPPORTS, compare
from citecheck.nlp.figures.compare.convert import of_a_rate
from citecheck.nlp.figures.compare.display import with_verb
from citecheck.nlp.figures.grammar.gapped import gapped
from citecheck.nlp.figures.odd_digits import digits_of

CODE = "figure"
SUMMARY = "Does the source give each figure of the claim, for the same thing and in the same unit?"
SCOPE = Scope.FACT

_LABEL = regex(r"(?:[A-Za-z.]+ )?\d[\d–/.:-]*")
_DERIVED_FROM = 3  # pieces of the source in which two figures are calculated with
_COUNTED_UP_TO = 6  # "two genres", "a few", "five of them": people count these on a list
_NUMBER = regex(r"\d[\d,.]*\d|\d")
_FORMULA = regex(r"\b[A-Za-z] ?[+−–] ?\d|\b[a-z] = \d")
_THAN = regex(THAN)
_LITERAL = (None, "time", "ratio")  # dimensions whose number may stand there as a mere label


def applies(claim: Claim) -> bool:
    """Whether the claim has a figure, or a number that names something."""
    return any(isinstance(fact.value, Figure) or _is_label(fact) for fact in claim.facts)


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence as it is: its findings are the rules' own."""
    return evidence


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each figure of the claim."""
    return tuple(
        replace(
            evidence(CODE, claim, number, _shown(claim, fact, reading), reading),
            source_key=source_key,
        )
        for number, fact in enumerate(claim.facts)
        if isinstance(fact.value, Figure) or _is_label(fact)
    )


def _shown(claim: Claim, fact: Fact, reading: Reading) -> Shown:
    if isinstance(fact.value, Figure):
        return _Search(claim, fact, fact.value, reading).shown()
    around = Surroundings(claim, fact, reading)
    found = (
        label_in(fact.text, around, reading)
        or clock_in(fact.text, reading)
        or other_label(fact.text, around, reading)
    )
    if found is not None:
        return found
    return Shown(Finding.NOT_FOUND, fact.text, note=f"the source has no {fact.text}")


def _is_label(fact: Fact) -> bool:
    """Whether the fact is a number that names something: "part 2", "10–7"."""
    return fact.kind is FactKind.NAME and _LABEL.fullmatch(fact.text) is not None


class _Search:
    """One figure of a claim, looked for in one source."""

    def __init__(self, claim: Claim, fact: Fact, said: Figure, reading: Reading) -> None:
        self.claim = claim
        self.fact = fact
        values = [other.value for other in claim.facts if other is not fact]
        self.others = [value for value in values if isinstance(value, Figure)]
        self.reading = reading
        self.around = Surroundings(claim, fact, reading)
        beside = (found for number in self._closest for found in self._figures(number))
        self.said = of_a_rate(said, beside)

    def shown(self) -> Shown:
        """Return what the source shows for the figure."""
        decided = decide(self._candidates())
        if (decided is None or decided.finding not in SUPPORTS) and self._is_reckoned(decided):
            note = f"the source has a formula: a person must work out if it gives {self.fact.text}"
            return Shown(Finding.AMBIGUOUS, self.fact.text, note=note)
        if decided is None or decided.finding not in SUPPORTS:
            odd = self._in_odd_digits()
            if odd is not None:
                return odd
            derived = self._derived()
            rivalled = decided is not None and decided.finding in AGAINST
            chance = is_chance(self.said, self.claim.words, rivalled=rivalled)
            if derived is not None and not (chance and derived.finding is Finding.DERIVABLE):
                return derived
        if decided is not None:
            said, found = self._told(decided)
            return Shown(
                finding=decided.finding,
                said=said,
                found=found,
                at=decided.span,
                note=_note(said, found, decided.finding),
                score=decided.agreement.strength,
                signals=self._signals(decided),
            )
        return self._miscalculated() or self._as_label() or self._absent()

    def _signals(self, decided: Candidate) -> tuple[Signal, ...]:
        """Return what tells how sure another value is: see `verdict/settle.py`."""
        if decided.finding not in AGAINST:
            return ()
        elsewhere = any(compare(self.said, one) in SUPPORTS for one in self.reading.figures)
        values = {
            "elsewhere": elsewhere,
            "alike": decided.agreement.head or (decided.unit == self.said.unit != ""),
            "akin": decided.akin and decided.agreement.piece not in self.reading.pieces.cells,
        }
        return tuple(Signal(name=name, value=float(value)) for name, value in values.items())

    def _in_odd_digits(self) -> Shown | None:
        """Return where the source has the digits of the figure in signs that hide them."""
        digits = digits_of(self.fact.text)
        for number in self.reading.odd_digits:
            agreement = self.around.at(number.span)
            if digits and number.digits == digits and (agreement.shared or agreement.stretch):
                found = number.span.of(self.reading.text.body)
                note = f"the source writes {digits} in signs that no reader would take for it"
                return Shown(Finding.ODD_DIGITS, self.fact.text, found, number.span, note)
        return None

    def _is_reckoned(self, decided: Candidate | None) -> bool:
        """Whether a piece about the claim gives a formula, and no figure outside of it."""
        body = self.reading.text.body
        for number in self._closest:
            span = self.reading.pieces.spans[number]
            for match in _FORMULA.finditer(body, span.start, span.end):
                if decided is None or Span(*match.span()).overlaps(decided.span):
                    return True
        return False

    def _told(self, decided: Candidate) -> tuple[str, str]:
        """Return both figures in words that show the difference: with their verbs if need be."""
        if decided.finding not in AGAINST or not decided.akin:
            return self.fact.text, decided.text
        own = self.fact.span.shifted(-self.claim.span.start)
        told = with_verb(self.claim.words, own), with_verb(self.reading.text.body, decided.span)
        return told if told[0] != told[1] else (self.fact.text, decided.text)

    def _candidates(self) -> Iterator[Candidate]:
        """Yield every figure of the source that can be held against the claim's."""
        strongest = 0.0  # support so far: a weaker one is not looked at closely
        for found, finding, at_best in self._compared():
            supports, akin = finding in SUPPORTS, self._is_akin(found)
            if supports and at_best.strength < strongest:
                continue
            agreement = self._agreement(found)
            if supports and not (agreement.shared or agreement.stretch):
                continue
            if finding in AGAINST and not may_contradict(agreement, akin=akin):
                continue
            if self._is_anothers(found, finding):
                continue
            if supports:
                strongest = max(strongest, agreement.strength)
            rival = supports or (finding in AGAINST and self._is_rival(found))
            yield Candidate(
                found.span, found.text, finding, agreement, rival, akin, unit=found.unit
            )

    def _compared(self) -> Iterator[tuple[Figure, Finding, Agreement]]:
        """Yield the figures near words of the claim that may decide, with what they say to it.

        The agreement is the most that such a figure can have.
        """
        for number in sorted(self.around.reached & self.reading.figures_in.keys()):
            at_best = self.around.at_best(number, head=True)
            for found in self._figures(number):
                finding = compare(self.said, found)
                if finding is Finding.NOT_FOUND:
                    continue
                if finding in AGAINST and not may_contradict(at_best, akin=self._is_akin(found)):
                    continue
                yield found, finding, at_best

    def _figures(self, number: int) -> list[Figure]:
        """Return the figures of a piece; of one that has most of the claim elliptic ones too."""
        figures = self.reading.figures_in.get(number, [])
        if not figures or number not in self._closest:
            return figures
        span = self.reading.pieces.spans[number]
        more = gapped(span, self.reading.text.body, figures)
        return sorted((*figures, *more), key=lambda figure: figure.span)

    @cached_property
    def _closest(self) -> list[int]:
        return self.around.closest(_DERIVED_FROM)

    def _is_anothers(self, found: Figure, finding: Finding) -> bool:
        """Whether its sentence says it of another, and another value of the claim's subject."""
        number = self.around.piece(found.span)
        if number is None or number not in self._closest:
            return False
        opposite = SUPPORTS if finding in AGAINST else AGAINST
        pieces = self.reading.pieces
        start, text = pieces.spans[number].start, pieces.spans[number].of(self.reading.text.body)
        own = found.span.shifted(-start)
        if finding in SUPPORTS and is_aside(own, text, self.claim.words):
            return True
        return any(
            is_anothers(
                (own, other.span.shifted(-start)), text, pieces.words(number), self.around.keys
            )
            for other in self._figures(number)
            if compare(self.said, other) in opposite
        )

    def _is_akin(self, found: Figure) -> bool:
        """Whether it is the same number; a denial nearby may be about something else."""
        same = self.said.value is not None and self.said.value == found.value
        return same and self.said.negated == found.negated

    def _agreement(self, found: Figure) -> Agreement:
        """Return how the words around agree; what is counted matters for bare counts alone."""
        agreement = self.around.at(found.span, found.subject)
        measured = found.dimension is not None or self.said.dimension is not None
        return replace(agreement, clash=False) if measured and agreement.clash else agreement

    def _is_rival(self, found: Figure) -> bool:
        """Whether another value could be meant for the same: same kind, subject and time."""
        if self.said.value is not None and self.said.value == found.value:
            return True
        if any(compare(other, found) in SUPPORTS for other in self.others):
            return False
        if _aspect(self.said) != _aspect(found) or self._agreement(found).clash:
            return False
        return not self._is_of_another_time(found.span)

    def _is_of_another_time(self, place: Span) -> bool:
        """Whether the claim names a date, and the sentence around `place` only other ones.

        "58 per cent, seven more than in 2013" says of 2013 by how much it differed.
        """
        said = [fact.value for fact in self.claim.facts if isinstance(fact.value, Date)]
        number = self.around.piece(place)
        if not said or number is None:
            return False
        span = self.reading.pieces.spans[number]
        beside = [date for date in self.reading.dates_in.get(number, ()) if span.covers(date.span)]
        other = {Finding.CONTRADICTED, Finding.NOT_FOUND}
        same = [
            two for two in beside if {date_comparison.compare(one, two) for one in said} - other
        ]
        body = self.reading.text.body
        compared = (_THAN.search(body, place.end, max(place.end, two.span.start)) for two in same)
        return bool(beside) and all(compared)

    def _derived(self) -> Shown | None:
        """Return what a calculation with two figures of one sentence says to the claim's."""
        for number in self._closest:
            span = self.reading.pieces.spans[number]
            held = self._figures(number)
            inside = [figure for figure in held if span.covers(figure.span)]
            for finding, wanted, note in self._readings():
                found = derive(wanted, inside) if len(inside) > 1 else None
                if found is not None and (finding is Finding.DERIVABLE or found.is_change):
                    at = min(found.first.span, found.second.span)
                    said = self.fact.text
                    told = note.format(arithmetic=found.arithmetic, said=said)
                    return Shown(finding, said, found.arithmetic, at, told)
        return None

    def _miscalculated(self) -> Shown | None:
        """Return another change that the source tells of the same: "from 49 seats to 37"."""
        for number in self._closest[:1]:
            told = change_told(self.said, self._figures(number))
            if told is None or not may_contradict(self._agreement(told.first), akin=False):
                continue
            if self._is_of_another_time(told.first.span):
                continue
            gives = f"{told.arithmetic} = {told.rounded}"
            note = f"says {self.fact.text}, the source's figures give {gives}"
            return Shown(Finding.CONTRADICTED, self.fact.text, gives, told.first.span, note)
        return None

    def _readings(self) -> Iterator[tuple[Finding, Figure, str]]:
        """Yield the claim's figure, and the likely mistakes: the other direction, per cent."""
        yield Finding.DERIVABLE, self.said, "the source's figures give it: {arithmetic} = {said}"
        if self.said.change not in ("up", "down"):
            return
        turned = "down" if self.said.change == "up" else "up"
        note = f"the source's figures go {turned}: {{arithmetic}}"
        yield Finding.CONTRADICTED, replace(self.said, change=turned), note
        if self.said.unit == "%":
            note = "says {said}, the source's figures give percentage points: {arithmetic}"
            yield Finding.UNIT_MISMATCH, replace(self.said, unit="pp"), note

    def _as_label(self) -> Shown | None:
        """Return where a bare number stands in the source as the number of something."""
        if self.said.unit == "ord":
            return ordinal_in(self.fact.text, self.said.subject, self.around, self.reading)
        if self.said.dimension not in _LITERAL:
            return None
        numbers = [match[0] for match in _NUMBER.finditer(self.fact.text)]
        aged = self.said.unit == "year" and len(numbers) == 1  # "31 years old", "at 31"
        spanned = self.said.value is None and len(numbers) == 2  # years of an era, pages
        text = "–".join(numbers) if aged or spanned else self.fact.text
        return label_in(text, self.around, self.reading)

    def _absent(self) -> Shown:
        """Return that nothing bears on the figure, or that its number belongs to something else."""
        elsewhere = next((f for f in self.reading.figures if self._is_number_of(f)), None)
        if elsewhere is None and self._could_be_counted():
            note = f"the source does not say {self.fact.text}: it may be what it lists"
            return Shown(Finding.AMBIGUOUS, self.fact.text, note=note)
        if elsewhere is None:
            return Shown(
                Finding.NOT_FOUND, self.fact.text, note=f"the source has no {self.fact.text}"
            )
        note = f"the source has {elsewhere.text}, but about something else"
        return Shown(Finding.NOT_FOUND, self.fact.text, elsewhere.text, elsewhere.span, note)

    def _is_number_of(self, found: Figure) -> bool:
        same = self.said.value is not None and self.said.value == found.value
        return same and self.said.unit == found.unit

    def _could_be_counted(self) -> bool:
        """Whether it is a small count in words, which a source may list without a number."""
        in_words = not any(character.isdigit() for character in self.fact.text)
        bare = self.said.unit == "" and self.said.dimension is None
        return in_words and bare and self.said.high <= _COUNTED_UP_TO


def _aspect(figure: Figure) -> str:
    """Return what of a thing the figure tells: its level, its change, or an end of the change."""
    if figure.role in ("to", "from"):
        return figure.role
    return "by" if figure.change in ("up", "down") or figure.unit == "x" else "level"


def _note(said: str, found: str, finding: Finding) -> str | None:
    """Return the sentence for an editor; None where both say the same in the same words."""
    if finding is Finding.EQUAL:
        return None if said == found else f"the source says {found}"
    return {
        Finding.ROUNDED: f"the source says {found}, which {said} rounds",
        Finding.COMPATIBLE: f"the source says {found}, which {said} allows",
        Finding.OVERPRECISE: f"says {said}, the source only {found}",
        Finding.AMBIGUOUS: f"says {said}, the source says {found}: the words can mean either",
        Finding.UNIT_MISMATCH: f"says {said}, the source says {found}: another unit",
    }.get(finding, f"says {said}, the source says {found}")
