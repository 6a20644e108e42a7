"""Lists in plain text, through the whole step: what an editor pastes and what comes out."""

from __future__ import annotations

import pytest

from citecheck.model import Citations, Document
from citecheck.references import find_references


def read(text: str) -> Citations:
    document = Document(path="draft.txt", media_type="text/plain", sha256="", text=text)
    return find_references(document)


def labels(citations: Citations) -> list[str | None]:
    return [reference.label for reference in citations.references]


BODY = "The bridge was closed in March [1]. Two more followed [2, 3].\n\n"
ENTRIES = (
    "Okafor, N. (2019) Bridges under load. Journal of Spans 12: 3-9.",
    "Lindqvist, M. (2020) Rust and time. Steel Letters 4: 11-19.",
    "Abe, K. (2021) Closing roads. https://example.org/roads",
)


@pytest.mark.parametrize(
    "style", ["[%d] %s", "[%d]. %s", "%d. %s", "(%d) %s", "%d) %s", "{%d} %s", "%d %s", "%d.\n%s"]
)
@pytest.mark.parametrize("heading", ["References", "WORKS CITED", "Quellen:", "4. Notes"])
def test_numbered_lists_of_every_style(style: str, heading: str) -> None:
    lines = [style % (number, entry) for number, entry in enumerate(ENTRIES, 1)]
    citations = read(f"{BODY}{heading}\n\n" + "\n".join(lines) + "\n")
    assert labels(citations) == ["1", "2", "3"]
    assert [reference.text for reference in citations.references] == list(ENTRIES)
    assert citations.list_heading is not None


def test_superscript_labels() -> None:
    text = "The bridge was closed.¹ Two more followed.²\n\nNotes\n\n¹ Okafor 2019.\n² Abe 2021.\n"
    citations = read(text)
    assert labels(citations) == ["1", "2"]
    assert [marker.references for marker in citations.markers] == [("r1",), ("r2",)]


def test_wrapped_and_hanging_entries_are_joined() -> None:
    text = (
        BODY + "References\n\n"
        "[1] Okafor, N. (2019) Bridges under a load that no engi-\n"
        "    neer foresaw. Journal of Spans 12: 3-9.\n"
        "[2] Lindqvist, M. (2020) Rust and time, https://example.org/\n"
        "    rust-and-time.html\n"
        "[3] Abe, K. (2021) Closing roads.\n"
    )
    first, second, _ = read(text).references
    assert "no engineer foresaw" in first.text
    assert second.work.url == "https://example.org/rust-and-time.html"


def test_page_numbers_and_running_heads_are_no_part_of_an_entry() -> None:
    pages = "".join(
        f"[{n}] Okafor, N. (2019) Bridges, volume {n},\n\n{n + 40}\n\n"
        f"CHAPTER 2. BRIDGES    {n + 41}\n\nJournal of Spans {n}: 3-9.\n"
        for n in range(1, 5)
    )
    citations = read(f"{BODY}References\n\n{pages}")
    assert labels(citations) == ["1", "2", "3", "4"]
    assert all("CHAPTER" not in reference.text for reference in citations.references)
    assert citations.references[2].text.endswith("volume 3, Journal of Spans 3: 3-9.")


def test_a_list_need_not_start_at_one_nor_be_complete() -> None:
    text = "See [7] and [9].\n\nReferences\n\n[7] Okafor 2019.\n[9] Abe 2021.\n"
    assert labels(read(text)) == ["7", "9"]


def test_sub_entries_have_labels_of_their_own() -> None:
    text = (
        "Steel rusts [1], [2b].\n\nReferences\n\n"
        "[1] a) N. Okafor, Spans 2019, 12, 3;\nb) K. Abe, Roads 2021, 4, 9.\n"
        "[2] a) M. Lindqvist, Steel 2020, 4, 11; b) L. Haas, Iron 2018, 1, 2.\n"
    )
    citations = read(text)
    assert labels(citations) == ["1a", "b", "2a", "b"]
    assert [marker.references for marker in citations.markers] == [("r1", "r2"), ("r4",)]


def test_notes_that_restart_in_each_section_answer_to_the_marker_before_them() -> None:
    section = (
        "Rain fell [1] and rose [2].\n\nNotes\n\n1. Weather office, {0}-01-05.\n2. River {0}.\n\n"
    )
    citations = read("".join(section.format(year) for year in range(2018, 2022)))
    assert labels(citations) == ["1", "2"] * 4
    assert [marker.references for marker in citations.markers] == [
        (f"r{number}",) for number in range(1, 9)
    ]


def test_an_empty_list_is_announced_and_its_markers_dangle() -> None:
    citations = read(BODY + "References\n\n \n\nComments\n\n\nbottom of page")
    assert citations.references == ()
    assert [marker.references for marker in citations.markers] == [(), ()]
    assert citations.list_heading is not None
    end = BODY.index("Two")
    assert all(span.start > end for span in citations.apparatus)
    assert any(
        span.of(BODY + "References\n\n \n\nComments\n\n\nbottom of page").startswith("Comm")
        for span in citations.apparatus
    )


def test_a_list_without_a_heading_is_found_by_its_labels() -> None:
    lines = "\n".join(f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1))
    citations = read(f"{BODY}{lines}\n")
    assert labels(citations) == ["1", "2", "3"]
    assert citations.list_heading is None
    assert len(citations.markers) == 2


def test_numbered_steps_are_no_list_of_references() -> None:
    text = "How to paint a bridge:\n\n1. Scrape off the rust.\n2. Wait for sun.\n3. Paint it.\n"
    assert read(text).references == ()


def test_what_stands_behind_a_list_is_not_its_last_entry() -> None:
    lines = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    text = f"{BODY}References\n\n{lines}\n\nAppendix A\n\nTables follow, as of 2022.\n"
    assert read(text).references[-1].text == ENTRIES[-1]


def test_a_word_of_a_wrapped_sentence_is_no_heading() -> None:
    text = "The paper had been asked for its\nsources. It gave none in 2019, nor since.\n"
    assert read(text.replace("sources. It", "sources.\nIt")).list_heading is None


def test_a_table_of_contents_is_no_list() -> None:
    text = (
        "Contents\n\n1 History\n\n2 Sources\n\n3 References\n\n4 External links\n\n"
        + "The bridge opened in 1931 [1]. " * 30
        + "\n\nReferences\n\n1. Okafor, N. (2019) Bridges under load.\n2. Abe (2021) Roads.\n"
    )
    citations = read(text)
    assert labels(citations) == ["1", "2"]
    assert len(citations.markers) == 30


def test_structured_text_footnotes() -> None:
    text = (
        "It is planned [1]_ and built [2]_.\n\n.. [1] The plan, 2019.\n\n"
        ".. [2] The works, 2020.\n\n.. [3] More, 2021.\n"
    )
    citations = read(text)
    assert labels(citations) == ["1", "2", "3"]
    assert [marker.text for marker in citations.markers] == ["[1]_", "[2]_"]


@pytest.mark.parametrize("back", ["^ ", "^ a b ", "↑ 1.0 1.1 ", "Jump up ^ ", "^ Jump up to: a b "])
def test_a_pasted_link_back_is_no_part_of_the_entry(back: str) -> None:
    lines = "\n".join(f"{n}. {back}{entry}" for n, entry in enumerate(ENTRIES, 1))
    assert [r.text for r in read(f"{BODY}References\n\n{lines}\n").references] == list(ENTRIES)
