"""Jobs about one source for a second reader: what is shown of it, where an answer's words stand.

They run where sources are read and compared, in the engine's children. In: the source and spans or
words. Out: `Window`s, `Found` values, answers of a local model.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck.checks import all_checks, examine
from citecheck.checks.source_view import Reading
from citecheck.config.schema import Semantic
from citecheck.model import Claim, Finding, Passage, Says, Source, Span, Text
from citecheck.nlp import sentences
from citecheck.nlp.quotes.locate import SourceIndex
from citecheck.reader import Answer
from citecheck.run.source_job import read
from citecheck.sources.store.store import Store
from citecheck.verdict.bearing import FOUND_BY
from citecheck.verdict.second_reader import Weight, weigh

BESIDE = 300
"""Code points on either side of a passage that go along with it: the sentences around, in which a
pronoun or a denial has what it belongs to."""

LONGEST = 1_500
"""Code points of a window; of a longer sentence the reader sees so much."""

_SHOWN_BESIDE = 60  # code points around the sentences that are shown, to find them again
_THERE = (Finding.VERBATIM, Finding.TYPOGRAPHIC)


class Cut(Struct, frozen=True, kw_only=True):
    """A source, and the places of it that are to be shown to a reader."""

    source: Source
    store: Path
    spans: tuple[Span, ...]


class Looked(Struct, frozen=True, kw_only=True):
    """A claim, the words of an answer about it, and the windows that the reader was shown."""

    claim: Claim
    words: str
    windows: tuple[Span, ...]


class Place(Struct, frozen=True, kw_only=True):
    """A source, and the answers' words that are looked for in it."""

    source: Source
    store: Path
    items: tuple[Looked, ...]


class Found(Struct, frozen=True, kw_only=True):
    """The whole sentences that hold an answer's words, and what our checks make of them."""

    passage: Passage
    weight: Weight

    @property
    def is_about(self) -> bool:
        """Whether they are about the claim."""
        return self.weight.is_about


class Judged(Struct, frozen=True, kw_only=True):
    """A claim and the sentences of its sources, for a model on this machine."""

    source: Source
    store: Path
    claim: str
    passages: tuple[str, ...]
    models: Semantic


def cut(job: Cut) -> tuple[tuple[Span, str], ...]:
    """Return the window around each of the job's spans, its reach and its text."""
    text = _text(job.source, job.store)
    return tuple(_window(span, text.body) for span in job.spans)


def _window(span: Span, body: str) -> tuple[Span, str]:
    start = max(0, span.start - BESIDE)
    end = min(len(body), span.end + BESIDE, start + LONGEST)
    if start:
        start = min(body.find(" ", start, span.start) + 1 or start, span.start)
    if end < len(body):
        end = max(body.rfind(" ", min(span.end, end), end), min(span.end, end))
    found = Span(start, end)
    return found, found.of(body)


def place(job: Place) -> tuple[Found | None, ...]:
    """Return where the words of each answer stand, None where they do not."""
    text = _text(job.source, job.store)
    return tuple(_found(item, text, job.source.key) for item in job.items)


def _found(item: Looked, text: Text, key: str) -> Found | None:
    """Return the sentences that hold the words; words too few to be found by prove nothing."""
    if len(item.words.split()) < FOUND_BY:
        return None
    for window in item.windows:
        shown = window.of(text.body)
        at = SourceIndex(shown).locate(item.words)
        if at is not None and at.finding in _THERE:
            span = _whole_sentences(at.span, shown).shifted(window.start)
            alone = Reading(replace(text, body=span.of(text.body), pages=(), cells=(), headings=()))
            evidence = examine(item.claim, alone, key)
            weight = weigh(item.claim, evidence, all_checks())
            return Found(passage=_passage(span, text), weight=weight)
    return None


def _whole_sentences(span: Span, shown: str) -> Span:
    """Return `span` made whole sentences: a "not" at their start is not cut off."""
    found = [one for one in sentences.split(shown) if one.overlaps(span)]
    starts, ends = (
        [span.start, *(one.start for one in found)],
        [span.end, *(one.end for one in found)],
    )
    return Span(min(starts), max(ends))


def _passage(span: Span, text: Text) -> Passage:
    body = text.body
    return Passage(
        span=span,
        text=span.of(body),
        before=body[max(0, span.start - _SHOWN_BESIDE) : span.start],
        after=body[span.end : span.end + _SHOWN_BESIDE],
        page=bisect_right(text.pages, span.start) or None,
    )


def judge(job: Judged) -> Answer:
    """Return what the model of entailment makes of a claim, by the passage that it is surest of."""
    from citecheck.semantic import open_models  # noqa: PLC0415 - an extra, heavy and seldom wanted

    model = open_models(job.models)
    best, words, says = 0.5, "", Says.UNCLEAR
    for passage in job.passages:
        for name, likely in model.reads(job.claim, passage).items():
            if likely > best:
                best, words, says = likely, passage, name
    return Answer(says, words)


def _text(source: Source, store: Path) -> Text:
    """Return the text that the checks read.

    Raises:
        ValueError: there is none any more.
    """
    with Store.open(store, writable=False) as opened:
        text = read(source, opened)
    if not isinstance(text, Text):
        raise ValueError(text.reason)  # noqa: TRY004 - a state of the source, not a type
    return text
