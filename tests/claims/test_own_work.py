"""A study's own methods and results need no source; what others found does."""

from __future__ import annotations

import pytest

import citecheck

STUDY = """# Herons and light

Herons hunted 12% longer under lamps.

## Introduction

Herons nest in 340 Norwegian lakes. In this study, 40 herons were watched.

## {methods}

The 40 herons were caught in 2019.

### Lamps

Each lamp gave 300 lumens.

## {results}

Herons hunted for 212 minutes a night.

## Discussion

A gain of 12% is large. Fig. 3 shows 14 outliers.

## Acknowledgements

This work was paid for by grant 40112 of 2018.
"""


def uncited(draft: str) -> list[str]:
    found = citecheck.extract(draft.encode(), "text/markdown")
    return [claim.text for claim in found.claims if not claim.labels]


@pytest.mark.parametrize(
    ("methods", "results"),
    [
        ("Methods", "Results"),
        ("2. Materials and Methods", "3. Results"),
        ("METHODS", "RESULTS AND DISCUSSION"),
        ("Patients, Materials and Methods", "Findings"),
        ("Experimental setup", "Evaluation"),
    ],
)
def test_a_study_asks_for_sources_where_it_tells_of_others(methods: str, results: str) -> None:
    draft = STUDY.format(methods=methods, results=results)
    assert uncited(draft) == ["Herons nest in 340 Norwegian lakes."]


def test_a_marker_makes_a_claim_all_the_same() -> None:
    draft = STUDY.format(methods="Methods", results="Results")
    draft = draft.replace("a night.", "a night [1].") + "\n## References\n\n1. https://a.example/\n"
    found = citecheck.extract(draft.encode(), "text/markdown")
    assert [c.labels for c in found.claims] == [(), ("1",)]


def test_other_articles_are_read_whole() -> None:
    draft = STUDY.format(methods="What we know", results="The data")
    draft = draft.replace("## Introduction", "## Nests").replace("## Acknowledgements", "## Money")
    assert len(uncited(draft)) == 8


def test_a_theory_is_a_study_by_its_frame() -> None:
    draft = (
        "# Fields\n\n## 1 Introduction\n\nThe Holm field has 12 poles.\n\n## 2 The poles\n\n"
        "A pole has 3 charges and 40 roots.\n\n## 3 Conclusions\n\nAll 12 poles are real.\n\n"
        "## Acknowledgments\n\nGrant 40112 paid for 3 years.\n"
    )
    assert uncited(draft) == ["The Holm field has 12 poles."]


@pytest.mark.parametrize("heading", ["Funding", "Author contributions", "Competing interests"])
def test_back_matter_needs_no_source_anywhere(heading: str) -> None:
    draft = f"# Mills\n\nThe mill lost 300 planks.\n\n## {heading}\n\nIt was paid $3,000 in 2019.\n"
    assert uncited(draft) == ["The mill lost 300 planks."]
