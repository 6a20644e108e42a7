"""Reference entries, citations, DOIs and addresses of drafts in structured formats, with gold.

Used by `references.py`. A format is a folder of ``drafts/``: a file with ``<draft>.gold.json``
beside it, in the folder or in one of its own. Labels of ours are read as keys, as numbers and by
matching entries by DOI, title or wording; the best of the three counts for a draft.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from citecheck.errors import InputError
from citecheck.formats.draft import read
from citecheck.model import CitationKind, Citations, Marker, Reference
from citecheck.references import find_references

FORMATS = ("pandoc-md", "latex", "wikitext", "rst", "asciidoc", "odt", "epub", "tei")
MOST = 60  # entries and markers that one draft counts as
ALIKE = 80  # rapidfuzz ratio from which wordings are the same entry

Gold = dict[str, Any]
InOrder = Callable[[Sequence[frozenset[str]], Sequence[frozenset[str]]], tuple[int, int, int]]


@dataclass
class DraftScore:
    """Counts of one format: (gold, found, right), drafts of many entries scaled down."""

    files: int = 0
    failed: int = 0
    entries: list[float] = field(default_factory=lambda: [0, 0, 0])
    sets: list[float] = field(default_factory=lambda: [0, 0, 0])
    dois: list[float] = field(default_factory=lambda: [0, 0])  # of gold, found
    urls: list[float] = field(default_factory=lambda: [0, 0])
    seconds: float = 0.0


def gold_files(data: Path, name: str) -> list[Path]:
    if name == "jats":
        return sorted((data / "references" / "jats").glob("*.gold.json"))
    return sorted((data / "drafts" / name).rglob("*.gold.json"))


def measure_drafts(
    data: Path, formats: Sequence[str], in_order: InOrder, *, show: bool
) -> dict[str, DraftScore]:
    scores: dict[str, DraftScore] = {}
    for name in formats:
        score = scores.setdefault(name, DraftScore())
        for path in gold_files(data, name):
            source = path.with_name(path.name.removesuffix(".gold.json"))
            gold = {"also": [], "uncited": []} | json.loads(path.read_text(encoding="utf-8"))
            score.files += 1
            start = time.perf_counter()
            try:
                found = find_references(read(str(source)))
            except InputError as error:
                found = Citations()
                score.failed += 1
                print(f"{source.name}: {error}")
            score.seconds += time.perf_counter() - start
            counts = score_draft(score, gold, found, in_order)
            if show:
                shown = "  ".join(
                    f"{g:.0f}/{f:.0f}/{r:.0f} {2 * r / (g + f or 1):.3f}" for g, f, r in counts
                )
                print(f"{name}/{source.name[:44]:46}{shown}")
    return scores


def score_draft(
    score: DraftScore, gold: Gold, found: Citations, in_order: InOrder
) -> list[tuple[float, float, float]]:
    """Add one draft by the reading of labels that suits it best; return its two counts."""
    entries = [one for one in found.references if one.kind is CitationKind.ENTRY]
    markers = [one for one in found.markers if one.kind is CitationKind.ENTRY]
    pairs = matched(gold["references"], entries)
    left = [one for number, one in enumerate(entries) if number not in pairs.values()]
    aside = {left[place].id for place in matched([*gold["also"], *gold["uncited"]], left).values()}
    kept = [one for one in entries if one.id not in aside]
    markers = [m for m in markers if not m.references or not aside.issuperset(m.references)]
    spared = {_plain(one.get("label")) for one in [*gold["also"], *gold["uncited"]]}
    cited = [
        one
        for one in gold["citations"]
        if not one["labels"] or not spared.issuperset(map(_plain, one["labels"]))
    ]
    readings = [
        _as_labels(gold["references"], kept, markers, numbered=False),
        _as_labels(gold["references"], kept, markers, numbered=True),
        _as_matches(gold["references"], entries, kept, markers),
    ]
    best: tuple[float, Any] | None = None
    for right, sets, partner in readings:
        wanted = [frozenset(map(str, one["labels"] or ())) for one in cited]
        counts = _without_optional(cited, wanted, sets, in_order)
        both = (
            (len(gold["references"]), len(kept), right),
            counts,
        )
        value = sum(2 * r / (g + f or 1) for g, f, r in both)
        if best is None or value > best[0]:
            best = (value, (both, partner))
    assert best is not None
    (entry_counts, set_counts), partner = best[1]
    for total, counts in ((score.entries, entry_counts), (score.sets, set_counts)):
        factor = min(1.0, MOST / (counts[0] or 1))
        for place, count in enumerate(counts):
            total[place] += factor * count
    _add_identifiers(score, gold["references"], partner)
    return [entry_counts, set_counts]


def _plain(label: object) -> str:
    return re.sub(r"[\[\](){}.\s:^]", "", str(label))


def _as_labels(
    gold: list[Gold], kept: list[Reference], markers: list[Marker], *, numbered: bool
) -> tuple[int, list[frozenset[str]], dict[int, Reference]]:
    """Read our labels as the gold's own , or as places in its list."""
    names = {_plain(n if numbered else one["label"]): n for n, one in enumerate(gold, 1)}
    originals = {n: str(one["label"]) for n, one in enumerate(gold, 1)}
    partner: dict[int, Reference] = {}
    for one in kept:
        number = names.get(_plain(one.label))
        if number is not None:
            partner.setdefault(number - 1, one)
    sets = [
        frozenset(
            originals[names[_plain(label)]] if _plain(label) in names else label
            for label in marker.labels
        )
        for marker in markers
    ]
    return len(partner), sets, partner


def _as_matches(
    gold: list[Gold], entries: list[Reference], kept: list[Reference], markers: list[Marker]
) -> tuple[int, list[frozenset[str]], dict[int, Reference]]:
    """Read the entries by what they are, and the markers by the entries they point at."""
    pairs = matched(gold, kept)
    partner = {number: kept[place] for number, place in pairs.items()}
    names = {one.id: str(gold[number]["label"]) for number, one in partner.items()}
    known = {one.id for one in entries}
    sets = [
        frozenset(names.get(name, name) for name in marker.references if name in known)
        or frozenset(marker.labels)
        for marker in markers
    ]
    return len(partner), sets, partner


def _without_optional(
    cited: list[Gold], wanted: list[frozenset[str]], sets: list[frozenset[str]], in_order: InOrder
) -> tuple[int, int, int]:
    """Count the markers; optional ones of the gold count only where they were found."""
    counts = in_order(wanted, sets)
    needed = [w for one, w in zip(cited, wanted, strict=True) if not one.get("optional")]
    if len(needed) == len(wanted):
        return counts
    right_of_needed = in_order(needed, sets)[2]
    extra = counts[2] - right_of_needed
    return len(needed) + extra, counts[1], counts[2]


def matched(gold: Sequence[Gold], entries: Sequence[Reference]) -> dict[int, int]:
    """Return gold entries (by place) with the entries that are the same, one-to-one, best first."""
    close = []
    for number, one in enumerate(gold):
        for place, entry in enumerate(entries):
            likeness = _likeness(one, entry)
            if likeness >= ALIKE:
                close.append((-likeness, number, place))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, number, place in sorted(close):
        if number not in pairs and place not in used:
            pairs[number] = place
            used.add(place)
    return pairs


def _likeness(one: Gold, entry: Reference) -> float:
    if one.get("label") is not None and _plain(one["label"]) == _plain(entry.label):
        return 103
    if one.get("doi") and entry.work.doi == one["doi"].lower():
        return 102
    title = _words(one.get("title"))
    if title and title == _words(entry.work.title):
        return 101
    text, other = _words(one.get("raw")), _words(entry.text)
    if not text or not other:
        return 0
    return max(
        fuzz.ratio(text, other, score_cutoff=ALIKE),
        100 if min(len(text), len(other)) > 20 and (text in other or other in text) else 0,
    )


def _words(text: str | None) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", text or "").lower().split())


def _add_identifiers(score: DraftScore, gold: list[Gold], partner: dict[int, Reference]) -> None:
    factor = min(1.0, MOST / (len(gold) or 1))
    for number, one in enumerate(gold):
        mine = partner.get(number)
        if one.get("doi"):
            score.dois[0] += factor
            if mine is not None and mine.work.doi == one["doi"].lower():
                score.dois[1] += factor
        elif one.get("urls"):
            known = set(_addresses(mine)) if mine is not None else set()
            for url in one["urls"]:
                score.urls[0] += factor
                if _bare(url) in known:
                    score.urls[1] += factor


def _addresses(entry: Reference) -> Iterator[str]:
    for url in (entry.work.url, entry.work.archived_url):
        if url:
            yield _bare(url)
    for word in entry.text.split():
        if "://" in word:
            yield _bare(word)


def _bare(url: str) -> str:
    return url.rstrip("/.,;)").lower().removeprefix("http://").removeprefix("https://")


def print_drafts(scores: dict[str, DraftScore]) -> None:
    print(
        f"{'drafts':14}{'files':>6}{'failed':>7}{'entries P':>11}{'R':>7}{'F1':>7}"
        f"{'cited P':>9}{'R':>7}{'F1':>7}{'DOIs':>7}{'URLs':>7}{'s/file':>8}"
    )
    for name, score in scores.items():
        if not score.files:
            continue
        figures = []
        for gold, found, right in (score.entries, score.sets):
            figures += [right / (found or 1), right / (gold or 1), 2 * right / (gold + found or 1)]
        doi = score.dois[1] / score.dois[0] if score.dois[0] else float("nan")
        url = score.urls[1] / score.urls[0] if score.urls[0] else float("nan")
        e_p, e_r, e_f, c_p, c_r, c_f = figures
        print(
            f"{name:14}{score.files:6}{score.failed:7}{e_p:11.3f}{e_r:7.3f}{e_f:7.3f}"
            f"{c_p:9.3f}{c_r:7.3f}{c_f:7.3f}{doi:7.3f}{url:7.3f}{score.seconds / score.files:8.2f}"
        )
