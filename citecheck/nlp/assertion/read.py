"""A text and its sentences → the assertions of each, sentence by sentence as they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from citecheck.language.en.assertion import HEARSAY_HOLDERS
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.assertion.cue import Cue, Sentence
from citecheck.nlp.assertion.dialogue import Reply, is_question, refutes, reply
from citecheck.nlp.assertion.modality import modality_cues
from citecheck.nlp.assertion.page import claim_label, finds_false, is_heading, myth
from citecheck.nlp.assertion.reports import report_cues
from citecheck.nlp.assertion.types import Assertion, Status

_SENTENCE_AT_LEAST = 40  # code points of a quotation that may hold sentences
_AT_MOST = 3000  # code points of a sentence that are looked at; a longer one is no prose
_HOLDER = regex(r"[a-z]+")
_SOMEBODYS = frozenset({Status.ATTRIBUTED, Status.ALLEGED})
_TURNED_DOWN = frozenset({Status.DENIED, Status.DEBUNKED})
_QUOTATION = regex(r"“[^”]{1,3000}”|\"[^\"\n]{1,3000}\"|«[^»]{1,3000}»")


class Assertions:
    """What a text asserts; each sentence is read once, when it is asked for.

    Sentences are code-point spans into the text, in order and disjoint, as `nlp.sentences` makes
    them.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        *,
        page: bool = True,
        headings: Sequence[Span] = (),
    ) -> None:
        """Take a source, or with `page` false a stretch that has no headings: a claim.

        `headings` are those that the source's format tells, in order: where it tells any, a short
        line without a stop is none. Where it tells none, such a line is taken for one.
        """
        self.text = text
        self._headings = [(heading.start, heading.end) for heading in headings]
        self.sentences = sentences
        self._page = page
        self._known: dict[int, tuple[Assertion, ...]] = {}

    def of(self, number: int) -> tuple[Assertion, ...]:
        """Return the assertions of sentence `number`, by scope; one at least.

        Where no cue is found the only one says `stated` of the whole sentence. Words that no
        returned scope covers are stated, too.
        """
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = tuple(self._read(number))
        return known

    def over(self, number: int, stretch: Span) -> tuple[Assertion, ...]:
        """Return those of sentence `number` whose scope overlaps `stretch`, a span of the text."""
        return tuple(
            one
            for one in self.of(number)
            if one.scope_span.start < stretch.end and stretch.start < one.scope_span.end
        )

    @cached_property
    def finds_false(self) -> bool:
        """Whether the text is a fact-check that finds something false."""
        return self._page and finds_false(self.text)

    @cached_property
    def _long_quotations(self) -> list[tuple[int, int]]:
        """The quotations that may hold whole sentences, in order, inside their marks."""
        found = (match.span() for match in _QUOTATION.finditer(self.text))
        return [(start + 1, end - 1) for start, end in found if end - start > _SENTENCE_AT_LEAST]

    def _in_a_quotation(self, span: Span) -> bool:
        """Whether the sentence is one of several in somebody's words."""
        at = bisect_right(self._long_quotations, (span.start, len(self.text))) - 1
        if at < 0:
            return False
        start, end = self._long_quotations[at]
        inner = start <= span.start and span.end <= end + 1
        return inner and not (span.start <= start and end <= span.end)

    def _sentence(self, number: int) -> str | None:
        if not 0 <= number < len(self.sentences):
            return None
        span = self.sentences[number]
        flat = self.text[span.start : min(span.end, span.start + _AT_MOST)]
        return flat.replace("\n", " ").replace("\u00a0", " ")

    def _read(self, number: int) -> Iterator[Assertion]:
        span = self.sentences[number]
        sentence = self._sentence(number) or ""
        if self._page and self._is_heading(span):
            yield Assertion(span=span, status=Status.HEADING, scope_span=span)
            return
        found = _told_once([*self._standing(number, sentence), *self._cues(number, sentence)])
        if not found:
            found = [Assertion(span=span, status=Status.STATED, scope_span=span)]
        yield from sorted(found, key=lambda one: (one.scope_span, one.status))

    def _is_heading(self, span: Span) -> bool:
        if not self._headings:
            return is_heading(self.text, span)
        at = bisect_right(self._headings, (span.start, len(self.text))) - 1
        return at >= 0 and span.end <= self._headings[at][1]

    def _standing(self, number: int, sentence: str) -> Iterator[Assertion]:
        """Yield what the neighbours and the page make of the whole sentence."""
        span = self.sentences[number]
        following = self._sentence(number + 1)
        before = self._sentence(number - 1)
        if is_question(sentence):
            yield from self._question(number, sentence, following)
        elif before is not None and is_question(before) and not self._labelled(sentence):
            partner = self.sentences[number - 1]
            yield Assertion(span=span, status=Status.ANSWER, scope_span=span, partner_span=partner)
        if following is not None and refutes(following) and not is_question(sentence):
            partner = self.sentences[number + 1]
            yield Assertion(
                span=span, status=Status.DEBUNKED, scope_span=span, partner_span=partner
            )
        if self._in_a_quotation(span):
            yield Assertion(span=span, status=Status.ATTRIBUTED, scope_span=span)
        if label := myth(sentence):
            yield self._whole(span, Status.DEBUNKED, label)
        elif self._page and (label := claim_label(sentence)):
            status = Status.DEBUNKED if self.finds_false else Status.ALLEGED
            yield self._whole(span, status, label)

    def _labelled(self, sentence: str) -> bool:
        return myth(sentence) is not None or (self._page and claim_label(sentence) is not None)

    def _question(self, number: int, sentence: str, following: str | None) -> Iterator[Assertion]:
        span = self.sentences[number]
        said = reply(sentence, following)
        statuses = {Reply.YES: Status.STATED, Reply.NO: Status.DENIED}
        partner = None if said is Reply.NOTHING else self.sentences[number + 1]
        yield Assertion(
            span=span,
            status=statuses.get(said, Status.QUESTION),
            scope_span=span,
            cue_span=partner if said in statuses else None,
            partner_span=partner,
        )

    def _cues(self, number: int, sentence: str) -> Iterator[Assertion]:
        span = self.sentences[number]
        whole = Sentence(sentence)
        for cue in (*modality_cues(whole), *report_cues(whole)):
            scope = _trimmed(cue.scope, sentence)
            if not scope or (is_question(sentence) and cue.status is Status.QUESTION):
                continue
            status = self._on_page(cue, sentence)
            yield Assertion(
                span=span,
                status=status,
                scope_span=scope.shifted(span.start),
                holder_span=cue.holder and cue.holder.shifted(span.start),
                cue_span=cue.words.shifted(span.start),
            )

    def _on_page(self, cue: Cue, sentence: str) -> Status:
        """Return the status of a cue; what a fact-check has posts say is a false tale."""
        if cue.status not in _SOMEBODYS or cue.holder is None:
            return cue.status
        holder = set(_HOLDER.findall(cue.holder.of(sentence).lower()))
        hearsay = not holder.isdisjoint(HEARSAY_HOLDERS)
        return Status.DEBUNKED if hearsay and self.finds_false else cue.status

    @staticmethod
    def _whole(span: Span, status: Status, label: Span) -> Assertion:
        scope = Span(span.start + label.end, max(span.end, span.start + label.end))
        return Assertion(
            span=span, status=status, scope_span=scope, cue_span=label.shifted(span.start)
        )


def _trimmed(scope: Span, sentence: str) -> Span | None:
    """Return a scope without the spaces and stops around it, None where nothing is left."""
    inside = scope.of(sentence)
    start = scope.start + len(inside) - len(inside.lstrip(" ,;:"))
    end = scope.end - (len(inside) - len(inside.rstrip(" ,;:")))
    return Span(start, end) if start < end else None


def _told_once(found: Sequence[Assertion]) -> list[Assertion]:
    """Return them without those that another says of the same words in a stronger way.

    What is denied was somebody's word before: "rejected the claim that …" is `denied` alone.
    """
    clipped = [_clipped(one, found) for one in found]
    return [
        one
        for one in clipped
        if not any(_says_too(other, one) for other in clipped if other is not one)
    ]


def _clipped(one: Assertion, found: Sequence[Assertion]) -> Assertion:
    """Return `one` with its scope cut where the told words end in which it begins.

    Example: "should resign" in "She should resign, the union said".
    """
    start, end = one.scope_span.start, one.scope_span.end
    for other in found:
        told = other.status in _SOMEBODYS | _TURNED_DOWN and other.cue_span is not None
        if told and other.scope_span.start <= start < other.scope_span.end < end:
            end = other.scope_span.end
    return replace(one, scope_span=Span(start, end)) if end < one.scope_span.end else one


def _says_too(other: Assertion, one: Assertion) -> bool:
    """Whether `one` adds nothing to `other`."""
    inside = other.scope_span.start <= one.scope_span.start < other.scope_span.end
    if one.status in _SOMEBODYS and other.status in _TURNED_DOWN:
        return inside and other.cue_span is not None
    if not inside or one.scope_span.end > other.scope_span.end:
        return False
    same = one.status is other.status or {one.status, other.status} <= _SOMEBODYS
    return same and (one.scope_span != other.scope_span or _rank(other) < _rank(one))


def _rank(one: Assertion) -> tuple[bool, Span]:
    """Return what orders assertions over the same words: those with a holder first."""
    return one.holder_span is None, one.cue_span or one.span


def assertions(text: str, sentences: Sequence[Span], *, page: bool = True) -> tuple[Assertion, ...]:
    """Return the assertions of all `sentences` of `text`, in order, at least one for each.

    Give `page` false for a claim: it has no headings and is no fact-check.
    """
    reader = Assertions(text, sentences, page=page)
    return tuple(one for number in range(len(sentences)) for one in reader.of(number))
