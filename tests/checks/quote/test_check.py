"""Rule Q6, and what an editor is told; Q1 to Q5 are in tests/match/test_passage.py."""

from __future__ import annotations

import re

import pytest

from citecheck.checks.quote import check
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Evidence, Fact, FactKind, Finding, Span, Text


def _claim(text: str) -> Claim:
    facts = tuple(
        Fact(kind=FactKind.QUOTE, text=match[1], span=Span(*match.span(1)).shifted(100))
        for match in re.finditer("“([^”]*)”", text)
    )
    span = Span(100, 100 + len(text))
    return Claim(id="c1", span=span, text=text, words=text, facts=facts)


def _examined(claim: str, source: str) -> Evidence:
    found = check.examine(_claim(claim), Reading(Text(body=source)), "key")
    assert len(found) == 1
    return found[0]


WORDS = "the sea wall will hold for another twenty years"

Q6_DEVELOPED_ON = [
    ("The report says that “{}”.", "The report found that {}.", Finding.VERBATIM),
    ("The report says that “{}”.", "The report found no evidence that {}.", Finding.ALTERED),
    ("The chair said “{}”.", "The chair denied that {}.", Finding.ALTERED),
    ("The chair denied that “{}”.", "The chair denied that {}.", Finding.VERBATIM),
    ("The chair said “{}”.", "We can only stay if {}.", Finding.ALTERED),
    ("The chair asked if “{}”.", "We can only stay if {}.", Finding.VERBATIM),
    ("The chair said “{}”.", "It is not true that {}.", Finding.ALTERED),
    ("The chair said “{}”.", "There is no doubt that {}.", Finding.VERBATIM),
    ("The chair said “{}”.", "The claim that {} is false.", Finding.ALTERED),
    ("The chair said “{}”.", "Nobody objected. In short, {}.", Finding.VERBATIM),
    ("The chair said “{}”.", "He doubted that {}. Later: {}.", Finding.VERBATIM),
    ("The chair said “{}”.", "Who had ever thought {}? Nobody, he said.", Finding.ALTERED),
    ("The chair asked who thought “{}”.", "Who thinks {}? Not I, he said.", Finding.ALTERED),
]
Q6_SPEAKERS = [
    ("Irena Kaldor said: “{}”.", "“{},” said Irena Kaldor.", Finding.VERBATIM),
    ("Irena Kaldor said: “{}”.", "“{},” said Ms Kaldor.", Finding.VERBATIM),
    ("Irena Kaldor said: “{}”.", "“{},” she said.", Finding.VERBATIM),
    ("Irena Kaldor said: “{}”.", "“{},” said Tomas Reyl.", Finding.CONTRADICTED),
    ("“{},” said Irena Kaldor.", "Tomas Reyl said: “{}.”", Finding.CONTRADICTED),
    ("The chair said: “{}”.", "“{},” said Tomas Reyl.", Finding.VERBATIM),
    (
        "Irena Kaldor said: “{}”.",
        "Irena Kaldor spoke. “{},” said Tomas Reyl of her plan.",
        Finding.VERBATIM,  # she is near enough for a person to have meant her
    ),
]


@pytest.mark.parametrize(("claim", "source", "finding"), Q6_DEVELOPED_ON + Q6_SPEAKERS)
def test_q6_what_stands_around_the_passage_counts(
    claim: str, source: str, finding: Finding
) -> None:
    assert _examined(claim.format(WORDS), source.replace("{}", WORDS)).finding is finding


def test_q6_the_hit_beside_the_speaker_is_chosen() -> None:
    source = (
        "“It is a good day,” said Tomas Reyl.\n\n"
        + "Other things happened. " * 60
        + "“It is a good day,” said Irena Kaldor."
    )
    found = _examined("Irena Kaldor said “It is a good day” at the harbour.", source)
    assert found.finding is Finding.TYPOGRAPHIC or found.finding is Finding.VERBATIM
    assert found.passage is not None
    assert found.passage.start > 1000


def test_what_was_cut_off_is_shown() -> None:
    found = _examined(f"They say “{WORDS}”.", f"We found no evidence that {WORDS}.")
    assert found.passage is not None
    assert found.passage.note == "no evidence that"
    assert found.found == f"no evidence that … {WORDS}"
    assert found.note is not None
    assert "“no evidence that”" in found.note


@pytest.mark.parametrize(
    ("source", "note"),
    [
        (
            "the sea wall will hold for another thirty years",
            "The source has “thirty”, the quotation “twenty”.",
        ),
        (
            "the sea wall will not hold for another twenty years",
            "The quotation leaves out “not” without a mark.",
        ),
        (
            "the wall will hold for another twenty years",
            "The quotation adds “sea”.",
        ),
        (
            "the bay wall may hold for another twenty years",
            (
                "The source has “may”, the quotation “will”; "
                "the source has “bay”, the quotation “sea”."
            ),
        ),
        (
            "the Sea wall will hold for another forty years",
            "The source has “forty”, the quotation “twenty”.",
        ),
        (
            "The sea wall will hold, for another twenty years",
            "Only punctuation, case, accents or spacing differ.",
        ),
        ("the sea wall will hold for another twenty years", None),
    ],
)
def test_an_editor_is_told_in_one_sentence(source: str, note: str | None) -> None:
    assert _examined(f"They say “{WORDS}”.", f"Now {source}.").note == note


def test_a_gap_that_hides_a_negation_is_told() -> None:
    found = _examined(
        "He said “we will … close the ferry line”.", "Yes, we will never close the ferry line."
    )
    assert found.finding is Finding.ALTERED
    assert found.note == "The mark hides a negation: “never”."


def test_absent_words_are_not_found() -> None:
    found = _examined(f"They say “{WORDS}”.", "Nothing of the kind is written here at all.")
    assert (found.finding, found.passage, found.found) == (Finding.NOT_FOUND, None, None)
    assert found.said == WORDS


@pytest.mark.parametrize("stop", [",", "."])
def test_a_stop_before_the_closing_mark_is_not_shown(stop: str) -> None:
    said, stands = "the quay will close in autumn", "the quay may close in autumn"
    found = _examined(f"“{said}{stop}” they say.", f"They wrote that {stands}{stop} It rained.")
    assert (found.finding, found.said, found.found) == (Finding.ALTERED, said, stands)


def test_evidence_names_fact_source_page_and_place() -> None:
    claim = _claim(f"“{WORDS}” and “a third storm is on its way”")
    text = Text(body=f"A page.\n\n{WORDS}. And a third storm is on its way.", pages=(0, 9))
    first, second = check.examine(claim, Reading(text), "key")
    assert (first.fact, second.fact) == (0, 1)
    assert first.source_key == "key"
    assert first.check == check.CODE
    assert first.passage is not None
    assert (first.passage.page, first.passage.start) == (2, 9)


def test_only_claims_that_quote_are_examined() -> None:
    assert check.applies(_claim("He said “yes”."))
    assert not check.applies(_claim("He agreed."))


TITLE = "A Short History of the Mills of the Lower Wend"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (TITLE, None),
        (TITLE.replace("Lower", "Upper"), TITLE.replace("Lower", "Upper")),
        (TITLE.replace("Mills", "Mill"), None),  # the same word
        (TITLE.replace("Lower", "lost"), None),  # no title
        ("A Short History of the Mills", None),
    ],
)
def test_a_title_with_a_word_exchanged(source: str, found: str | None) -> None:
    claim = claim_of(f'She published "{TITLE}," her first book, in York.')
    text = f"{source} by Ada Stone is in the shops. She published it in York."
    seen = check.examine(claim, Reading(Text(body=text)), "s1")
    assert {item.finding for item in seen} == ({Finding.CONTRADICTED} if found else set())
    assert {item.found for item in seen} == ({found} if found else set())


def test_a_number_in_another_writing_is_told() -> None:
    told = _examined("“They mended 12 boats on the quay.”", "They mended twelve boats on the quay.")
    assert told.finding is Finding.TYPOGRAPHIC
    assert told.note == "A number is written otherwise than in the source; its value is the same."
