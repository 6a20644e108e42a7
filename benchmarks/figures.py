"""Figures and dates found in open sets: F1 of value and unit, spans, and speed.

``benchmarks/figures.py --data FOLDER [--quantulum PYTHON] [--misses SET]``: PYTHON is an
interpreter with quantulum3 installed, which is timed and scored beside on the same sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from data import existing, options, rows

from citecheck.model import Date, Figure, Granularity
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.units.units import catalogue, dimension_of

Value = tuple[float, float]
Row = dict[str, Any]

# What the sets call a unit, and what `Figure.unit` calls it; printed with every run. Names that
# our catalogue of units has are not repeated; anything else is a counted noun, hence no unit.
ALIASES = {
    "-": "", "dimensionless": "", "percentage": "%", "percent": "%", "dollar": "USD",
    "united states dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound sterling": "GBP",
    "british pound": "GBP", "japanese yen": "JPY", "yen": "JPY", "chinese yuan": "CNY",
    "hong kong dollar": "HKD", "canadian dollar": "CAD", "australian dollar": "AUD",
    "singaporean dollar": "SGD", "singapore dollar": "SGD", "new zealand dollar": "NZD",
    "malaysian ringgit": "MYR", "indian rupee": "INR", "rupee": "INR", "shekel": "ILS",
    "south african rand": "ZAR", "swiss franc": "CHF", "turkish lira": "TRY",
    "mexican peso": "MXN", "georgian lari": "GEL", "lao kip": "LAK", "costa rican colón": "CRC",
    "peseta": "ESP", "pence": "penny", "celsius": "degree celsius", "c": "degree celsius",
    "fahrenheit": "degree fahrenheit", "f": "degree fahrenheit", "year of age": "year",
    "age": "year", "parts-per-billion": "part per billion", "milliampere-hour":
    "milliampere hour", "foot pound-force": "pound-foot", "metric horsepower": "horsepower",
    "metric ton": "tonne", "metre per second": "metre per second", "count": "",
    "revolutions per minute": "revolution per minute", "kilometer": "kilometre",
    "count per minute": "", "count per week": "", "point": "", "pound-mass": "pound",
    "square meter": "square metre", "franc": "franc", "cubic centimetre": "millilitre",
    "pound": "pound", "dollar per kilogram": "USD", "barrel of oil": "barrel",
    "am": "arcminute", "atg": "", "w/w%": "%", "x": "", "ton": "tonne",
    "inverse second": "per second", "euros": "EUR", "kilopound per square inch":
    "kilopound per square inch", "foot-pound": "pound-foot", "us ton": "ton",
}  # fmt: skip
_MULTIPLIED = {"dozen": 12, "baker's dozen": 13, "gross": 144}  # units of a set that are numbers


@dataclass(frozen=True)
class Score:
    """Counts over a set."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in [0, 1]."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.gold if self.gold else 1.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  ({self.gold} gold)"


@dataclass(frozen=True)
class Item:
    """One figure, of a set or found: comparable."""

    value: Value
    unit: str
    span: tuple[int, int] | None = None


# --- reduction to comparable items ------------------------------------------------------


def canonical(unit: str | None) -> str:
    """Return our name for a unit of a set; "" for counted nouns."""
    name = (unit or "").strip()
    lower = name.lower()
    if lower in ALIASES:
        return ALIASES[lower]
    if name in catalogue().units:
        return name
    for key, where in ((lower, catalogue().words), (name, catalogue().symbols)):
        if key in where:
            return ALIASES.get(where[key], where[key])
    head, divided, _ = lower.partition(" per ")
    if divided and canonical(head):
        money = dimension_of(canonical(head)) in (None, "money")  # a share, a month: the currency
        return canonical(head) if money else lower
    return _read_unit(name)


def _read_unit(name: str) -> str:
    """Return our name for a symbol such as "m.s^-1", read as text."""
    name = re.sub(r"(?<=\w)⁻¹", "^-1", name)
    symbol = re.sub(r"\.(\w+)\^-1", r"/\1", name)
    symbol = re.sub(r"\.(\w+)\^-(\d)", r"/\1\2", symbol)
    for figure in find_figures(f"It was 5.0 {symbol} then."):
        return ours(figure).unit
    return ""


def ours(figure: Figure) -> Item:
    """Return one of our figures as a comparable item."""
    spread = "±" in figure.text or "+/-" in figure.text
    value = None if spread else figure.value
    ends = (figure.low, figure.high) if value is None else (value, value)
    unit = ALIASES.get(figure.unit, figure.unit)
    return Item((float(ends[0]), float(ends[1])), unit, (figure.start, figure.end))


def number(text: str) -> Value | None:
    """Return a value or range of a set, which writes "5-6" for a range."""
    cleaned = text.replace(",", "").strip().rstrip("%")
    parts = re.fullmatch(r"(-?[\d.]+)-(-?[\d.]+)", cleaned)
    try:
        if parts:
            return float(parts[1]), float(parts[2])
        return float(cleaned), float(cleaned)
    except ValueError:
        return None


def same(a: Item, b: Item, *, units: bool) -> bool:
    """Whether two items agree in value (within 1e-6) and, if asked, in unit."""
    close = all(
        abs(x - y) <= 1e-6 * max(abs(x), abs(y)) for x, y in zip(a.value, b.value, strict=True)
    )
    return close and (not units or a.unit == b.unit)


def matched(gold: list[Item], found: list[Item], *, units: bool) -> tuple[Score, list[Item]]:
    """Return the score of a row, one-to-one, and the gold items that nothing matched."""
    left, missed = list(found), []
    for item in gold:
        hit = next((other for other in left if same(item, other, units=units)), None)
        if hit is None:
            missed.append(item)
        else:
            left.remove(hit)
    right = len(gold) - len(missed)
    return Score(right, len(found), len(gold)), missed


# --- the sets ---------------------------------------------------------------------------


def newsquant(row: Row) -> tuple[list[Item], list[Figure]]:
    gold = [
        Item(value, canonical(entry["normalized_unit"]))
        for entry in row["expected"]
        if (value := number(str(entry["value"]))) is not None
    ]
    return gold, list(find_figures(row["input"]))


def quantulum(row: Row) -> tuple[list[Item], list[Figure]]:
    gold = []
    years = [found for found in find_dates(row["input"]) if found.granularity != "time"]
    for entry in row["expected"]:
        inside = any(y.start <= entry["start"] and entry["end"] <= y.end for y in years)
        if inside and entry["unit"] == "dimensionless":
            continue  # dates are scored apart
        times = _MULTIPLIED.get(entry["unit"], 1)
        value, spread = float(entry["value"]) * times, entry.get("uncertainty") or 0
        unit = "" if times != 1 else canonical(entry["unit"])
        span = (entry["start"], entry["end"])
        gold.append(Item((value - spread, value + spread), unit, span))
    return gold, list(find_figures(row["input"]))


_DIMENSIONS = {"Currency": "money", "Temperature": "temperature", "Age": "time"}


def rt_unit(row: Row) -> tuple[list[Item], list[Figure]]:
    """Only what the row's own recogniser looks for: money, ages, temperatures, dimensions."""
    model = row["id"].split("/")[1].partition("Model")[0]
    gold = [
        Item((float(e["value"]),) * 2, _unit_of(e["unit"], model), (e["start"], e["end"]))
        for e in row["expected"]
        if e["value"] not in (None, "null")
    ]
    wanted = _DIMENSIONS.get(model)
    found = [f for f in find_figures(row["input"]) if _is_wanted(f, model, wanted)]
    return gold, found


def _unit_of(unit: str, model: str) -> str:
    """Return our name for a unit; the currency recogniser's "Pound" is money."""
    return "GBP" if (unit, model) == ("Pound", "Currency") else canonical(unit)


def _is_wanted(figure: Figure, model: str, wanted: str | None) -> bool:
    if wanted == "time":
        return figure.dimension == "time"
    if wanted == "temperature":
        return figure.dimension == wanted or figure.unit == "degree"
    if wanted is not None:
        return figure.dimension == wanted
    excluded = (None, "money", "time", "ratio", "multiple", "percentage points")
    return model == "Dimension" and figure.dimension not in excluded


def rt_number(row: Row) -> tuple[list[Item], list[Figure]] | None:
    """Cardinals, fractions and percentages; numbers with a unit count by their value."""
    model = row["id"].split("/")[1].split("#")[0]
    if model not in ("NumberModel", "PercentModel"):
        return None
    percent = model == "PercentModel"
    gold = []
    for entry in row["expected"]:
        value = number(str(entry["value"]))
        if value is not None:
            gold.append(Item(value, "%" if percent else "", (entry["start"], entry["end"])))
    found = [f for f in find_figures(row["input"]) if f.unit != "ord"]
    glued = re.compile(r"\d[^\W\d_]+")  # "29km" is a dimension there, and no number
    found = [f for f in found if not (f.dimension and glued.search(f.text))]
    return gold, [f for f in found if (f.unit == "%") == percent]


_WORDS = {"a": 1.0, "few": 3.0, "several": 3.0}


def grobid(row: Row) -> tuple[list[Item], list[Figure]]:
    gold: list[Item] = []
    dates = find_dates(row["input"])
    for entry in row["expected"]:
        span = (entry["start"], entry["end"])
        if any(d.start < span[1] and span[0] < d.end for d in dates):
            continue  # dates are scored apart
        values = [v for text in entry["nums"] if (v := grobid_number(text)) is not None]
        if not values or len(values) < len(entry["nums"]):
            continue
        unit = canonical(entry["unit"])
        if entry["mtype"] == "list":
            gold.extend(Item((v, v), unit) for v in values)
        elif "±" in entry["text"] and len(values) == 2:
            gold.append(Item((values[0] - values[1], values[0] + values[1]), unit, span))
        else:
            gold.append(Item((values[0], values[-1]), unit, span))
    return gold, [
        f
        for f in find_figures(row["input"])
        if not any(d.start < f.end and f.start < d.end for d in dates)
    ]


def grobid_number(text: str) -> float | None:
    """Return a number as written in an article; None for dates and the like."""
    cleaned = text.replace("−", "-").replace("–", "-").replace(" ", "")
    power = re.fullmatch(r"10(?:\s?[−-]|\s)\d{1,2}", text.strip())  # what is left of an exponent
    if power:
        return 10.0 ** int(text.strip()[2:].replace("−", "-").replace(" ", ""))
    decimal_comma = re.fullmatch(r"-?(0,\d+|\d+,\d{1,2})", cleaned)
    cleaned = cleaned.replace(",", "." if decimal_comma else "")
    try:
        return float(Decimal(cleaned))
    except InvalidOperation:
        figures = find_figures(text)
    if len(figures) == 1 and figures[0].value is not None:
        return float(figures[0].value)
    return float(figures[0].low) if len(figures) == 1 else None


def own_blind(row: Row) -> tuple[list[Item], list[Figure]]:
    """Our own sentences, written from the rules alone; an entry's `or` are as good as it."""
    figures = list(find_figures(row["input"]))
    found = [ours(figure) for figure in figures]
    gold = []
    for entry in row["expected"]:
        if entry["unit"] == "ord":
            continue  # ranks are no figures here, as in the other sets
        span = (entry["start"], entry["end"])
        choices = [
            Item((e.get("value", e.get("low")), e.get("value", e.get("high"))), unit, span)
            for e in (entry, *entry.get("or", ()))
            for unit in [canonical(e["unit"])]
        ]
        met = (c for c in choices if any(same(c, f, units=True) for f in found))
        gold.append(next(met, choices[0]))
    return gold, figures


OWN = Path(__file__).parent / "own"
SETS = {
    "newsquant": ("newsquant_open.jsonl", newsquant, 0.88),
    "rt_unit": ("rt_unit_open.jsonl", rt_unit, 0.93),
    "rt_number": ("rt_number_open.jsonl", rt_number, 0.93),
    "quantulum3_tests": ("quantulum3_tests.jsonl", quantulum, 0.85),
    "grobid_quantities": ("grobid_quantities_open.jsonl", grobid, 0.75),
    "own_blind": (str(OWN / "figures_blind.jsonl"), own_blind, 0.90),
}


# Numbers that RULES F16 keeps out, and that the set counts: phones, codes, labels, dates.
_RULED_OUT = re.compile(r"phone|nrs?\.|\b[A-Z]{2,}-\d|\d/\d+/\d{4}")


def score_set(
    path: Path, name: str, misses: str | None, *, ruled_out: bool = True
) -> tuple[Score, Score, Score]:
    """Return the scores of value and unit, value alone, and span over a set."""
    file, reduce, _ = SETS[name]
    both = alone = spans = Score()
    for row in rows(path / file):
        if row.get("not_supported_by_design"):
            continue
        reduced = reduce(row)
        if reduced is None or (not ruled_out and _RULED_OUT.search(row["input"])):
            continue
        gold, figures = reduced
        found = [ours(figure) for figure in figures if figure.unit != "ord"]
        if name == "rt_number":
            found = [Item(f.value, f.unit if f.unit == "%" else "", f.span) for f in found]
        score, missed = matched(gold, found, units=True)
        both += score
        alone += matched(gold, found, units=False)[0]
        placed = {item.span for item in gold if item.span}
        spans += Score(len(placed & {f.span for f in found}), len(found), len(placed))
        if misses == name and (missed or score.found > score.right):
            print(repr(row["input"])[:1500])
            print("   missed", [(i.value, i.unit) for i in missed])
            extra = [f for f in found if not any(same(f, g, units=True) for g in gold)]
            print("   extra ", [(i.value, i.unit, row["input"][slice(*i.span)]) for i in extra])
    return both, alone, spans


# --- dates ------------------------------------------------------------------------------


_KINDS = {
    "date": {Granularity.DAY},
    "datetime": {Granularity.TIME, Granularity.DAY},
}


def score_dates(path: Path, *, show: bool) -> dict[str, tuple[int, int]]:
    """Return how many absolute dates of rt_datetime are right, of how many, by what is asked."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for row in rows(path / "rt_datetime_open.jsonl"):
        if row["not_supported_by_design"]:
            continue
        published = date.fromisoformat(row["ref"][:10]) if row["ref"] else None
        found = find_dates(row["input"], published)
        for entry in row["expected"]:
            if not is_absolute(entry) or (row["input"], entry["text"]) in seen:
                continue
            seen.add((row["input"], entry["text"]))
            kind = grain(entry)
            checks = {
                "span": any((f.start, f.end) == (entry["start"], entry["end"]) for f in found),
                "granularity": any(
                    overlaps(f, entry) and granularity_agrees(f, kind) for f in found
                ),
                "first day": any(overlaps(f, entry) and first_agrees(f, entry) for f in found),
            }
            checks["span and granularity"] = any(
                (f.start, f.end) == (entry["start"], entry["end"]) and granularity_agrees(f, kind)
                for f in found
            )
            total.update([*checks, f"· {kind}"])
            right.update([name for name, good in checks.items() if good])
            right.update([f"· {kind}"] if checks["span and granularity"] else [])
            if show and not all(checks.values()):
                print(repr(row["input"]), entry["text"], kind, entry["values"][0], checks)
                print("     ", [(f.text, str(f.first), f.granularity.value) for f in found])
    return {name: (right[name], count) for name, count in total.items()}


def is_absolute(entry: Row) -> bool:
    """Whether a date of the set is complete in itself: its year is written."""
    kind = entry["type"].split(".")[1]
    timex = (entry["values"] or [{}])[0].get("timex", "")
    years = re.findall(r"\d{4}", entry["text"])
    return (
        kind in ("date", "daterange", "datetime", "datetimerange")
        and "XXXX" not in timex
        and bool(years)
        and "today" not in entry["text"]
    )


def grain(entry: Row) -> str:
    """Return the granularity that the timex of a date has."""
    timex = entry["values"][0].get("timex", "")
    if timex.startswith("("):
        span = timex.rsplit(",", 1)[-1]
        return {"P10Y)": "decade", "P100Y)": "century"}.get(
            span, "quarter" if span == "P3M)" and "quarter" in entry["text"] else "interval"
        )
    if "T" in timex:
        return "time"
    if "W" in timex:
        return "week"
    if timex.startswith("SY"):
        return "fiscal_year"
    return {0: "year", 1: "month", 2: "day"}.get(timex.count("-"), "?")


def overlaps(found: Date, entry: Row) -> bool:
    return found.start < entry["end"] and entry["start"] < found.end


def granularity_agrees(found: Date, kind: str) -> bool:
    return found.granularity.value == kind


def first_agrees(found: Date, entry: Row) -> bool:
    wanted = entry["values"][0].get("start") or entry["values"][0].get("value")
    modified = entry["values"][0].get("Mod") or wanted in (None, "not resolved")
    return bool(modified) or (found.first is not None and str(found.first) == str(wanted)[:10])


def spurious_dates(path: Path) -> tuple[int, int]:
    """Return how many gold figures of the sets a date covers, and how many figures there are."""
    wrong = total = 0
    for name in ("rt_unit", "quantulum3_tests"):
        file, reduce, _ = SETS[name]
        for row in rows(path / file):
            dates = find_dates(row["input"])
            reduced = reduce(row)
            for item in reduced[0] if reduced else []:
                total += 1
                wrong += any(d.start < item.span[1] and item.span[0] < d.end for d in dates)
    return wrong, total


# --- speed ------------------------------------------------------------------------------


_TIMING = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
{setup}
texts = json.load(sys.stdin)
read("5 km")
best = 0.0
for _ in range({runs}):
    start = time.process_time()
    for text in texts:
        read(text)
    best = max(best, len(texts) / (time.process_time() - start))
print(best)
"""
_ROUNDS = 4
_OURS = "from citecheck.nlp.figures import find_figures as read"
_QUANTULUM = "from quantulum3 import parser; read = parser.parse"


def sentences(path: Path) -> list[str]:
    """Return the sentences of the sets of short texts."""
    files = [SETS[name][0] for name in ("newsquant", "rt_unit", "rt_number", "quantulum3_tests")]
    return [row["input"] for file in files for row in rows(path / file)]


def speed(python: str, setup: str, texts: list[str], runs: int) -> float:
    """Return sentences per CPU second in a process of its own, the best of some runs."""
    answer = subprocess.run(
        [python, "-c", _TIMING.format(setup=setup, runs=runs)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(answer.stdout.split()[-1])


def measures(data: Path) -> dict[str, float]:
    """Return shares in [0, 1] by name; more is better."""
    path = data / "figures"
    wrong, total = spurious_dates(path)
    right, count = score_dates(path, show=False)["span and granularity"]
    return {
        **{f"{name}, value and unit F1": score_set(path, name, None)[0].f1 for name in SETS},
        "rt_datetime, span and granularity": right / count,
        "figures that no date covers": 1 - wrong / total,
    }


def main(argv: list[str]) -> None:
    parser: argparse.ArgumentParser = options(__doc__ or "")
    parser.add_argument("--quantulum", help="Python interpreter that has quantulum3")
    parser.add_argument("--misses", help="print what was missed in this set")
    arguments = parser.parse_args(argv)
    path = existing(arguments.data) / "figures"
    print("aliases:", json.dumps(ALIASES, ensure_ascii=False))
    for name, (_, _, target) in SETS.items():
        both, alone, spans = score_set(path, name, arguments.misses)
        print(f"{name:<18} value+unit {both}  target {target}")
        if name == "rt_number":
            both_ruled = score_set(path, name, None, ruled_out=False)[0]
            print(f"{'  without F16 rows':<18} value+unit {both_ruled}")
        print(f"{'':<18} value      {alone}")
        print(f"{'':<18} span       {spans}")
    for name, (right, count) in score_dates(path, show=arguments.misses == "dates").items():
        print(f"rt_datetime absolute  {name:<22} {right}/{count} = {right / count:.3f}")
    wrong, total = spurious_dates(path)
    print(f"dates on figures: {wrong} of {total}")
    texts = sentences(path)
    own = peer = 0.0
    for _ in range(_ROUNDS if arguments.quantulum else 1):  # in turn, so that both meet any load
        own = max(own, speed(sys.executable, _OURS, texts, runs=10))
        if arguments.quantulum:
            peer = max(peer, speed(arguments.quantulum, _QUANTULUM, texts, runs=1))
    print(f"speed: {own:.0f} sentences per CPU second")
    if arguments.quantulum:
        print(f"quantulum3: {peer:.0f} sentences per CPU second; ours is {own / peer:.1f} x")


if __name__ == "__main__":
    main(sys.argv[1:])
