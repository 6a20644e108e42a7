"""Evidence in, outcome out: the rules W1 to W4 and the contract's word on several sources."""

import pytest
from msgspec.structs import replace

from citecheck.model import (
    Claim,
    Evidence,
    Fact,
    FactKind,
    Finding,
    How,
    Outcome,
    Passage,
    Signal,
    SourceState,
    Span,
    Tick,
    Unavailable,
)
from citecheck.verdict import judge

TEXT = "Revenue fell 18 % in 2023."
FIGURE = Fact(kind=FactKind.FIGURE, text="18 %", span=Span(13, 17))
DATE = Fact(kind=FactKind.DATE, text="2023", span=Span(21, 25))
CLAIM = Claim(id="c1", span=Span(0, len(TEXT)), text=TEXT, words=TEXT, facts=(FIGURE, DATE))
GONE = Unavailable(key="b", url=None, state=SourceState.DEAD, reason="the page is gone (404)")
PASSAGE = Passage(span=Span(0, 5), text="Sales")
WORDS = (Span(0, 7), Span(8, 12), FIGURE.span, DATE.span)


def fact(number: int, finding: Finding, source: str = "a") -> Evidence:
    return Evidence(
        claim_id="c1",
        check=CLAIM.facts[number].kind.value,
        finding=finding,
        source_key=source,
        fact=number,
        passage=None if finding is Finding.NOT_FOUND else PASSAGE,
        said="18 %",
        found="28 %",
    )


def wording(cover: float, source: str = "a", **signals: float) -> Evidence:
    """Return a sentence of which `cover` is ticked; all of it at 1."""
    measured = {"open": (1 - cover) ** 0.5, "whole": float(cover == 1), "source_length": 9.0}
    ticked = round(cover * len(WORDS))
    return Evidence(
        claim_id="c1",
        check="wording",
        finding=Finding.PRESENT if cover == 1 else Finding.RELATED,
        source_key=source,
        passage=PASSAGE,
        score=cover,
        part=0,
        signals=tuple(
            Signal(name=name, value=value) for name, value in (measured | signals).items()
        ),
        ticks=tuple(
            Tick(span=span, how=How.SAME if number < ticked else How.OPEN, source_key=source)
            for number, span in enumerate(WORDS)
        ),
    )


def but(lacking: Fact) -> Evidence:
    """Return a sentence of which only one fact is open."""
    laid = wording(0.75)
    ticks = [replace(t, how=How.OPEN if t.span == lacking.span else How.SAME) for t in laid.ticks]
    return replace(laid, ticks=tuple(ticks))


VALUED = replace(
    wording(1.0),
    ticks=tuple(
        replace(tick, how=How.NUMBER, found="18 %") if tick.span == FIGURE.span else tick
        for tick in wording(1.0).ticks
    ),
)
BORNE = (fact(0, Finding.EQUAL), fact(1, Finding.EQUAL), wording(1.0))
EXAMPLES = [
    (BORNE, Outcome.SUPPORTED),
    ((fact(0, Finding.CONTRADICTED), fact(1, Finding.EQUAL), but(FIGURE)), Outcome.CONTRADICTED),
    ((fact(0, Finding.UNIT_MISMATCH), fact(1, Finding.EQUAL), but(FIGURE)), Outcome.CONTRADICTED),
    ((fact(0, Finding.CONTRADICTED), fact(1, Finding.EQUAL), wording(0.5)), Outcome.PARTIAL),
    ((fact(0, Finding.CONTRADICTED), fact(1, Finding.EQUAL), VALUED), Outcome.SUPPORTED),
    ((fact(0, Finding.NOT_FOUND), fact(1, Finding.EQUAL), but(FIGURE)), Outcome.PARTIAL),
    ((fact(0, Finding.OVERPRECISE), fact(1, Finding.EQUAL), wording(1.0)), Outcome.PARTIAL),
    ((fact(0, Finding.AMBIGUOUS), fact(1, Finding.EQUAL), wording(1.0)), Outcome.UNCLEAR),
    ((fact(0, Finding.NOT_FOUND), fact(1, Finding.NOT_FOUND), wording(0.1)), Outcome.NOT_FOUND),
    ((fact(0, Finding.ALTERED), fact(1, Finding.NOT_FOUND), wording(1.0)), Outcome.ALTERED),
]


@pytest.mark.parametrize(("evidence", "outcome"), EXAMPLES)
def test_the_worst_that_matters(evidence: tuple[Evidence, ...], outcome: Outcome) -> None:
    verdict = judge(CLAIM, evidence)
    assert verdict.outcome is outcome
    assert verdict.why


def test_the_reason_shows_both_values_and_the_suggestion_the_source_s() -> None:
    verdict = judge(CLAIM, (fact(0, Finding.CONTRADICTED), but(FIGURE)))
    assert verdict.why == "says 18 %, the source says 28 %"
    assert verdict.suggestion is not None
    assert verdict.suggestion.text == "28 %"


def test_what_one_source_lacks_another_gives() -> None:
    evidence = (
        fact(0, Finding.NOT_FOUND, "a"),
        fact(1, Finding.EQUAL, "a"),
        wording(0.9, "a"),
        fact(0, Finding.EQUAL, "b"),
        fact(1, Finding.NOT_FOUND, "b"),
        wording(1.0, "b"),
    )
    assert judge(CLAIM, evidence).outcome is Outcome.SUPPORTED


def test_one_source_that_contradicts_decides() -> None:
    against = (fact(0, Finding.CONTRADICTED, "b"), replace(but(FIGURE), source_key="b"))
    evidence = (*BORNE, *against)
    assert judge(CLAIM, evidence).outcome is Outcome.CONTRADICTED


def test_what_could_not_be_had_leaves_open_what_the_rest_lacks() -> None:
    lacking = (fact(0, Finding.NOT_FOUND), fact(1, Finding.EQUAL), wording(1.0))
    verdict = judge(CLAIM, lacking, (GONE,))
    assert verdict.outcome is Outcome.UNVERIFIABLE
    assert "404" in verdict.why
    assert judge(CLAIM, (), (GONE,)).outcome is Outcome.UNVERIFIABLE
    assert judge(CLAIM, BORNE, (GONE,)).outcome is Outcome.SUPPORTED


def test_an_abstract_bears_out_and_contradicts_but_lacks_nothing() -> None:
    lacking = (fact(0, Finding.NOT_FOUND), fact(1, Finding.NOT_FOUND), wording(0.1))
    verdict = judge(CLAIM, lacking, is_cut=True)
    assert verdict.outcome is Outcome.UNVERIFIABLE
    assert "only a part of the source" in verdict.why
    assert judge(CLAIM, BORNE, is_cut=True).outcome is Outcome.SUPPORTED
    against = (fact(0, Finding.CONTRADICTED), but(FIGURE))
    assert judge(CLAIM, against, is_cut=True).outcome is Outcome.CONTRADICTED
    assert "404" in judge(CLAIM, lacking, (GONE,), is_cut=True).why


def test_words_altered_in_one_source_and_absent_from_another_stay_altered() -> None:
    altered = (fact(0, Finding.ALTERED), fact(1, Finding.EQUAL), wording(1.0))
    evidence = (*altered, fact(0, Finding.NOT_FOUND, "b"), fact(1, Finding.EQUAL, "b"))
    assert judge(CLAIM, evidence).outcome is Outcome.ALTERED


def test_nothing_cited_is_uncited() -> None:
    assert judge(CLAIM, ()).outcome is Outcome.UNCITED


def test_a_clash_of_the_words_of_a_sentence_contradicts_and_a_doubt_leaves_it_open() -> None:
    clash = replace(
        wording(0.75), finding=Finding.CONTRADICTED, said="rose", found="fell", ticks=()
    )
    assert judge(CLAIM, (*BORNE[:2], wording(0.75), clash)).outcome is Outcome.CONTRADICTED
    doubt = replace(clash, finding=Finding.AMBIGUOUS)
    assert judge(CLAIM, (*BORNE[:2], wording(0.75), doubt)).outcome is Outcome.UNCLEAR
    elsewhere = (*BORNE, wording(0.75, "b"), replace(doubt, source_key="b"))
    assert judge(CLAIM, elsewhere).outcome is Outcome.SUPPORTED


def test_every_sentence_must_be_borne_out() -> None:
    second = replace(wording(0.5), part=1)
    assert judge(CLAIM, (*BORNE, second)).outcome is Outcome.UNCLEAR
    assert judge(CLAIM, (*BORNE, replace(wording(1.0), part=1))).outcome is Outcome.SUPPORTED


def test_words_that_one_source_lacks_another_may_tick() -> None:
    first, second = wording(0.5), wording(0.5, "b")
    ticked = [replace(tick, how=How.SAME) for tick in second.ticks]
    rest = replace(second, ticks=tuple(ticked))
    assert judge(CLAIM, (*BORNE[:2], first, rest)).outcome is Outcome.SUPPORTED


def test_the_reason_names_the_open_words_and_what_stands_in_their_place() -> None:
    laid = wording(1.0)
    ticks = (laid.ticks[0], replace(laid.ticks[1], how=How.DIFFERS, found="rose"), *laid.ticks[2:])
    verdict = judge(CLAIM, (*BORNE[:2], replace(laid, finding=Finding.RELATED, ticks=ticks)))
    assert verdict.outcome is Outcome.UNCLEAR
    assert verdict.why == "not in the passage: “fell” (it has “rose”)"


def test_a_check_says_what_its_findings_mean() -> None:
    class Doubter:
        CODE = "doubter"

        def interpret(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
            return tuple(replace(item, finding=Finding.CONTRADICTED) for item in evidence)

    faint = Evidence(claim_id="c1", check="doubter", finding=Finding.RELATED, source_key="a")
    assert judge(CLAIM, (*BORNE, faint)).outcome is Outcome.SUPPORTED
    assert judge(CLAIM, (*BORNE, faint), checks=(Doubter(),)).outcome is Outcome.CONTRADICTED


def test_scores_follow_cover() -> None:
    scores = [judge(CLAIM, (*BORNE[:2], wording(cover))).score for cover in (0.4, 0.7, 1.0)]
    assert scores == sorted(scores)


def test_a_name_may_have_another_form_its_number_has_none() -> None:
    part = Fact(kind=FactKind.NAME, text="part 9", span=Span(13, 17))
    claim = replace(CLAIM, facts=(part, DATE))
    missing = (replace(fact(0, Finding.NOT_FOUND), check="figure"), BORNE[1], but(part))
    assert judge(claim, missing).outcome is Outcome.PARTIAL
    named = replace(part, text="Ada")
    claim = replace(claim, facts=(named, DATE))
    assert judge(claim, missing).outcome is Outcome.UNCLEAR


def test_the_reason_for_support_names_what_was_found() -> None:
    why = judge(CLAIM, BORNE).why
    assert why == "the source gives 18 % and 2023, and all other words that matter"
    bare = Claim(id="c1", span=Span(0, 5), text="Sales", words="Sales")
    assert judge(bare, (wording(1.0),)).why.startswith("every word that matters stands in")


def test_a_claim_without_words_has_nothing_to_check() -> None:
    empty = Claim(id="c1", span=Span(0, 3), text="…!?", words="…!?")
    assert judge(empty, ()).why == "there is nothing in it to check"


@pytest.mark.parametrize(("evidence", "outcome"), EXAMPLES)
def test_what_was_read_off_a_picture_ticks_and_never_speaks_against(
    evidence: tuple[Evidence, ...], outcome: Outcome
) -> None:
    read_off = tuple(replace(item, confidence=0.97) for item in evidence)
    verdict = judge(CLAIM, read_off)
    if outcome is Outcome.SUPPORTED:
        assert verdict.outcome is Outcome.SUPPORTED
    else:
        assert verdict.outcome is Outcome.UNCLEAR
    notes = [item.note or "" for item in verdict.because]
    assert all("character recognition (confidence 0.97)" in note for note in notes if note)
    assert any(notes)
