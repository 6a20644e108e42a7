"""Origins: whether the cited work is the one that the claim says it has this from."""

import pytest

from citecheck.checks.attribution.check import applies, examine, host_forms
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Finding, Outcome, Text
from citecheck.run.compare import compare

CLAIM = "The Harbour Gazette reported that forty boats were sold at Lomvik."
BODY = "Forty boats were sold at Lomvik this spring. Buyers came from three countries."


def found(claim: str, text: Text, key: str = "source") -> list[Finding]:
    return [item.finding for item in examine(claim_of(claim), Reading(text), key)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (Text(body=BODY, title="Forty boats sold - The Harbour Gazette"), "https://news.example/1"),
        (Text(body=BODY, authors=("Harbour Gazette",)), "https://news.example/1"),
        (Text(body=BODY), "https://www.harbourgazette.example/boats"),
        (Text(body=f"{BODY} The Harbour Gazette had it first."), "https://other.example/2"),
    ],
)
def test_the_work_itself_or_one_that_names_it(text: Text, key: str) -> None:
    assert found(CLAIM, text, key) == [Finding.PRESENT]


def test_a_name_in_another_order() -> None:
    text = Text(body=f"{BODY} The Gazette of the harbour wrote of it.")
    assert found(CLAIM, text) == [Finding.PRESENT]


def test_another_work_that_does_not_name_it() -> None:
    assert found(CLAIM, Text(body=BODY), "https://other.example/2") == [Finding.NOT_FOUND]
    verdict = compare(claim_of(CLAIM), Text(body=BODY))
    assert verdict.outcome is not Outcome.SUPPORTED
    assert verdict.outcome is not Outcome.CONTRADICTED
    (origin,) = [item for item in verdict.because if item.check == "origin"]
    assert origin.note == (
        "The source is not by The Harbour Gazette, from whom the claim has this, nor names them."
    )


def test_a_claim_without_an_origin() -> None:
    assert not applies(claim_of("Forty boats were sold at Lomvik."))


def test_how_a_name_stands_in_an_address() -> None:
    assert host_forms("The Northern Sound Journal") == {
        "northernsoundjournal",
        "nsj",
        "nsjournal",
    }
    assert host_forms("") == set()
