"""Which claims a second reader is asked about, and what of their sources it is shown.

In: a draft with its verdicts. Out: `Asked` values, the worst first, each with windows of its
sources, cut in the engine's jobs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from citecheck.engine import Done
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Outcome, Source, Span, Verdict
from citecheck.run.context import Bench
from citecheck.run.draft_run import Case, Had
from citecheck.run.reader_jobs import Cut, cut
from citecheck.run.schedule import spread

MOST_PASSAGES = 4
"""Places of its sources that go along with a claim; the checks show three, and one a fact."""

_BLANKS = regex(r" (?=[.,;:!?…](?:\s|$))")


class Asked(Struct, frozen=True):
    """One claim that is asked about; `windows` are stretches of its sources, the best first."""

    draft: int
    claim: Claim
    verdict: Verdict
    windows: tuple[tuple[str, Span, str], ...] = ()  # source key, reach in the source, text

    @property
    def id(self) -> tuple[int, str]:
        """What it is known by in the run."""
        return self.draft, self.claim.id


def choose(case: Case, verdicts: Sequence[Verdict], most: int) -> tuple[list[Asked], int]:
    """Return the unclear claims of a draft that are asked about, and how many are left.

    Args:
        case: the draft.
        verdicts: those of its claims, in their order.
        most: claims that may be asked about: those least likely to be supported.
    """
    unclear = [
        Asked(case.number, claim, verdict)
        for claim, verdict in zip(case.extract.claims, verdicts, strict=True)
        if verdict.outcome is Outcome.UNCLEAR
    ]
    ranked = sorted(unclear, key=lambda item: (round(item.verdict.score, 4), item.claim.span.start))
    return ranked[:most], len(ranked[most:])


def with_windows(asked: Sequence[Asked], had: Had, bench: Bench) -> list[Asked]:
    """Return the claims with what of their sources is shown to the reader."""
    wanted: defaultdict[str, list[Span]] = defaultdict(list)
    for item in asked:
        for key, span in _places(item.verdict):
            wanted[key].append(span)
    jobs = [
        Cut(source=source, store=bench.store, spans=tuple(dict.fromkeys(spans)))
        for key, spans in wanted.items()
        if isinstance(source := had.get(key), Source)
    ]
    windows: dict[tuple[str, Span], tuple[Span, str]] = {}
    for done in spread(cut, jobs, bench):
        if isinstance(done, Done):
            key = done.job.source.key
            windows |= {
                (key, span): window
                for span, window in zip(done.job.spans, done.result, strict=True)
            }
    return [replace(item, windows=tuple(_shown(item.verdict, windows))) for item in asked]


def plain(words: str) -> str:
    """Return the words of a claim without the blanks that stand in place of its markers."""
    return _BLANKS.sub("", " ".join(words.split()))


def _places(verdict: Verdict) -> list[tuple[str, Span]]:
    """Return the places of sources that the checks show for a claim, in their order."""
    found = [
        (item.source_key, item.passage.span) for item in verdict.because if item.passage is not None
    ]
    return list(dict.fromkeys(found))


def _shown(
    verdict: Verdict, windows: Mapping[tuple[str, Span], tuple[Span, str]]
) -> Iterator[tuple[str, Span, str]]:
    """Yield the windows around them, none that another has in it, the first few."""
    taken: list[tuple[str, Span]] = []
    for key, span in _places(verdict):
        window = windows.get((key, span))
        if window is None or any(name == key and one.covers(span) for name, one in taken):
            continue
        if len(taken) == MOST_PASSAGES:
            return
        taken.append((key, window[0]))
        yield key, *window


def sentences_of(verdict: Verdict) -> Iterator[str]:
    """Yield the words of the places that the checks show."""
    texts = (item.passage.text for item in verdict.because if item.passage is not None)
    yield from list(dict.fromkeys(texts))[:MOST_PASSAGES]
