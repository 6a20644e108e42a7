"""A claim beside one text, through every check and the judgement."""

import time

import pytest

from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Outcome, Text
from citecheck.run.compare import against, compare

SOURCE = (
    "The harbour company said on Monday that its revenue fell 18% to 40 million euros in 2023. "
    "The board did not approve the merger with the Delta ferry line. "
    "Director Ines Holm called the year a hard one for every port on the coast."
)

EXAMPLES = [
    ("The harbour company's revenue fell 18% to 40 million euros in 2023.", Outcome.SUPPORTED),
    ("The board did not approve the merger with the Delta ferry line.", Outcome.SUPPORTED),
    ("The harbour company's revenue rose 18% in 2023.", Outcome.CONTRADICTED),
    ("The board approved the merger with the Delta ferry line.", Outcome.CONTRADICTED),
    ("The harbour company's revenue fell 28% in 2023.", Outcome.CONTRADICTED),
    ("Bananas ripen faster beside apples.", Outcome.NOT_FOUND),
]


@pytest.mark.parametrize(("claim", "outcome"), EXAMPLES)
def test_outcome(claim: str, outcome: Outcome) -> None:
    found = compare(claim_of(claim), Text(body=SOURCE))
    assert found.outcome is outcome, found.why
    assert 0 <= found.score <= 1
    assert found.why


def test_the_passage_comes_with_the_outcome() -> None:
    found = compare(claim_of("The board approved the Delta merger."), Text(body=SOURCE))
    assert found.because[0].passage is not None
    assert "did not approve" in found.because[0].passage.text


def test_another_language_is_said_to_be_one() -> None:
    claim = "Le conseil n'a pas approuvé la fusion avec la ligne de ferry dans le port."
    found = compare(claim_of(claim), Text(body=SOURCE))
    assert found.outcome is Outcome.UNCLEAR
    assert "language" in found.why


@pytest.mark.parametrize("source", ["", " \n ", "1 2 3", "x" * 50_000])
def test_a_source_that_says_nothing_is_answered(source: str) -> None:
    found = compare(claim_of("The board approved the merger."), Text(body=source))
    assert found.outcome in (Outcome.NOT_FOUND, Outcome.UNCLEAR)
    assert found.score < 0.5


@pytest.mark.parametrize("claim", ["", "   ", "?!", "the of and"])
def test_a_claim_that_says_nothing_is_never_supported(claim: str) -> None:
    found = compare(claim_of(claim), Text(body=SOURCE))
    assert found.outcome is not Outcome.SUPPORTED


@pytest.mark.parametrize("source", ["The pier was closed. " * 50_000, "pier closed and " * 60_000])
def test_many_sentences_and_one_endless_one_take_bounded_time(source: str) -> None:
    reading = Reading(Text(body=source))
    started = time.process_time()
    against(claim_of("The northern pier was closed in the storm."), reading)
    assert time.process_time() - started < 30


def test_a_short_claim_that_the_source_restates_is_supported() -> None:
    source = "The old bridge opened in 1931 and was last repaired in 1988. It has two towers."
    assert compare(claim_of("The bridge opened in 1931."), Text(body=source)).outcome is (
        Outcome.SUPPORTED
    )
    denied = "No charges were brought. We know of no attack that used the flaws."
    assert compare(claim_of("An attack used the flaws."), Text(body=denied)).outcome is not (
        Outcome.SUPPORTED
    )
