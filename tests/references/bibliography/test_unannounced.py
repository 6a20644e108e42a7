"""Lists that no heading announces."""

from __future__ import annotations

import pytest

import citecheck

TEXT = "The pier lost 30 planks in 1987[1]. It reopened in 1991[2].\n\n"
LIST = "1. Town records. https://town.example/storm{back}\n2. Notice. https://town.example/open{back}\n"
RAISED = "<p>It lost 30 planks.<sup>1</sup> It reopened in 1991.<sup>2</sup></p>"
ITEMS = (
    "<hr><ol><li>Town records. https://town.example/storm</li>"
    "<li>Notice. https://town.example/open</li></ol>"
)


def found_in(draft: str, media_type: str) -> tuple[list[str | None], list[tuple[str, ...]]]:
    found = citecheck.extract(f"{draft}".encode(), media_type)
    return [entry.label for entry in found.references], [c.labels for c in found.claims]


@pytest.mark.parametrize("back", ["", " ↩︎", " ↑", " ↩︎ ↩︎"])
@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_numbers_that_the_text_cites_make_a_list(back: str, media_type: str) -> None:
    draft = "# Letters\n\n" + TEXT + "---\n\n" + LIST.format(back=back)
    assert found_in(draft, media_type) == (["1", "2"], [("1",), ("2",)])


@pytest.mark.parametrize(
    ("draft", "media_type"),
    [
        (
            TEXT + "____\n\n1 Town. https://town.example/a\n2 Notice. https://town.example/b\n",
            "text/plain",
        ),
        (
            TEXT.replace("[", " (").replace("]", ")")
            + "(1) Town. https://town.example/a\n(2) Notice. https://town.example/b\n",
            "text/plain",
        ),
        (
            TEXT + "1. [Town](https://town.example/a)\n2. [Notice](https://town.example/b)\n",
            "text/markdown",
        ),
        (
            (
                f"<html><body><h1>Letters</h1>{RAISED}<hr><p><sup>1</sup> Town. https://town.example/a</p>"
                "<p><sup>2</sup> Notice. https://town.example/b</p></body></html>"
            ),
            "text/html",
        ),
    ],
    ids=["bare", "round", "linked", "raised"],
)
def test_labels_of_other_shapes_make_a_list_if_the_text_cites_them(
    draft: str, media_type: str
) -> None:
    assert found_in(draft, media_type) == (["1", "2"], [("1",), ("2",)])


def test_one_entry_is_a_list_if_the_text_cites_it_alone() -> None:
    draft = "The pier lost 30 planks in 1987.[1]\n\n[1] Town. https://town.example/a\n"
    assert found_in(draft, "text/markdown") == (["1"], [("1",)])


def test_raised_numbers_and_items_belong_together() -> None:
    html = f"<html><body><h1>Letters</h1>{RAISED}{ITEMS}</body></html>"
    assert found_in(html, "text/html") == (["1", "2"], [("1",), ("2",)])


@pytest.mark.parametrize("again", ["[1:1]", "[1:2]"])
def test_a_note_used_again(again: str) -> None:
    draft = TEXT + f"It has 212 lamps{again}.\n\n---\n\n" + LIST.format(back="")
    assert found_in(draft, "text/plain") == (["1", "2"], [("1",), ("2",), ("1",)])


def test_steps_are_no_list() -> None:
    draft = (
        "# Paint\n\nPaint was sold for $30 in 1987.\n\n1. Open the tin.\n2. Stir for 5 minutes.\n"
    )
    references, labels = found_in(draft, "text/markdown")
    assert references == []
    assert labels == [(), ()]


def test_counts_in_brackets_make_no_list_of_steps() -> None:
    draft = "The firm hired millers (12) and smiths (3).\n\n1 mill of 1987\n2 forges of 1990\n"
    references, _ = found_in(draft, "text/plain")
    assert references == []


def test_other_numbers_than_the_text_cites_make_none() -> None:
    cited = " ".join(f"It has {30 + n} lamps[{n}]." for n in range(1, 9))
    steps = "\n\n1. See https://a.example/ in 2001.\n2. See https://b.example/ in 2002.\n"
    references, _ = found_in("# Paint\n\n" + cited + steps, "text/markdown")
    assert "1" not in references


def test_entries_after_each_section_do_not_end_the_text() -> None:
    draft = (
        "Court notes\n\nThe court had 31 judges in 2004 [1]. Of these, 9 were women [2].\n\n"
        "[1] Court list. https://court.example/list\n[2] Staff. https://court.example/staff\n\n"
        "The court moved in 2012 [3].\n\n[3] Move. https://court.example/move\n"
    )
    assert found_in(draft, "text/plain") == (["1", "2", "3"], [("1",), ("2",), ("3",)])


def test_notes_that_name_the_work_above_again_are_part_of_the_list() -> None:
    text = (
        "The court had 31 judges.[1] Of these, 9 were women.[2] It moved away.[3] It has a hall.[4]"
        "\n\n1. Per Lind, Storms (Oslo: Tide, 2001), 4.\n2. Ibid., 9.\n3. Ibid., 12.\n4. Ibid.\n"
    )
    found = citecheck.extract(text.encode(), "text/plain")
    assert [one.label for one in found.references] == ["1", "2", "3", "4"]
    assert [claim.labels for claim in found.claims] == [("1",), ("2",), ("3",), ("4",)]
