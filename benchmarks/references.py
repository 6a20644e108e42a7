"""Reference entries and citation resolution over drafts with gold, by format.

    python benchmarks/references.py --data FOLDER [--refextract PYTHON] [--only text,md] [--show]

Prints, for each format, precision, recall and F1 of the entries, F1 of the citations (label sets in
order), the stricter pair (marker text, label set), marker detection alone (by text; `joined`: where
neighbours count as one if one of the other side equals them together), and documents per CPU
second. With `--refextract`, the interpreter of an environment that has refextract, its figures are
beside; it reads text, so of a PDF it gets the text of our reader. Drafts in structured formats
(`draft_formats`) have a table of their own. `--linear` adds the time for 1, 4
and 16 times a text and its markers.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import existing, options
from draft_formats import FORMATS as DRAFTS
from draft_formats import measure_drafts, print_drafts
from rapidfuzz import fuzz

from citecheck.formats.draft import read
from citecheck.model import CitationKind, Citations, Document
from citecheck.references import find_references

FORMATS = (
    "html",
    "md",
    "docx",
    "pdf",
    "pdf_rendered",
    "text",
    "text_reflist",
    "text_markers",
    "text_sections",
)
LONGEST_UNION = 60  # neighbouring markers that may together equal one of the other side

RIVAL_READS = ("text", "text_reflist", "pdf", "pdf_rendered")  # the others number lists unseen

REFEXTRACT = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import logging; logging.disable(logging.CRITICAL)
from refextract import extract_references_from_string
for line in sys.stdin:
    task = json.loads(line)
    start = time.process_time()
    try:
        found = extract_references_from_string(task["text"], is_only_references=task["only"])
    except Exception as error:
        found = []
    took = time.process_time() - start
    entries = {}
    for one in found:  # one entry may come back in several pieces
        raw = (one.get("raw_ref") or [""])[0]
        entries[((one.get("linemarker") or [None])[0], raw)] = None
    entries = [list(key) for key in entries]
    print(json.dumps({"entries": entries, "seconds": took}), flush=True)
"""


@dataclass
class Score:
    """Counts of one format (or one kind of it), summed over its files."""

    files: int = 0
    entries: list[int] = field(default_factory=lambda: [0, 0, 0])  # gold, found, right
    sets: list[int] = field(default_factory=lambda: [0, 0, 0])
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])
    marks: list[int] = field(default_factory=lambda: [0, 0, 0])
    joined: list[int] = field(default_factory=lambda: [0, 0, 0])  # neighbours as one
    lines: list[int] = field(default_factory=lambda: [0, 0, 0])
    rival: list[int] = field(default_factory=lambda: [0, 0, 0])
    read_seconds: float = 0.0
    seconds: float = 0.0
    rival_seconds: float = 0.0


def add(total: list[int], gold: int, found: int, right: int) -> None:
    for place, count in enumerate((gold, found, right)):
        total[place] += count


def f1(counts: Sequence[int]) -> str:
    return f"{share(counts):.3f}" if counts[0] else "   –"


def share(counts: Sequence[int]) -> float:
    """Return F1 of (gold, found, right), in [0, 1]."""
    gold, found, right = counts
    return 2 * right / (gold + found)


def plain(label: str | None) -> str | None:
    return re.sub(r"[\[\](){}.\s:^]", "", label) if label is not None else None


def match_entries(gold: list[dict[str, Any]], found: list[tuple[str | None, str]]) -> int:
    """Return how many gold entries have a found one: by label, else by the closest text."""
    right = 0
    free = list(range(len(found)))
    for entry in gold:
        if entry["label"] is None:
            continue
        same = next((i for i in free if plain(found[i][0]) == plain(entry["label"])), None)
        if same is not None:
            free.remove(same)
            right += 1
    texts = [" ".join((entry["raw"] or "").split()) for entry in gold if entry["label"] is None]
    close = []
    for number, text in enumerate(texts):
        for place in free:
            ratio = fuzz.ratio(text, " ".join(found[place][1].split()), score_cutoff=80)
            if ratio:
                close.append((-ratio, number, place))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, number, place in sorted(close):
        if number not in used_gold and place not in used_found:
            used_gold.add(number)
            used_found.add(place)
            right += 1
    return right


def in_order(
    gold: Sequence[frozenset[str]], found: Sequence[frozenset[str]]
) -> tuple[int, int, int]:
    """Return (gold, found, right) of the longest common subsequence of equal sets.

    A run of neighbours counts as one where its union equals one set of the other side.
    """
    height, width = len(gold), len(found)
    best = [[0] * (width + 1) for _ in range(height + 1)]
    lost: list[list[tuple[int, int]]] = [[(0, 0)] * (width + 1) for _ in range(height + 1)]
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            options_ = [
                (best[row - 1][column], lost[row - 1][column]),
                (best[row][column - 1], lost[row][column - 1]),
            ]
            if gold[row - 1] == found[column - 1]:
                options_.append((best[row - 1][column - 1] + 1, lost[row - 1][column - 1]))
            else:
                run = _union(found, column, gold[row - 1])
                if run:
                    extra = lost[row - 1][column - run]
                    options_.append(
                        (best[row - 1][column - run] + 1, (extra[0], extra[1] + run - 1))
                    )
                run = _union(gold, row, found[column - 1])
                if run:
                    extra = lost[row - run][column - 1]
                    options_.append(
                        (best[row - run][column - 1] + 1, (extra[0] + run - 1, extra[1]))
                    )
            best[row][column], lost[row][column] = max(options_, key=lambda o: (o[0], sum(o[1])))
    merged_gold, merged_found = lost[height][width]
    return height - merged_gold, width - merged_found, best[height][width]


def _union(sets: Sequence[frozenset[str]], end: int, wanted: frozenset[str]) -> int:
    """Return how many sets before `end` together equal `wanted`, or 0."""
    if len(wanted) < 2:
        return 0
    joined: frozenset[str] = frozenset()
    for count in range(1, min(end, LONGEST_UNION) + 1):
        one = sets[end - count]
        if not one <= wanted:
            return 0
        joined |= one
        if joined == wanted:
            return count if count > 1 else 0
    return 0


def common(gold: Sequence[object], found: Sequence[object]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(found) + 1)
    for one in gold:
        diagonal = 0
        for place, other in enumerate(found, 1):
            above = row[place]
            row[place] = diagonal + 1 if one == other else max(above, row[place - 1])
            diagonal = above
    return row[-1]


def overlapping(gold: list[dict[str, Any]], citations: Citations) -> int | None:
    """Return how many gold markers a found one overlaps; None where gold has no offsets."""
    if not all("start" in one and one["start"] is not None for one in gold):
        return None
    spans = [marker.span for marker in citations.markers if marker.kind is CitationKind.ENTRY]
    return sum(any(s.start < one["end"] and one["start"] < s.end for s in spans) for one in gold)


def score_document(
    score: Score, gold: dict[str, Any], document: Document, found: Citations
) -> None:
    score.files += 1
    entries = [(r.label, r.text) for r in found.references if r.kind is CitationKind.ENTRY]
    if gold["references"]:
        right = match_entries(gold["references"], entries)
        add(score.entries, len(gold["references"]), len(entries), right)
    if gold.get("ref_lines"):
        lines = reference_lines(document, found)
        wanted = set(gold["ref_lines"])
        add(score.lines, len(wanted), len(lines), len(wanted & lines))
    if not gold["citations"]:
        return
    markers = [marker for marker in found.markers if marker.kind is CitationKind.ENTRY]
    numeric = [one for one in gold["citations"] if one["labels"]]
    is_numeric = len(numeric) > len(gold["citations"]) / 2
    if is_numeric:
        wanted_sets = [frozenset(map(str, one["labels"])) for one in numeric]
        found_sets = [frozenset(marker.labels) for marker in markers]
        add(score.sets, *in_order(wanted_sets, found_sets))
        pairs = [(squeezed(one["marker"]), frozenset(map(str, one["labels"]))) for one in numeric]
        mine = [(squeezed(marker.text), frozenset(marker.labels)) for marker in markers]
        add(score.pairs, len(pairs), len(mine), common(pairs, mine))
    detected = overlapping(gold["citations"], found)
    if detected is None:
        texts = [squeezed(one["marker"]) for one in gold["citations"]]
        mine = [squeezed(marker.text) for marker in markers]
        detected = common(texts, mine)
        whole, own = joined(texts, mine), joined(mine, texts)
        add(score.joined, len(whole), len(own), common(whole, own))
    add(score.marks, len(gold["citations"]), max(len(markers), detected), detected)


def joined(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return `texts`, neighbours as one where together they equal one of `others`.

    Link annotations part "Devlin et al." from "(2019)".
    """
    wanted, found, at = set(others), list[str](), 0
    while at < len(texts):
        runs = ("".join(texts[at : at + count]) for count in (3, 2))
        run = next((one for one in runs if one in wanted and texts[at] not in wanted), texts[at])
        found.append(run)
        length = 0
        while length < len(run):
            length += len(texts[at])
            at += 1
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def reference_lines(document: Document, found: Citations) -> set[int]:
    """Return the non-empty lines (from 1) that the entries stand on."""
    lines: set[int] = set()
    text = document.text
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    number = 0
    for reference in found.references:
        while number + 1 < len(starts) and starts[number + 1] <= reference.span.start:
            number += 1
        at = number
        while at < len(starts) and starts[at] < reference.span.end:
            end = starts[at + 1] if at + 1 < len(starts) else len(text)
            if text[starts[at] : end].strip():
                lines.add(at + 1)
            at += 1
    return lines


def kind_of(folder: str, gold: dict[str, Any]) -> str:
    if folder == "text_reflist":
        labelled = sum(one["label"] is not None for one in gold["references"])
        return f"{folder} {'labelled' if labelled * 2 > len(gold['references']) else 'unlabelled'}"
    if folder == "pdf":
        return (
            "pdf numeric" if any(one["label"] for one in gold["references"]) else "pdf author-year"
        )
    if folder == "text_markers":
        numeric = sum(bool(one["labels"]) for one in gold["citations"]) * 2 > len(gold["citations"])
        return f"{folder} {'numeric' if numeric else 'author-year'}"
    return folder


class Rival:
    """refextract in an interpreter of its own."""

    def __init__(self, python: str) -> None:
        self._process = subprocess.Popen(
            [python, "-c", REFEXTRACT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def entries(self, text: str, *, only: bool) -> tuple[list[tuple[str | None, str]], float]:
        """Return the entries it finds in `text` (nothing but a list if `only`), and CPU seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"text": text, "only": only}), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        return [(label, raw) for label, raw in answer["entries"]], answer["seconds"]


def differences(before: Sequence[int], after: Sequence[int]) -> list[int]:
    return [now - then for then, now in zip(before, after, strict=True)]


def measure(
    data: Path, formats: Sequence[str], rival: Rival | None, show: Callable[..., None]
) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for name in formats:
        for path in sorted((data / "references" / name).glob("*.gold.json")):
            gold = {"references": [], "citations": []} | json.loads(
                path.read_text(encoding="utf-8")
            )
            source = path.with_name(path.name.removesuffix(".gold.json"))
            score = scores[kind_of(name, gold)]
            start = time.process_time()
            document = read(str(source))
            middle = time.process_time()
            found = find_references(document)
            score.read_seconds += middle - start
            score.seconds += time.process_time() - middle
            before = [
                list(counts) for counts in (score.entries, score.sets, score.marks, score.lines)
            ]
            score_document(score, gold, document, found)
            after = (score.entries, score.sets, score.marks, score.lines)
            show(source, [differences(*two) for two in zip(before, after, strict=True)])
            if rival is not None and name in RIVAL_READS:
                theirs, seconds = rival.entries(document.text, only=name == "text_reflist")
                right = match_entries(gold["references"], theirs)
                add(score.rival, len(gold["references"]), len(theirs), right)
                score.rival_seconds += seconds
    return scores


def measures(data: Path) -> dict[str, float]:
    """Return F1 in [0, 1] by format and kind; more is better."""
    return {
        f"{name}, {kind}": share(counts)
        for name, score in measure(data, FORMATS, None, lambda *_: None).items()
        for kind, counts in (
            ("entries", score.entries),
            ("citations", score.sets),
            ("markers", score.marks),
            ("lines", score.lines),
        )
        if counts[0]
    }


def print_table(scores: dict[str, Score]) -> None:
    print(
        f"{'format':24}{'files':>6}{'entries F1':>12}{'P':>7}{'R':>7}{'citations F1':>14}"
        f"{'pairs F1':>10}{'marks F1':>10}{'joined':>8}{'lines F1':>10}{'docs/s':>9}"
        f"{'with read':>10}{'refextract F1':>15}{'docs/s':>8}"
    )
    for name, score in scores.items():
        gold, found, right = score.entries
        precision = f"{right / found:.3f}" if found and gold else "–"
        recall = f"{right / gold:.3f}" if gold else "–"
        theirs = f"{score.files / score.rival_seconds:.2f}" if score.rival_seconds else "–"
        print(
            f"{name:24}{score.files:6}{f1(score.entries):>12}{precision:>7}{recall:>7}"
            f"{f1(score.sets):>14}{f1(score.pairs):>10}{f1(score.marks):>10}{f1(score.joined):>8}{f1(score.lines):>10}"
            f"{score.files / max(score.seconds, 1e-9):9.1f}"
            f"{score.files / max(score.seconds + score.read_seconds, 1e-9):10.1f}"
            f"{f1(score.rival):>15}{theirs:>8}"
        )


def print_linearity(data: Path) -> None:
    """Print seconds for 1, 4 and 16 times a text with its markers, the list once behind it."""
    path = data / "references" / "text" / "journal.pone.0117688.xml.txt"
    text = path.read_text(encoding="utf-8")
    cut = text.rindex("\nReferences\n")
    for times in (1, 4, 16):
        document = read((text[:cut] * times + text[cut:]).encode(), "text/plain")
        start = time.process_time()
        found = find_references(document)
        took = time.process_time() - start
        size = f"{len(document.text):9} code points {len(found.markers):6} markers"
        print(f"{times:3} x {size} {took:8.3f} s")


def main(argv: list[str]) -> None:
    parser = options("Reference lists and citation markers")
    parser.add_argument("--refextract", help="interpreter of an environment that has refextract")
    parser.add_argument("--only", help="formats, parted by commas")
    parser.add_argument("--show", action="store_true", help="print each file, worst last")
    parser.add_argument("--linear", action="store_true", help="time 1, 4 and 16 times a text")
    arguments = parser.parse_args(argv)
    data = existing(arguments.data)
    files: list[tuple[Path, list[list[int]]]] = []
    wanted = arguments.only.split(",") if arguments.only else [*FORMATS, *DRAFTS, "jats"]
    drafts = measure_drafts(
        data, [one for one in wanted if one in {*DRAFTS, "jats"}], in_order, show=arguments.show
    )
    scores = measure(
        data,
        [one for one in wanted if one in FORMATS],
        Rival(arguments.refextract) if arguments.refextract else None,
        lambda source, counts: files.append((source, counts)),
    )
    if arguments.show:
        for source, counts in files:
            shown = "  ".join(f"{g}/{f}/{r} {f1((g, f, r))}" for g, f, r in counts)
            print(f"{source.parent.name}/{source.name[:44]:46}{shown}")
    if scores:
        print_table(scores)
    if drafts:
        print_drafts(drafts)
    if arguments.linear:
        print_linearity(data)


if __name__ == "__main__":
    main(sys.argv[1:])
