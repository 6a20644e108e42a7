"""Evidence in, outcome out: the rules W1 to W4 and the contract's word on several sources."""

from dataclasses import replace

import pytest

from citecheck.model import (
    Claim,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Outcome,
    Passage,
    Signal,
    SourceState,
    Span,
    Unavailable,
)
from citecheck.verdict import judge

TEXT = "Revenue fell 18 % in 2023."
FIGURE = Fact(kind=FactKind.FIGURE, text="18 %", span=Span(13, 17))
DATE = Fact(kind=FactKind.DATE, text="2023", span=Span(21, 25))
CLAIM = Claim(id="c1", span=Span(0, len(TEXT)), text=TEXT, words=TEXT, facts=(FIGURE, DATE))
GONE = Unavailable(key="b", url=None, state=SourceState.DEAD, reason="the page is gone (404)")
PASSAGE = Passage(span=Span(0, 5), text="Sales")


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
    shares = ("cover_window", "cover_predicate", "cover_tail", "word_pairs")
    measured = {**dict.fromkeys(shares, cover), "source_length": 9.0, "claim_words": 1.6, **signals}
    return Evidence(
        claim_id="c1",
        check="wording",
        finding=Finding.RELATED,
        source_key=source,
        passage=PASSAGE,
        score=cover,
        signals=tuple(Signal(name=name, value=value) for name, value in measured.items()),
    )


BORNE = (fact(0, Finding.EQUAL), fact(1, Finding.EQUAL), wording(1.0))
EXAMPLES = [
    (BORNE, Outcome.SUPPORTED),
    ((fact(0, Finding.CONTRADICTED), fact(1, Finding.EQUAL), wording(1.0)), Outcome.CONTRADICTED),
    ((fact(0, Finding.UNIT_MISMATCH), fact(1, Finding.EQUAL), wording(1.0)), Outcome.CONTRADICTED),
    ((fact(0, Finding.NOT_FOUND), fact(1, Finding.EQUAL), wording(1.0)), Outcome.PARTIAL),
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
    verdict = judge(CLAIM, (fact(0, Finding.CONTRADICTED), wording(1.0)))
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
    evidence = (*BORNE, fact(0, Finding.CONTRADICTED, "b"), wording(0.9, "b"))
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
    assert "only the abstract" in verdict.why
    assert judge(CLAIM, BORNE, is_cut=True).outcome is Outcome.SUPPORTED
    against = (fact(0, Finding.CONTRADICTED), wording(1.0))
    assert judge(CLAIM, against, is_cut=True).outcome is Outcome.CONTRADICTED
    assert "404" in judge(CLAIM, lacking, (GONE,), is_cut=True).why


def test_words_altered_in_one_source_and_absent_from_another_stay_altered() -> None:
    altered = (fact(0, Finding.ALTERED), fact(1, Finding.EQUAL), wording(1.0))
    evidence = (*altered, fact(0, Finding.NOT_FOUND, "b"), fact(1, Finding.EQUAL, "b"))
    assert judge(CLAIM, evidence).outcome is Outcome.ALTERED


def test_nothing_cited_is_uncited() -> None:
    assert judge(CLAIM, ()).outcome is Outcome.UNCITED


@pytest.mark.parametrize(
    ("cover", "outcome"), [(0.9, Outcome.CONTRADICTED), (0.3, Outcome.UNCLEAR)]
)
def test_a_clash_of_words_counts_only_where_the_passage_is_about_it(
    cover: float, outcome: Outcome
) -> None:
    clash = Evidence(
        claim_id="c1",
        check="wording",
        finding=Finding.CONTRADICTED,
        source_key="a",
        passage=PASSAGE,
        said="rose",
        found="fell",
    )
    borne = (fact(0, Finding.EQUAL), fact(1, Finding.EQUAL))
    evidence = (*borne, wording(cover, denial_added=1.0), clash)
    assert judge(CLAIM, evidence).outcome is outcome


def test_scores_follow_cover() -> None:
    scores = [judge(CLAIM, (*BORNE[:2], wording(cover))).score for cover in (0.4, 0.7, 1.0)]
    assert scores == sorted(scores)


def test_a_name_may_have_another_form_its_number_has_none() -> None:
    part = Fact(kind=FactKind.NAME, text="part 9", span=Span(13, 17))
    claim = replace(CLAIM, facts=(part, DATE))
    missing = (replace(fact(0, Finding.NOT_FOUND), check="name"), *BORNE[1:])
    assert judge(claim, missing).outcome is not Outcome.PARTIAL
    numbered = (replace(fact(0, Finding.NOT_FOUND), check="figure"), *missing)
    assert judge(claim, numbered).outcome is Outcome.PARTIAL


def test_the_reason_for_support_names_what_was_found() -> None:
    assert judge(CLAIM, BORNE).why == "the source gives 18 % and 2023, and its words cover the rest"
    bare = Claim(id="c1", span=Span(0, 5), text="Sales", words="Sales")
    assert judge(bare, (wording(1.0, claim_words=3.0),)).why.endswith("in nearly the same words")


def test_words_that_do_not_stand_together_are_not_support() -> None:
    strewn = (*BORNE[:2], wording(1.0, word_pairs=0.0))
    assert judge(CLAIM, strewn).outcome is Outcome.UNCLEAR
    endless = (*BORNE[:2], wording(1.0, cover_tail=0.0))
    assert judge(CLAIM, endless).outcome is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("length", "cover", "outcome"),
    [(9.0, 0.1, Outcome.PARTIAL), (9.0, 0.9, Outcome.SUPPORTED), (6.6, 0.1, Outcome.SUPPORTED)],
)
def test_a_page_must_speak_of_every_clause(length: float, cover: float, outcome: Outcome) -> None:
    clause = Evidence(
        claim_id="c1",
        check="clause",
        finding=Finding.RELATED,
        source_key="a",
        said="and the quay was sold",
        signals=(
            Signal(name="clause_cover", value=cover),
            Signal(name="source_length", value=length),
        ),
    )
    verdict = judge(CLAIM, (*BORNE, clause))
    assert verdict.outcome is outcome
    assert ("the quay was sold" in verdict.why) is (outcome is Outcome.PARTIAL)


def test_a_part_that_one_source_lacks_another_may_have() -> None:
    def clause(source: str, cover: float) -> Evidence:
        signals = {"clause_cover": cover, "source_length": 9.0}
        return Evidence(
            claim_id="c1",
            check="clause",
            finding=Finding.RELATED,
            source_key=source,
            said="and the quay was sold",
            signals=tuple(Signal(name=name, value=value) for name, value in signals.items()),
        )

    both = (*BORNE, clause("a", 0.1), wording(0.9, "b"), clause("b", 0.9))
    assert judge(CLAIM, both).outcome is Outcome.SUPPORTED


def test_a_claim_without_words_has_nothing_to_check() -> None:
    empty = Claim(id="c1", span=Span(0, 3), text="…!?", words="…!?")
    assert judge(empty, ()).why == "there is nothing in it to check"
