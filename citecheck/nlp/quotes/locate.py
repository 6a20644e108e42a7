"""Where a quotation stands in a source, and what was done to it on the way (rules Q1 to Q6).

In: the text of a source, once, and any number of quotations. Out: `Passage` values with finding,
word-level edits and likeness. What stands around a passage, who speaks, and what follows for a
claim is judged in `checks/quote/check.py`.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from citecheck.model import Edit, EditKind, Finding, Passage, Span
from citecheck.nlp.normalise import Folded, fold
from citecheck.nlp.quotes.chain import Chain, chains
from citecheck.nlp.quotes.difference import Difference, difference
from citecheck.nlp.quotes.index import Haystack
from citecheck.nlp.quotes.segments import Mark, Segment, segment, split

_CONTEXT = 120  # code points shown on either side
_STRETCH_AT_MOST = 2_000  # code points between segments up to which one passage spans them
_JOINTS = ("-", "\u2010", "\u2011", "'", "’")  # inside a word
_HITS_AT_MOST = 50  # exact hits of one quotation that are looked at


class SourceIndex:
    """A source, prepared once for many quotations; spans are into `text`."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _haystack(self) -> Haystack:
        return Haystack(self._folded.text)

    def locate(self, quote: str) -> Passage | None:
        """Return the passage that `quote` comes from, the best of several; None if there is none.

        `finding` is verbatim, typographic, elided, altered or stitched; `score` is the share of
        the quotation that the source has, in [0, 1].
        """
        found = self.locate_all(quote)
        return found[0] if found else None

    def locate_all(self, quote: str) -> tuple[Passage, ...]:
        """Return every passage that `quote` may come from, the best first, at most 50."""
        whole = segment(Mark.START, "", quote)
        if not whole.words.texts:
            return ()
        places = islice(
            self._haystack.exactly(whole.core, 0, len(self._folded.text)), _HITS_AT_MOST
        )
        exact = [self._exact(whole, place) for place in places]
        if exact:
            return tuple(sorted(exact, key=lambda passage: passage.finding is not Finding.VERBATIM))
        parts = split(whole)
        found = chains(self._haystack, parts, exactly=parts != (whole,)) if parts else []
        return tuple(self._chained(whole, chain) for chain in found)

    def occurrences(self, words: str, most: int) -> tuple[Span, ...]:
        """Return where `words` stand as whole words in comparison form, the first `most`."""
        sought = segment(Mark.START, "", words)
        if not sought.words.texts:
            return ()
        places = self._haystack.exactly(sought.core, 0, len(self._folded.text))
        return tuple(
            self._folded.span(place, place + len(sought.core)) for place in islice(places, most)
        )

    def count(self, word: str) -> int:
        """Return how often `word`, in comparison form, stands in the source, inside words too."""
        return self._folded.text.count(word)

    def _exact(self, whole: Segment, place: int) -> Passage:
        start, end = self._with_rim(whole, place, place + len(whole.core))
        span = self._folded.span(start, end)
        text = span.of(self.text)
        same = text.split() == whole.text.split() and not self._is_cut(span)
        finding = Finding.VERBATIM if same else Finding.TYPOGRAPHIC
        keep = Edit(kind=EditKind.KEEP, source=text, quote=whole.text)
        return self._passage(start, end, Difference((keep,), finding), 1.0)

    def _chained(self, whole: Segment, chain: Chain) -> Passage:
        told = difference(chain, self.text, self._folded)
        start, end = chain.start, chain.end
        if end - start > _STRETCH_AT_MOST + 4 * len(whole.text):
            longest = max(chain.placed, key=lambda placed: len(placed.segment.text))
            start, end = longest.start, longest.end
        else:
            start, end = self._with_rim(whole, start, end)
        return self._passage(start, end, told, chain.likeness)

    def _with_rim(self, whole: Segment, start: int, end: int) -> tuple[int, int]:
        """Widen ``start..end`` by the punctuation that stands around both sides alike."""
        said, stands = whole.folded.text, self._folded.text
        first, last = whole.words.starts[0], whole.words.ends[-1]
        while first > 0 and start > 0 and said[first - 1] == stands[start - 1]:
            first, start = first - 1, start - 1
        while last < len(said) and end < len(stands) and said[last] == stands[end]:
            last, end = last + 1, end + 1
        while stands[start] == " ":
            start += 1
        while stands[end - 1] == " ":
            end -= 1
        return start, end

    def _is_cut(self, span: Span) -> bool:
        """Whether an edge falls into a word with a hyphen or "'s", or into a run of stops.

        "the king" of "the king's men", "who sang to" of "to-morrow", "she left..." of "left....".
        """
        first, last = self.text[span.start], self.text[span.end - 1]
        before, after = (
            self.text[max(span.start - 2, 0) : span.start],
            self.text[span.end : span.end + 2],
        )
        if last in ".!?" and after.startswith(last):
            return True
        joined = last.isalnum() and after[:1] in _JOINTS and after[1:].isalnum()
        return joined or (first.isalnum() and before[1:] in _JOINTS and before[:1].isalnum())

    def _passage(self, start: int, end: int, told: Difference, score: float) -> Passage:
        span = self._folded.span(start, end)
        return Passage(
            span=span,
            text=span.of(self.text),
            before=self.text[max(span.start - _CONTEXT, 0) : span.start],
            after=self.text[span.end : span.end + _CONTEXT],
            finding=told.finding,
            edits=told.edits,
            score=score,
        )


def locate(quote: str, text: str) -> Passage | None:
    """Return the passage of `text` that `quote` comes from; see `SourceIndex.locate`."""
    return SourceIndex(text).locate(quote)
