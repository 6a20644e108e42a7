from __future__ import annotations

import pytest

from citecheck.references.bibliography.headings import (
    begins_menu,
    ends_any_list,
    ends_list,
    names_list,
)


@pytest.mark.parametrize(
    "line",
    [
        "References",
        "REFERENCES",
        "8. Works cited:",
        "1.11 References",
        "VII. Bibliography",
        "R E F E R E N C E S",
        "## Sources",
        "Notes and references",
        "Selected bibliography",
        "References [edit]",
        "Literaturverzeichnis",
        "Références bibliographiques",
        "Список литературы",
        "参考文献",
        "Einzelnachweise",
    ],
)
def test_headings_of_lists_are_known(line: str) -> None:
    assert names_list(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Introduction",
        "References to earlier work are given below, where they matter.",
        "The sources said nothing",
        "Comments",
        "Data sources",
        "Image credits",
        "x" * 5000,
        "[" * 60,
    ],
)
def test_other_lines_announce_no_list(line: str) -> None:
    assert not names_list(line)


def test_what_ends_a_list_depends_on_how_surely() -> None:
    assert ends_any_list("Appendix B: Tables of results")
    assert ends_any_list("Acknowledgements")
    assert not ends_any_list("Funding")
    assert ends_list("Funding")
    assert begins_menu("Comments")
    assert begins_menu("bottom of page")
    assert not begins_menu("Acknowledgements")
    assert not ends_list("Funding for the study came from three foundations. " * 10)
