from __future__ import annotations

from collections.abc import Iterator

import pytest

from citecheck.model import Block, BlockKind, Document, Hint, HintKind, Span
from citecheck.references import find_references
from citecheck.references.markers.author_year import author_year_groups, plainly_cites

LIST = """

References

Abe, K. (2021). Closing roads before the river rises. Road Review, 8(2), 11-29.
Dufour, M., & Egede, H. (2020a). Rust and time in northern ports. Steel Letters, 4, 11-19.
Dufour, M., & Egede, H. (2020b). Paint. Steel Letters, 4, 20-22.
Lee, S., Haas, P., & Okafor, N. (2019). Counting cars. Traffic Notes, 1, 1-7.
Lee, S. (2019). Counting bicycles. Traffic Notes, 2, 8-9.
van der Velde, J. (2016). Water under every bridge. Delta Books, Utrecht.
"""


@pytest.mark.parametrize(
    ("text", "marker", "references"),
    [
        ("Towns closed roads (Abe, 2021).", "(Abe, 2021)", ("r1",)),
        ("Abe (2021) counted towns.", "Abe (2021)", ("r1",)),
        ("Steel rusts (Dufour & Egede, 2020b).", "(Dufour & Egede, 2020b)", ("r3",)),
        ("Steel rusts (Dufour and Egede 2020a, b).", "(Dufour and Egede 2020a, b)", ("r2", "r3")),
        ("Cars pass (Lee et al., 2019).", "(Lee et al., 2019)", ("r4",)),
        ("Towns\n\nAs Abe (2021, p. 12) says.", "Abe (2021, p. 12)", ("r1",)),
        ("Bicycles pass (Lee, 2019).", "(Lee, 2019)", ("r5",)),
        ("Water flows (van der Velde, 2016).", "(van der Velde, 2016)", ("r6",)),
        (
            "Both happen (Abe, 2021; Lee et al., 2019).",
            "(Abe, 2021; Lee et al., 2019)",
            ("r1", "r4"),
        ),
        ("Both (see Abe, 2021) happen.", "Abe, 2021", ("r1",)),
        ("Following Abe (2021), towns act.", "Abe (2021)", ("r1",)),
    ],
)
def test_names_and_years_are_resolved(text: str, marker: str, references: tuple[str, ...]) -> None:
    document = Document(path="d", media_type="text/plain", sha256="", text=text + LIST)
    (found,) = find_references(document).markers
    assert (found.text, found.references) == (marker, references)


def test_an_entry_with_a_label_lends_it_to_the_marker() -> None:
    text = (
        "Abe (2021) counted towns.\n\nReferences\n\n1. Abe K (2021) Roads.\n2. Lee S (2019) Cars.\n"
    )
    (marker,) = find_references(
        Document(path="d", media_type="text/plain", sha256="", text=text)
    ).markers
    assert marker.labels == ("1",)


def test_a_year_that_links_to_an_entry_is_a_marker() -> None:
    text = "Counted (Abe, 2021).\n\nRoads\n\nof 14 bicycles\n\n(2019)\n\nin (2018)" + LIST
    entry, year = text.index("Lee, S. (2019)"), text.index("(2019)")
    document = Document(
        path="d.pdf",
        media_type="application/pdf",
        sha256="",
        text=text,
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, span=Span(start, end), anchors=anchors)
            for start, end, anchors in _paragraphs(text, entry)
        ),
        hints=(Hint(kind=HintKind.LINK, span=Span(year, year + 6), target="#lee"),),
    )
    found = find_references(document)
    (marker,) = [one for one in found.markers if one.span.start == year]
    (work,) = [one for one in found.references if one.id in marker.references]
    assert "Counting bicycles" in work.text
    assert all(one.text != "(2018)" for one in found.markers)


def _paragraphs(text: str, entry: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the lines of `text`, the one at `entry` with an anchor."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip()), ("lee",) if start == entry else ()
        start += len(line)


def test_a_film_and_its_year_are_no_citation() -> None:
    text = "She loved Titanic (1997) and Gravity (2013). In March 2020 she saw Paris."
    document = Document(path="d", media_type="text/plain", sha256="", text=text)
    assert find_references(document).markers == ()


def test_a_missing_entry_leaves_the_marker_dangling() -> None:
    text = "Roads close (Abe, 2021). Snow falls (Nowak et al., 2003)." + LIST
    document = Document(path="d", media_type="text/plain", sha256="", text=text)
    markers = find_references(document).markers
    assert [(marker.labels, marker.references) for marker in markers] == [
        (("Abe 2021",), ("r1",)),
        (("Nowak 2003",), ()),
    ]


def test_a_group_that_is_known_in_part_is_taken_apart() -> None:
    text = "Roads close (Abe, 2021; Nowak et al., 2003)." + LIST
    document = Document(path="d", media_type="text/plain", sha256="", text=text)
    markers = find_references(document).markers
    assert [(marker.text, marker.references) for marker in markers] == [
        ("Abe, 2021", ("r1",)),
        ("Nowak et al., 2003", ()),
    ]


def test_a_draft_without_a_list_can_plainly_cite_so() -> None:
    text = (
        "Snow falls (Nowak et al., 2003), melts (Ito & Lee, 1999) and runs (Haas, 2001; Abe, 2002)."
    )
    assert plainly_cites(author_year_groups(text))


def test_long_runs_stay_linear() -> None:
    assert len(author_year_groups("(Smith et al., 2001; " * 5000)) >= 1
