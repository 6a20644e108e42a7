"""Text added to a source never turns a claim that it supports into one that is not found there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck import compare
from citecheck.model import Outcome

SOURCE = (
    "The Harrow Lane depot opened on 14 March 2022 and employs 240 people. Rents in the old town"
    " rose by 6 per cent last year. “We will not sell a single acre,” said Dana Orlo, who chairs"
    " the land trust. The trust spent £3.4 million on drains. The council rejected the plan for a"
    " second bridge."
)
SUPPORTED = (
    "The Harrow Lane depot opened on 14 March 2022.",
    "The depot at Harrow Lane employs 240 people.",
    "Rents in the old town rose by 6 per cent.",
    "“We will not sell a single acre,” said Dana Orlo.",
    "The trust spent £3.4 million on drains.",
)
OTHERS = st.sampled_from(
    [
        "The museum was closed for repairs.",
        "A ferry carries 90 cars a day.",
        "“Nobody asked us,” said a baker.",
        "Ticket prices fell by 2 per cent.",
        "In May 2019 the school had 310 pupils.",
        "See also: further reading, [12].",
        "Il pleut depuis trois jours.",
    ]
)
NOISE = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
ADDED = st.lists(st.one_of(OTHERS, NOISE), max_size=6).map("\n\n".join)


@pytest.mark.parametrize("claim", SUPPORTED)
def test_the_claims_are_supported_to_begin_with(claim: str) -> None:
    assert compare(claim, SOURCE).outcome is Outcome.SUPPORTED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claim=st.sampled_from(SUPPORTED), before=ADDED, behind=ADDED)
def test_it_is_still_found(claim: str, before: str, behind: str) -> None:
    found = compare(claim, f"{before}\n\n{SOURCE}\n\n{behind}")
    assert found.outcome not in (Outcome.NOT_FOUND, Outcome.UNVERIFIABLE), found.why
