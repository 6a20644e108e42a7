"""Measure what each part of the verdict gives: the figures without it, on claims nobody fitted.

    python benchmarks/ablation.py --data FOLDER [--rows N] [--sets NAMES] [--parts WORDS]

A part is a check, a rule for broken ties, a way to tick, or a word list. It is switched off, every
row is judged anew, and the change is printed: truly supported claims called so, others called so,
accusations of claims that are not and of those that are supported. Outcomes depend on no fit, so
each set is one that was left out. A part that changes nothing here decides nothing.
Nothing is asserted. Terms and figures: docs/benchmarks/unseen.md.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from data import existing, options
from open_claims import Row, open_rows, sampled

from citecheck import verdict
from citecheck.checks import CHECKS, all_checks
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Comparison, Outcome, Text

ROUNDS = Path(__file__).with_name("own") / "blind"
WIDE = ("check", "figures", "names", "settled", "differing")
"""Beginnings of the names of parts without which any row may move."""
ACCUSING = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND)


def _none(*_: object, **__: object) -> None:
    return None


def _nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def _no_words(*_: object, **__: object) -> frozenset[str]:
    return frozenset()


def _no(*_: object, **__: object) -> bool:
    return False


ALIGN = "citecheck.nlp.align"
RULES = {
    "polarity": "broken_polarity",
    "status": "broken_status",
    "sides": "broken_sides",
    "causes": "broken_causes",
    "quantities": "broken_quantities",
    "degrees": "broken_degrees",
    "nearness": "broken_nearness",
    "roles": "broken_roles",
    "values": "broken_values",
}
FURTHER = ("rest", "derived", "kinds", "elsewhere", "topic", "meant")
PARTS: dict[str, Sequence[tuple[str, str, object]]] = {
    **{f"rule {name}": [(f"{ALIGN}.ties", rule, _nothing)] for name, rule in RULES.items()},
    **{f"tick {name}": [(f"{ALIGN}.further", f"_tick_{name}", _none)] for name in FURTHER},
    "rule nearness: far": [(f"{ALIGN}.nearness", "_far", _nothing)],
    "rule nearness: apart": [(f"{ALIGN}.nearness", "_apart", _nothing)],
    "rule roles: another verb": [(f"{ALIGN}.roles", "_belongs_to_another_verb", _no)],
    "rule values: counts another": [(f"{ALIGN}.values", "_counts_another", _nothing)],
    "rule values: of another": [(f"{ALIGN}.values", "_belongs_to_another", _nothing)],
    "rule values: of a neighbour": [(f"{ALIGN}.values", "_of_a_neighbour", _nothing)],
    "rule values: rivalled": [(f"{ALIGN}.values", "_rivalled", _nothing)],
    "rule values: the other ordinal": [(f"{ALIGN}.values", "_of_the_other", _nothing)],
    "tie named before": [(f"{ALIGN}.nearness", "_is_named_before", _no)],
    "tie who it is about": [(f"{ALIGN}.nearness", "is_about", _no)],
    "tie row of a table": [(f"{ALIGN}.nearness", "is_of_the_row", _no)],
    "rule table cells": [(f"{ALIGN}.ties", "broken_cells", _nothing)],
    "tick table verbs": [(f"{ALIGN}.further", "tick_table_verbs", _none)],
    "tie goes on": [(f"{ALIGN}.nearness", "_goes_on", _no)],
    "tie pronoun in its place": [(f"{ALIGN}.nearness", "_is_in_its_place", _no)],
    "tie title": [(f"{ALIGN}.nearness", "_is_topic", _no)],
    "words synonyms of WordNet": [("citecheck.language.en.wordnet", "synonyms", _no_words)],
    "words derivations": [("citecheck.language.en.wordnet", "derivations", _no_words)],
    "tick lives": [(f"{ALIGN}.further", "tick_lives", _none)],
    "words entailments": [("citecheck.language.en.wordnet", "entailments", _no_words)],
    "words families by hand": [(f"{ALIGN}.relations", "FAMILY", {})],
    "words antonyms of WordNet": [("citecheck.language.en.wordnet", "antonyms", _no_words)],
    "words synonyms by hand": [(f"{ALIGN}.relations", "_is_listed", _no)],
    "words phrases": [(f"{ALIGN}.laying", "meanings", _none)],
    "words faint": [(f"{ALIGN}.units", "FAINT", frozenset())],
    "words frames": [(f"{ALIGN}.units", "_FRAMES", import_module("re").compile(r"(?!)"))],
    "words opposites by hand": [(f"{ALIGN}.relations", "poles", _nothing)],
    "words denying verbs": [(f"{ALIGN}.sense", "DENYING", frozenset())],
    "words facing prepositions": [(f"{ALIGN}.sense", "FACING", frozenset())],
    "differing": [("citecheck.checks.wording.sentence", "find_differing", _nothing)],
    "differing names": [("citecheck.nlp.align.differing", "_looks_like_a_name", _no)],
    "figures: of another": [("citecheck.checks.figure.candidates", "is_anothers", _no)],
    "figures: aside": [("citecheck.checks.figure.candidates", "is_aside", _no)],
    "figures: chance": [("citecheck.checks.figure.check", "is_chance", _no)],
    "figures: labels": [
        ("citecheck.checks.figure.check", "label_in", _none),
        ("citecheck.checks.figure.check", "ordinal_in", _none),
    ],
    "figures: other labels": [("citecheck.checks.figure.check", "other_label", _none)],
    "figures: changes told": [("citecheck.checks.figure.reckoned", "change_told", _none)],
    "names: swapped": [("citecheck.checks.name.check", "_swapped", _none)],
    "settled facts": [("citecheck.verdict.bearing", "settle_facts", lambda _, evidence: evidence)],
}
CHECK_PARTS = {f"check {check.CODE}": check for check in CHECKS if check.CODE != "wording"}


@dataclass(frozen=True)
class Counted:
    """How many rows of each truth got what."""

    right: int  # supported, and truly so
    wrong: int  # supported, and not so
    accused: int  # truly supported, and accused
    caught: int  # accused, and not supported

    def minus(self, other: Counted) -> tuple[int, ...]:
        """Return how this differs from another."""
        return (
            self.right - other.right,
            self.wrong - other.wrong,
            self.accused - other.accused,
            self.caught - other.caught,
        )


Case = tuple[Row, Claim, Reading]


def main(argv: list[str]) -> None:
    parser = options("What each part of the verdict gives")
    parser.add_argument("--rows", type=int, help="rows a set; all unless given")
    parser.add_argument("--sets", help="names with commas; all unless given")
    parser.add_argument("--parts", default="", help="words that a part's name must have one of")
    given = parser.parse_args(argv)
    names = given.sets.split(",") if given.sets else None
    found = sampled(open_rows(existing(given.data), names), given.rows)
    cases = list(_read([*found, *_blind()]))
    judged = [_judged(claim, reading, all_checks()) for _, claim, reading in cases]
    outcomes = [comparison.outcome for comparison in judged]
    print(f"{len(cases)} rows: {_counted(cases, outcomes)}")
    small = list(_small(existing(given.data)))
    passed = _passing(small, None)
    print(f"small cases of one trait: {passed} of {len(small)} right")
    every = list(range(len(cases)))
    near = [at for at in every if _may_move(judged[at])]
    print("| without | right | wrong | true accused | caught | outcomes moved | small cases |")
    print("|---|---|---|---|---|---|---|")
    wanted = given.parts.split(",")
    for name in (*PARTS, *CHECK_PARTS):
        if not any(word in name for word in wanted):
            continue
        asked = every if name.startswith(WIDE) else near
        some, whole = [cases[at] for at in asked], [outcomes[at] for at in asked]
        with _without(name):
            got = _outcomes(some, CHECK_PARTS.get(name))
            cost = _passing(small, CHECK_PARTS.get(name)) - passed
        moved = sum(one is not two for one, two in zip(whole, got, strict=True))
        change = _counted(some, got).minus(_counted(some, whole))
        print(
            f"| {name} | " + " | ".join(f"{one:+d}" for one in change) + f" | {moved} | {cost:+d} |"
        )
        sys.stdout.flush()


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Switch a part off."""
    with ExitStack() as stack:
        for module, attribute, instead in PARTS.get(name, ()):
            stack.enter_context(patch.object(import_module(module), attribute, instead))
        yield
    _forget()


def _forget() -> None:
    """Empty what was remembered of words: it may rest on a part that is off."""
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("citecheck."):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


def _blind() -> Iterator[Row]:
    """Yield the rows of the blind rounds, all open by now."""
    for path in sorted(ROUNDS.glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        texts = {source["id"]: source["text"] for source in table["sources"]}
        for row in table["claims"]:
            truth = row["truth"]
            yield Row(
                path.stem,
                row["id"],
                row["claim"],
                texts[row["source"]],
                truth == "supported",
                truth,
            )


def _read(found: Sequence[Row]) -> Iterator[Case]:
    readings: dict[str, Reading] = {}
    for row in found:
        reading = readings.setdefault(row.source, Reading(Text(body=row.source)))
        yield row, claim_of(row.claim), reading


def _may_move(found: Comparison) -> bool:
    """Whether a tie or a tick more or less could move an outcome: all is ticked, or it is settled.

    A row with open words that is called unclear or partial stays so without a tie or a tick.
    """
    settled = found.outcome is Outcome.SUPPORTED or found.outcome in ACCUSING
    return settled or all(tick.how.is_tick for tick in found.ticks)


def _outcomes(cases: Sequence[Case], left_out: object = None) -> list[Outcome]:
    _forget()
    checks = [check for check in all_checks() if check is not left_out]
    return [_judged(claim, reading, checks).outcome for _, claim, reading in cases]


def _judged(claim: Claim, reading: Reading, checks: Sequence[Any]) -> Comparison:
    evidence = tuple(
        item
        for check in checks
        if check.applies(claim)
        for item in check.examine(claim, reading, "source")
    )
    return verdict.compare(claim, evidence, checks)


def _small(data: Path) -> Iterator[tuple[Claim, Reading, frozenset[str]]]:
    """Yield the small cases of one trait, each with the outcomes that it may have."""
    for line in (data / "cases" / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reading = Reading(Text(body=case["source"]))
        yield claim_of(case["claim"]), reading, frozenset(case["allowed"])


def _passing(small: Sequence[tuple[Claim, Reading, frozenset[str]]], left_out: object) -> int:
    _forget()
    checks = [check for check in all_checks() if check is not left_out]
    return sum(_judged(one, of, checks).outcome.value in allowed for one, of, allowed in small)


def _counted(cases: Sequence[Case], outcomes: Sequence[Outcome]) -> Counted:
    pairs = [(row.supported, outcome) for (row, _, _), outcome in zip(cases, outcomes, strict=True)]
    return Counted(
        right=sum(true and one is Outcome.SUPPORTED for true, one in pairs),
        wrong=sum(not true and one is Outcome.SUPPORTED for true, one in pairs),
        accused=sum(true and one in ACCUSING for true, one in pairs),
        caught=sum(not true and one in ACCUSING for true, one in pairs),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
