"""Alignment: what ticks a word, and which broken tie keeps ticks from counting together."""

from __future__ import annotations

import pytest

from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import How, Text
from citecheck.nlp.align import Alignment, BreakKind, Source, align, find_breaks
from citecheck.nlp.assertion import Assertions


def aligned(claim: str, text: str) -> Alignment:
    reading = Reading(Text(body=text))
    source = Source(
        reading.pieces,
        reading.figures_in,
        reading.dates_in,
        Assertions(text, reading.pieces.spans),
    )
    made = claim_of(claim)
    found = align(
        made.words, [(fact.span.shifted(-made.span.start), fact) for fact in made.facts], source
    )
    assert found is not None
    return found


def ticks(claim: str, text: str) -> dict[str, How | None]:
    found = aligned(claim, text)
    return {
        unit.span.of(found.text): None if place is None else place.how
        for unit, place in zip(found.units, found.places, strict=True)
    }


@pytest.mark.parametrize(
    ("claim", "text", "word", "how"),
    [
        ("The vaccine eased symptoms.", "The vaccine eased symptoms.", "eased", How.SAME),
        ("The vaccine relieved symptoms.", "The vaccine eased symptoms.", "relieved", How.SYNONYM),
        ("The council will shut the pool.", "The council closes the pool.", "shut", How.SYNONYM),
        ("The sale of the mill failed.", "Efforts to sell the mill failed.", "sale", How.FORM),
        ("The mill has 1,500 looms.", "The mill has some 1.5 thousand looms.", "1,500", How.NUMBER),
        ("It opened in May 1931.", "It opened on 4 May 1931.", "in May 1931", How.DATE),
        ("Three people died.", "The fire killed three people.", "died", How.SYNONYM),
        ("The law bans alcohol.", "The law bans tobacco.", "alcohol", None),
        ("The policy was changed.", "The police were changed.", "policy", None),
    ],
)
def test_a_word_is_ticked_by_its_forms_synonyms_and_values_only(
    claim: str, text: str, word: str, how: How | None
) -> None:
    found = ticks(claim, text)
    shown = {key: value for key, value in found.items() if word in key or key in word}
    assert list(shown.values()) == [how]


def test_a_name_is_ticked_by_how_it_is_given_in_full_elsewhere() -> None:
    text = (
        "Mill manager Ada Brenn came on Monday. The looms are old. The roof leaks. Water stood in "
        "the yard. Brenn closed the north wing."
    )
    assert None not in ticks("Mill manager Ada Brenn closed the north wing.", text).values()


def test_a_word_of_the_source_bears_out_one_word_of_the_claim() -> None:
    assert aligned("A man robbed a man.", "A man robbed the bank.").open != []


BROKEN = [
    (BreakKind.POLARITY, "The audit found a change.", "The audit did not find a change."),
    (BreakKind.POLARITY, "The audit found no change.", "The audit found a change."),
    (BreakKind.STATUS, "The chain bans beards.", "Does the chain ban beards? Ask the chain."),
    (BreakKind.STATUS, "The tablet cures the rash.", "The tablet might cure the rash."),
    (BreakKind.QUANTITY, "All hangers were lost.", "Two of the hangers were lost."),
    (BreakKind.DEGREE, "It is the longest bridge.", "It is the third-longest bridge."),
    (BreakKind.DEGREE, "It is the largest city.", "It is a large city."),
    (BreakKind.SIDE, "The poll ran before the opening.", "The poll ran after the opening."),
    (BreakKind.ROLE, "The union sued the hospital.", "The hospital sued the union."),
    (BreakKind.ROLE, "The union was sued by the clinic.", "The union sued the clinic."),
    (BreakKind.COUNTED, "The club has 310 members.", "The club has 310 seats for its members."),
    (
        BreakKind.PAIRING,
        "The price was 15 crowns in 2021.",
        "The price was 12 crowns in 2021 and 15 crowns in 2022.",
    ),
    (
        BreakKind.PAIRING,
        "The clinic treated 900 patients in June.",
        "The clinic treated 700 patients in June and 900 patients in July.",
    ),
    (
        BreakKind.APART,
        "The clerk Ada Brenn was pulled aside at customs.",
        "The clerk Ada Brenn was pulled aside at a gate. A singer went through customs to eat.",
    ),
]


@pytest.mark.parametrize(("kind", "claim", "text"), BROKEN)
def test_what_the_claim_ties_and_the_source_does_not_is_a_break(
    kind: BreakKind, claim: str, text: str
) -> None:
    assert kind in {one.kind for one in find_breaks(aligned(claim, text))}


WHOLE = [
    ("The audit found no change.", "The audit did not find any change."),
    ("The union was sued by the hospital.", "The hospital sued the union."),
    ("The price was 15 crowns in 2022.", "The price was 12 crowns in 2021 and 15 crowns in 2022."),
    ("The price was 12 crowns in 2021.", "The price was 12 crowns in 2021 and 15 crowns in 2022."),
    ("Norway had 61 deaths.", "Norway had 61 deaths and Sweden 44."),
    ("It is the third-longest bridge.", "It is the third-longest bridge in the county."),
    ("The union expects a strike.", "The union expects a strike in May."),
    ("The mayor denied that he took money.", "The mayor denied that he took any money."),
    ("He closed the mill.", "Ivo Karst came on Monday. He closed the mill."),
]


@pytest.mark.parametrize(("claim", "text"), WHOLE)
def test_what_the_source_ties_as_the_claim_does_is_whole(claim: str, text: str) -> None:
    found = aligned(claim, text)
    assert found.open == []
    assert find_breaks(found) == ()


@pytest.mark.parametrize(
    ("since", "apart"), [("since then", False), ("since his wedding", True), ("in all", True)]
)
def test_then_points_to_the_date_of_the_sentence_before(since: str, *, apart: bool) -> None:
    found = aligned(
        "Odd Lien has rowed the fjord 300 times since 1998.",
        f"Odd Lien came to the fjord in 1998. He has rowed the fjord 300 times {since}.",
    )
    assert any(one.kind is BreakKind.APART for one in find_breaks(found)) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("We counted the passengers of all ferries. The number of passengers fell.", False),
        ("Ferry passengers were counted daily. The number of passengers fell.", False),
        ("We counted passengers of ferries and trains. The number of passengers fell.", True),
        ("We counted the passengers of all ferries. The number of bus passengers fell.", True),
        ("The ferries were late all year. The number of passengers fell.", True),
    ],
)
def test_a_noun_keeps_what_a_sentence_before_says_of_it(text: str, *, apart: bool) -> None:
    found = aligned("The number of ferry passengers fell.", text)
    assert any(one.kind is BreakKind.APART for one in find_breaks(found)) is apart
