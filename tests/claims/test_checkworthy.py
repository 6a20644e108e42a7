"""Which sentences without a marker would need a source."""

from __future__ import annotations

import pytest

from citecheck.claims.checkworthy import needs_source
from citecheck.claims.facts import facts_in
from citecheck.model import BlockKind


def needed(words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> bool:
    return needs_source(words, facts_in(words), kind)


@pytest.mark.parametrize(
    "words",
    [
        "The mill employed 340 people.",
        "Revenue fell by 12% in a year.",
        "The mill closed in 1987.",
        "“We shall never open it again,” the owner said.",
        "Nine mills burned down along the river.",
        "We found that 43% of the mills were empty.",
        "3,000 people came to the mill.",
        "iPhone sales rose by 12% in a year.",
        "The University of Holm, founded in 1811, has 12,000 students.",
        "The mill {sic} lost 30 per cent of its planks.",
        "The harbour lost 44 boats (see {Fig. 2}).",
        "The set {1, 2} has 12 members.",
    ],
)
def test_checkable_facts_need_a_source(words: str) -> None:
    assert needed(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mill stands by the river.",
        "A mill has two main tasks.",
        "The “keeper” of the mill is a cat.",
        "mill.grind(12).wait(30)",
        "wheels = 14",
        "3.",
        "2 N",
        "Fig. 5 (b)",
        "√ 2πσ(t) 3 F(t, 40) = 12 ± 4",
        "| V5 | Size of bin | 35,584 |",
        "+------+-------- 12 of the usual bins",
        "and MD1(2430), although adding it leads to a gain of 150 MeV",
        "5 Institute of Public Health, University of Holm, INF 324, 69120, Holm, Germany.",
        "Proceedings of the 58th Annual Meeting of Millers, pages 2270–2282",
        "Please cite this article as: Berg (2023) “Boats and Quays of Holm”, Quay, 12.",
        "Cite this article as: Berg A, Moe C. Boats. Quay 2023; 12: 30–44.",
        "How to cite: Berg (2023), Boats, Quay 12.",
        "If the mill has ``wheel`` 2.12 or newer, it is assumed to turn.",
        "{ wheels: 14, planks: 300 }",
        "for (i = 0; i < 300; i++) {",
        "Hello {{ planks }}, 300 are left",
        "Who would pay $3 million for a mill?",
        "The owner did not respond to a request for comment in 2023.",
        "Acme declined to comment on the 300 jobs.",
        "I paid $5 for a coffee beside the mill.",
        "We walked to the mill on 5 May 2021.",
        "I think the mill is worth 20 visits.",
        "Arguably the finest mill of 1950.",
        "7 min read",
        "Updated 12 May 2024",
        "Photo: The mill in 1950",
        "By Jane Miller, 5 May 2021",
        "It was one of those days, for the first time.",
        "The scorecard for 2023 is wild:",
    ],
)
def test_what_checkers_pass_over(words: str) -> None:
    assert not needed(words)


def test_headings_and_bare_dates_in_lists_need_none() -> None:
    assert not needed("The year 1987 in figures", BlockKind.HEADING)
    assert not needed("Feb 13", BlockKind.LIST_ITEM)
    assert needed("1987: the mill closes with 340 jobs", BlockKind.LIST_ITEM)


def test_a_lone_cell_says_nothing_without_its_table() -> None:
    assert not needed("1987", BlockKind.TABLE_CELL)
    assert needed("The mill of Ambel closed in 1987.", BlockKind.TABLE_CELL)


def test_a_short_quotation_of_somebody_needs_a_source() -> None:
    assert needed("The owner called the plan “reckless”.")
