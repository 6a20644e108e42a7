from __future__ import annotations

import pytest

from citecheck.model import Finding
from citecheck.nlp.normalise import fold
from citecheck.nlp.quotes.chain import chains
from citecheck.nlp.quotes.difference import Difference, difference
from citecheck.nlp.quotes.index import Haystack
from citecheck.nlp.quotes.segments import Mark, segment, split

SOURCE = (
    "The Mayor, Irena Kaldor, opened the bridge on Monday. The old ferry will not run after June. "
    "It never paid its way. But the crew keeps its pay for six months, the county promised."
)


def _told(quote: str) -> Difference:
    folded = fold(SOURCE)
    found = chains(Haystack(folded.text), split(segment(Mark.START, "", quote)), exactly=True)
    return difference(found[0], SOURCE, folded)


def _steps(quote: str) -> list[tuple[str, str, str]]:
    return [(edit.kind.value, edit.source, edit.quote) for edit in _told(quote).edits]


def test_both_sides_are_shown_as_written() -> None:
    assert _steps("Irena Kaldor closed the Bridge on Monday") == [
        ("keep", "Irena Kaldor", "Irena Kaldor"),
        ("delete", "opened", ""),
        ("insert", "", "closed"),
        ("keep", "the bridge on Monday", "the Bridge on Monday"),
    ]


def test_a_gap_shows_the_words_that_it_stands_for() -> None:
    assert _steps("The Mayor … opened the bridge")[1] == ("gap", ", Irena Kaldor,", "…")
    assert _steps("The Mayor [herself] opened the bridge")[1] == (
        "gap",
        ", Irena Kaldor,",
        "[herself]",
    )


@pytest.mark.parametrize(
    ("quote", "finding"),
    [
        ("The Mayor … opened the bridge", Finding.ELIDED),
        ("The Mayor [herself] opened the bridge", Finding.ELIDED),
        ("The old ferry will … run after June", Finding.ALTERED),
        ("opened the bridge on Monday … But the crew keeps its pay", Finding.ELIDED),
        ("ferry will not run after June … But the crew keeps its pay", Finding.ELIDED),
        ("the crew keeps its pay … opened the bridge on Monday", Finding.STITCHED),
        ("The Mayor [of it all] keeps its pay for six months", Finding.ALTERED),
        ("opened the bridge on Monday … purple cow", Finding.ALTERED),
    ],
)
def test_edits_make_a_finding(quote: str, finding: Finding) -> None:
    assert _told(quote).finding is finding


def test_a_long_gap_is_shown_by_its_ends() -> None:
    source = (
        "It was opened early that year. "
        + "Filler follows filler here. " * 60
        + "It closed very late at night."
    )
    folded = fold(source)
    parts = split(
        segment(Mark.START, "", "It was opened early that year … It closed very late at night")
    )
    (gap,) = [
        edit
        for edit in difference(
            chains(Haystack(folded.text), parts, exactly=True)[0], source, folded
        ).edits
        if edit.quote == "…"
    ]
    assert len(gap.source) < 450
    assert " […] " in gap.source
