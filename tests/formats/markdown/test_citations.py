"""Pandoc's citations in Markdown: what is one, what is none, and where the entries come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.formats.draft import read
from citecheck.model import CitationKind, Document, HintKind
from citecheck.references import find_references

BIB = """@article{lund2019, title = {Cold springs}, author = {Lund, Aila}, year = 2019,
  doi = {10.9999/springs.19}}
@book{okoro, title = {Early nests}, author = {Okoro, Ben}, year = {2021}}
@misc{wader:count, title = {Wader count}, url = {https://heron.example/count}}
@misc{unused, title = {Never cited}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def draft(
    folder: Path, words: str, head: str = "bibliography: refs.bib", name: str = "d.md"
) -> str:
    path = folder / name
    path.write_text(f"---\n{head}\n---\n\n{words}\n" if head else f"{words}\n", encoding="utf-8")
    return str(path)


def cited(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (hint.span.of(document.text), hint.keys)
        for hint in document.hints
        if hint.kind is HintKind.CITATION
    ]


@pytest.mark.parametrize(
    ("words", "marker", "keys"),
    [
        ("They nest early [@lund2019].", "[@lund2019]", ("lund2019",)),
        (
            "Early [see @lund2019, pp. 3-5; also -@okoro].",
            "[see @lund2019, pp. 3-5; also -@okoro]",
            ("lund2019", "okoro"),
        ),
        ("As @okoro says, early.", "@okoro", ("okoro",)),
        ("As @okoro [p. 3] says, early.", "@okoro [p. 3]", ("okoro",)),
        ("(So @lund2019.)", "@lund2019", ("lund2019",)),
        ("Early [-@lund2019].", "[-@lund2019]", ("lund2019",)),
        ("The count [@{wader:count}] rose.", "[@{wader:count}]", ("wader:count",)),
        ("The count of @wader:count: nine.", "@wader:count", ("wader:count",)),
        ("Early [*see* @okoro].", "[*see* @okoro]", ("okoro",)),
        ("Early [@lund2019,\np. 7].", "[@lund2019, p. 7]", ("lund2019",)),
        ("> Early [@okoro]", "[@okoro]", ("okoro",)),
        ("It rose [@gone].", "[@gone]", ("gone",)),
        ("![A map of nests [@okoro].](map.png){#fig-map width=50%}", "[@okoro]", ("okoro",)),
        ("Early.^[As [@okoro] says.]", "[@okoro]", ("okoro",)),
    ],
)
def test_a_citation_keeps_its_words_and_tells_its_keys(
    folder: Path, words: str, marker: str, keys: tuple[str, ...]
) -> None:
    assert cited(read(draft(folder, words))) == [(marker, keys)]


@pytest.mark.parametrize(
    "words",
    [
        "Write to anna@lund2019.example or okoro@heron.example.",
        "Thanks to @wadermap and @heronhub for the photographs.",
        "The option `@okoro` and `[@lund2019]` are code.",
        "```\n[@lund2019]\n```",
        "```{r}\nplot(x) # [@lund2019]\n```",
        r"An escaped \@okoro is none.",
        "See @fig-map, @tbl-counts, @eq-rise and @sec-methods; also [@fig-map].",
        r"See Figure \@ref(fig:map).",
        "[@okoro](https://heron.example/okoro) keeps the map.",
        "Watch https://video.example/@okoro now.",
    ],
)
def test_what_only_looks_like_one_is_none(folder: Path, words: str) -> None:
    assert cited(read(draft(folder, words))) == []


def test_a_handle_in_brackets_is_no_citation_where_there_is_no_bibliography(tmp_path: Path) -> None:
    words = "Fixed by [@waderhub] and [@ben].\n\n[@ben]: https://code.example/ben"
    assert cited(read(draft(tmp_path, words, head=""))) == []


def test_only_what_is_cited_or_asked_for_is_listed_and_markers_lead_to_it(folder: Path) -> None:
    head = "bibliography: [refs.bib]\nnocite: |\n  @wader:count"
    document = read(draft(folder, "Early [@okoro; @lund2019].", head))
    found = find_references(document)
    assert [one.label for one in found.references] == ["okoro", "lund2019", "wader:count"]
    assert [(one.text, one.references) for one in found.markers] == [
        ("[@okoro; @lund2019]", ("r1", "r2"))
    ]
    assert found.references[1].work.doi == "10.9999/springs.19"
    assert found.references[2].work.url == "https://heron.example/count"


def test_an_entry_stands_where_its_file_has_it(folder: Path) -> None:
    document = read(draft(folder, "Early [@okoro]."))
    (entry,) = find_references(document).references
    place = document.place(entry.span.start)
    assert (place.file, place.line) == ("refs.bib", 3)
    assert document.place(document.text.index("Early")).file is None


def test_references_in_the_front_matter_are_the_list(tmp_path: Path) -> None:
    head = """references:
- id: lund2019
  type: article-journal
  author:
  - family: Lund
    given: Aila
  issued: {date-parts: [[2019, 4]]}
  title: 'Cold *springs*'
  URL: https://heron.example/springs"""
    document = read(draft(tmp_path, "Early [@lund2019].", head))
    (entry,) = find_references(document).references
    assert entry.work.title == "Cold springs"
    assert entry.work.authors == ("Lund, Aila",)
    assert entry.work.date == "2019-04"
    assert document.text.startswith("Early [@lund2019].")


def test_references_may_stand_behind_the_article(tmp_path: Path) -> None:
    tail = "\n\n---\nreferences:\n- id: lund2019\n  title: Cold springs\n...\n"
    document = read(draft(tmp_path, f"Early [@lund2019].{tail}", head=""))
    assert [one.label for one in find_references(document).references] == ["lund2019"]
    assert "references:" not in document.text


def test_a_key_may_name_the_work_itself(tmp_path: Path) -> None:
    document = read(draft(tmp_path, "Early [@doi:10.9999/springs.19; @pmid:12345678].", head=""))
    works = [one.work for one in find_references(document).references]
    assert [(work.doi, work.pmid) for work in works] == [
        ("10.9999/springs.19", None),
        (None, "12345678"),
    ]


def test_a_project_file_names_the_bibliography(folder: Path) -> None:
    (folder / "_quarto.yml").write_text("project:\n  type: book\nbibliography: refs.bib\n")
    document = read(draft(folder, "Early [@okoro].", "title: Nests", "d.qmd"))
    assert [one.label for one in find_references(document).references] == ["okoro"]


def test_files_beside_the_draft_serve_where_nothing_names_one(folder: Path) -> None:
    document = read(draft(folder, "Early [@okoro].", "title: Nests"))
    assert [one.label for one in find_references(document).references] == ["okoro"]


def test_a_given_bibliography_serves_too_and_goes_first(tmp_path: Path) -> None:
    given = tmp_path / "elsewhere" / "mine.bib"
    given.parent.mkdir()
    given.write_text("@misc{okoro, title = {Late nests}}", encoding="utf-8")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "refs.bib").write_text(BIB, encoding="utf-8")
    path = draft(tmp_path / "work", "Early [@okoro; @lund2019].")
    found = find_references(read(path, bibliographies=(str(given),)))
    assert [one.work.title for one in found.references] == ["Late nests", "Cold springs"]


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("gone.bib", "there is no such file"),
        ("../refs.bib", "outside the draft's folder"),
        ("/etc/passwd", "outside the draft's folder"),
        ("link.bib", "outside the draft's folder"),
    ],
)
def test_a_missing_bibliography_is_told_and_the_rest_goes_on(
    folder: Path, named: str, why: str
) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "link.bib").symlink_to(folder / "refs.bib")
    document = read(draft(below, "Early [@okoro].", f"bibliography: {named}"))
    (notice,) = document.notices
    assert notice.code == "draft.bibliography_missing"
    assert named in notice.message
    assert why in notice.message
    assert cited(document) == [("[@okoro]", ("okoro",))]


def test_a_broken_entry_is_told_by_line_and_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(f"@book{{broken, title = {{No end,\n{BIB}", encoding="utf-8")
    document = read(draft(tmp_path, "Early [@okoro]."))
    (notice,) = document.notices
    assert notice.code == "draft.bibliography_unreadable"
    assert "refs.bib" in notice.message
    assert "line" in notice.message
    assert [one.label for one in find_references(document).references] == ["okoro"]


def test_a_footnote_that_cites_speaks_through_its_mark(folder: Path) -> None:
    words = "They nest early.[^1]\n\n[^1]: See @okoro, and [@lund2019]."
    found = find_references(read(draft(folder, words)))
    assert [(one.text, one.labels) for one in found.markers if one.kind is CitationKind.ENTRY] == [
        ("[^1]", ("okoro", "lund2019"))
    ]


def test_files_of_a_draft_are_read_in_their_place_and_keep_theirs(folder: Path) -> None:
    (folder / "_nests.qmd").write_text("---\ntitle: Part\n---\n\nOne\nearly [@okoro].\n")
    (folder / "late.Rmd").write_text("Late ones [@lund2019].\n")
    words = (
        "Start.\n\n{{< include _nests.qmd >}}\n\n```{r child='late.Rmd'}\n```\n\n"
        "{{< include ../up.qmd >}}\n\nEnd."
    )
    document = read(draft(folder, words))
    assert document.text.split("\n\n")[:4] == [
        "Start.",
        "One early [@okoro].",
        "Late ones [@lund2019].",
        "End.",
    ]
    place = document.place(document.text.index("early"))
    assert (place.file, place.line, place.column) == ("_nests.qmd", 6, 1)
    place = document.place(document.text.index("End."))
    assert (place.file, place.line) == (None, 14)
    (notice,) = document.notices
    assert notice.code == "draft.part_missing"
    assert "../up.qmd" in notice.message


def test_files_that_include_one_another_end(folder: Path) -> None:
    (folder / "a.md").write_text("A.\n\n{{< include b.md >}}\n\n{{< include b.md >}}\n")
    (folder / "b.md").write_text("B.\n\n{{< include a.md >}}\n\n{{< include a.md >}}\n")
    document = read(draft(folder, "{{< include a.md >}}"))
    assert document.text.startswith("A.\n\nB.")
    assert "reads itself" in document.notices[0].message
