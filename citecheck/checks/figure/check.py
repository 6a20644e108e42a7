"""Step 5: the figures of a claim against one source, `Claim` and `Reading` to `Evidence`.

Each figure is held against every figure of the source that measures the same; what is said around
both decides whether they are about one thing (RULES F15, F18). What no figure bears out may follow
from two of them (F17), or stand there as the number of something ("position 8"). The rules for two
values are in `nlp/figures/compare/compare.py`.
"""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.checks.decide import AGAINST, Candidate, decide
from citecheck.checks.evidence import Shown, evidence
from citecheck.checks.figure.candidates import Candidates
from citecheck.checks.figure.exclusions import is_chance
from citecheck.checks.figure.number_labels import clock_in, label_in, ordinal_in, other_label
from citecheck.checks.figure.reckoned import derived, lasted, miscalculated
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Surroundings
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Evidence, Fact, FactKind, Figure, Finding, Scope, Signal, Span
from citecheck.nlp.figures.compare.compare import SUPPORTS, compare
from citecheck.nlp.figures.compare.display import with_verb
from citecheck.nlp.figures.odd_digits import digits_of

CODE = "figure"
SUMMARY = "Does the source give each figure of the claim, for the same thing and in the same unit?"
SCOPE = Scope.FACT

_LABEL = regex(r"(?:[A-Za-z.]+ )?\d[\d–/.:-]*")
_COUNTED_UP_TO = 6  # "two genres", "a few", "five of them": people count these on a list
_NUMBER = regex(r"\d[\d,.]*\d|\d")
_FORMULA = regex(r"\b[A-Za-z] ?[+−–] ?\d|\b[a-z] = \d")
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
        self.reading = reading
        self.candidates = Candidates(claim, fact, said, reading)
        self.said = self.candidates.said

    def shown(self) -> Shown:
        """Return what the source shows for the figure."""
        decided = decide(self.candidates)
        if decided is None or decided.finding not in SUPPORTS:
            otherwise = self._formula(decided) or self._in_odd_digits() or self._derived(decided)
            if otherwise is not None:
                return otherwise
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
        changed = miscalculated(self.fact.text, self.candidates)
        return changed or self._as_label() or self._absent()

    def _formula(self, decided: Candidate | None) -> Shown | None:
        """Return that a piece about the claim gives a formula, and no figure outside of it."""
        body = self.reading.text.body
        for number in self.candidates.closest:
            span = self.reading.pieces.spans[number]
            for match in _FORMULA.finditer(body, span.start, span.end):
                if decided is None or Span(*match.span()).overlaps(decided.span):
                    told = self.fact.text
                    note = f"the source has a formula: a person must work out if it gives {told}"
                    return Shown(Finding.AMBIGUOUS, told, note=note)
        return None

    def _derived(self, decided: Candidate | None) -> Shown | None:
        """Return what a calculation gives, unless two figures may give the claim's by chance."""
        found = derived(self.fact.text, self.candidates) or lasted(self.fact.text, self.candidates)
        if found is None or found.finding is not Finding.DERIVABLE:
            return found
        rivalled = decided is not None and decided.finding in AGAINST
        return None if is_chance(self.said, self.claim.words, rivalled=rivalled) else found

    def _signals(self, decided: Candidate) -> tuple[Signal, ...]:
        """Return what tells how sure another value is: see `verdict/settle.py`."""
        if decided.finding not in AGAINST:
            return ()
        elsewhere = any(
            compare(self.said, one) in SUPPORTS for one in self.reading.values.figures()
        )
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
            agreement = self.candidates.around.at(number.span)
            if digits and number.digits == digits and (agreement.shared or agreement.stretch):
                found = number.span.of(self.reading.text.body)
                note = f"the source writes {digits} in signs that no reader would take for it"
                return Shown(Finding.ODD_DIGITS, self.fact.text, found, number.span, note)
        return None

    def _told(self, decided: Candidate) -> tuple[str, str]:
        """Return both figures in words that show the difference: with their verbs if need be."""
        if decided.finding not in AGAINST or not decided.akin:
            return self.fact.text, decided.text
        own = self.fact.span.shifted(-self.claim.span.start)
        told = with_verb(self.claim.words, own), with_verb(self.reading.text.body, decided.span)
        return told if told[0] != told[1] else (self.fact.text, decided.text)

    def _as_label(self) -> Shown | None:
        """Return where a bare number stands in the source as the number of something."""
        if self.said.unit == "ord":
            return ordinal_in(
                self.fact.text, self.said.subject, self.candidates.around, self.reading
            )
        if self.said.dimension not in _LITERAL:
            return None
        numbers = [match[0] for match in _NUMBER.finditer(self.fact.text)]
        aged = self.said.unit == "year" and len(numbers) == 1  # "31 years old", "at 31"
        spanned = self.said.value is None and len(numbers) == 2  # years of an era, pages
        text = "–".join(numbers) if aged or spanned else self.fact.text
        return label_in(text, self.candidates.around, self.reading)

    def _absent(self) -> Shown:
        """Return that nothing bears on the figure, or that its number belongs to something else."""
        elsewhere = next((f for f in self.reading.values.figures() if self._is_number_of(f)), None)
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
