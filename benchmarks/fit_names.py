"""Fit the likelihood that a name was exchanged, and write `citecheck/checks/name/interpret.py`.

    python benchmarks/fit_names.py --data FOLDER [--out citecheck/verdict/name_weights.py]

The right names are those of supported claims; the wrong ones are made from them: each is replaced
by up to two others of its sort that the same page names, a country, region or city for which the
page has none by one that it does not name. Prints what a fifth of the pages gives by a model of the
other four. Needs scikit-learn.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from data import existing, options, rows
from sklearn.linear_model import LogisticRegression

from citecheck.checks.name.check import places
from citecheck.checks.name.misplaced import displacement
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.language.en.gazetteer import CITIES, COUNTRIES, REGIONS
from citecheck.model import Claim, Fact, FactKind, Text
from citecheck.nlp.names import find_names
from citecheck.nlp.names.forms import same_name
from citecheck.nlp.names.sorts import Sort, sort_of

OUT = Path(__file__).parents[1] / "citecheck" / "verdict" / "name_weights.py"
SETS = ("wice_dev", "attributionbench_dev", "fever_symmetric_dev")
EXCHANGES = 6  # of one name
READ = 30_000  # characters of a page in which other names are looked for
FOLDS = 5
HEAD = '''"""Coefficients of the likelihood of an exchanged name; by ``benchmarks/fit_names.py``.

Logistic regression on {right} names of supported claims and {wrong} others put in their place, of
those that `checks/name/misplaced` measures, 2026-11-22:
{sets}.
"""

'''


@dataclass(frozen=True)
class Case:
    """A name in a claim, right or put there, and what was measured; None where nothing was."""

    page: str
    claim: str
    exchanged: bool
    signals: dict[str, float] | None


def main(argv: list[str]) -> None:
    parser = options("Fit the likelihood of exchanged names")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    folder = existing(given.data) / "claims"
    cases = {name: list(_cases(folder / f"{name}.jsonl")) for name in SETS}
    every = [case for known in cases.values() for case in known]
    measured = [case for case in every if case.signals is not None]
    names = sorted(measured[0].signals or {})
    _print(cases, measured, names)
    fitted = _fit(measured, names)
    exchanged = sum(case.exchanged for case in measured)
    sets = ", ".join(SETS)
    head = HEAD.format(right=len(measured) - exchanged, wrong=exchanged, sets=sets)
    lines = "".join(
        f'    "{name}": {value:.3f},\n' for name, value in zip(names, fitted.coef_[0], strict=True)
    )
    table = f"NAME_WEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    text = f"{head}NAME_INTERCEPT = {fitted.intercept_[0]:.3f}\n\n{table}"
    given.out.write_text(text, encoding="utf-8")
    print(text)


def _cases(path: Path) -> Iterator[Case]:
    drawn = random.Random(0)
    for row in rows(path):
        if row["label"] != "supported":
            continue
        reading = Reading(Text(body=row["source_text"]))
        claim = claim_of(row["claim"])
        for fact in _names(claim):
            yield _case(reading, claim, fact, exchanged=False)
            for other in _others(claim, fact, reading.text.body, drawn):
                words = claim.text[: fact.span.start] + other + claim.text[fact.span.end :]
                made = claim_of(words)
                put = next((one for one in _names(made) if one.text == other), None)
                if put is not None:
                    yield _case(reading, made, put, exchanged=True)


def _names(claim: Claim) -> list[Fact]:
    return [fact for fact in claim.facts if fact.kind is FactKind.NAME]


def _case(reading: Reading, claim: Claim, fact: Fact, *, exchanged: bool) -> Case:
    found = displacement(claim, fact, reading, places(fact.text, reading))
    signals = {signal.name: signal.value for signal in found.signals} if found else None
    return Case(reading.text.body, claim.text, exchanged, signals)


def _others(claim: Claim, fact: Fact, body: str, drawn: random.Random) -> list[str]:
    """Return names of the same sort and length that the page names and the claim does not."""
    sort = sort_of(fact.text, claim.text[: fact.span.start])
    if sort is None:
        return []
    stated = set(claim.text.lower().split())
    found = dict.fromkeys(
        name
        for span in find_names(body[:READ])
        if "\n" not in (name := span.of(body))
        and sort_of(name, body[max(0, span.start - 30) : span.start]) is sort
        and not stated & set(name.lower().split())
        and abs(len(name.split()) - len(fact.text.split())) <= 1
        and not any(same_name(name, other.text) for other in _names(claim))
    )
    if sort is Sort.PLACE:
        return _places(fact.text, body, list(found), drawn)
    return drawn.sample(list(found), min(EXCHANGES, len(found)))


def _places(name: str, body: str, found: list[str], drawn: random.Random) -> list[str]:
    """Return places of the same kind as `name`; one that the page lacks where it has no other."""
    kind = next((kind for kind in (COUNTRIES, REGIONS, CITIES) if name in kind), None)
    if kind is None:
        return drawn.sample(found, min(EXCHANGES, len(found)))
    near = [other for other in found if other in kind]
    absent = [other for other in sorted(kind) if other not in body]
    return drawn.sample(near, min(EXCHANGES, len(near))) or [drawn.choice(absent)]


def _fit(cases: list[Case], names: list[str]) -> LogisticRegression:
    x = np.array([[(case.signals or {})[name] for name in names] for case in cases])
    y = np.array([case.exchanged for case in cases])
    return LogisticRegression(class_weight="balanced", max_iter=1000).fit(x, y)


def _print(cases: dict[str, list[Case]], measured: list[Case], names: list[str]) -> None:
    """Print how many claims and exchanges lie above a likelihood, by models of other pages."""
    pages = {
        page: number % FOLDS for number, page in enumerate({case.page: 0 for case in measured})
    }
    models = [
        _fit([case for case in measured if pages[case.page] != fold], names)
        for fold in range(FOLDS)
    ]
    print("| set | likelihood from | right claims flagged | exchanged names found |")
    print("|---|---|---|---|")
    for label, known in cases.items():
        likely = [
            models[pages[case.page]].predict_proba(
                [[(case.signals or {})[name] for name in names]]
            )[0, 1]
            if case.signals is not None
            else 0.0
            for case in known
        ]
        for least in (0.5, 0.65, 0.8, 0.9):
            pairs = list(zip(known, likely, strict=True))
            flagged = {case.claim for case, p in pairs if p >= least and not case.exchanged}
            right = {case.claim for case in known if not case.exchanged}
            found = [p >= least for case, p in pairs if case.exchanged]
            print(f"| {label} | {least} | {len(flagged) / len(right):.3f} | {np.mean(found):.3f} |")
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
