from __future__ import annotations

import pytest

from citecheck.model import Document, Reference
from citecheck.references import find_references


def works(*entries: str) -> tuple[Reference, ...]:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    text = f"It held [1], [2], [3].\n\nNotes\n\n{listed}\n"
    document = Document(path="d", media_type="text/plain", sha256="", text=text)
    return find_references(document).references


@pytest.mark.parametrize("again", ["Ibid., p. 14.", "Ibidem.", "Ebd., S. 3.", "Id. at 4."])
def test_ibid_means_the_entry_before(again: str) -> None:
    first, second = works("Okafor, N. (2019). Bridges. https://example.org/a", again)
    assert second.work.url == first.work.url == "https://example.org/a"
    assert second.text == again


def test_op_cit_means_the_last_work_of_that_name() -> None:
    *_, last = works(
        "Okafor, N. (2019). Bridges under load. https://example.org/a",
        "Abe, K. (2021). Closing roads. https://example.org/b",
        "Okafor, op. cit., p. 9.",
    )
    assert last.work.url == "https://example.org/a"


def test_an_entry_of_its_own_keeps_its_work() -> None:
    *_, last = works(
        "Okafor, N. (2019). Bridges under load. https://example.org/a",
        "ID cards and roads (2020). Idle lanes. https://example.org/c",
    )
    assert last.work.url == "https://example.org/c"


FIRST = "Per Lind, Storms of the coast (Oslo: Tide, 2001), 4."


@pytest.mark.parametrize(
    "again",
    [
        "Ibid., 9.",
        "Ib. 9.",
        "Lind, op. cit., 9.",
        "Lind, supra note 1, at 9.",
        "Lind, Storms of the coast, 9.",
        "Lind, “Storms”, p. 9.",
        "Per Lind, Storms of the coast (Oslo: Tide, 2001), 9.",
        "Per Lind, Storms of the coast (Oslo: Tide, 2001), pp. 9–12.",
    ],
)
def test_a_work_named_again_is_the_one_named_first(again: str) -> None:
    first, second, third = works(FIRST, again, again.replace("9", "12"))
    assert first.same_as is None
    assert (second.same_as, third.same_as) == (first.id, first.id)


@pytest.mark.parametrize(
    "other",
    [
        "Lind, Harbours, 9.",
        "Moe, Storms of the coast, 9.",
        "Lind, Storms of the coast, 2nd ed. (Oslo: Tide, 2010), 9.",
        "Lind, Storms of the coast. https://l.example/2",
        "Tide, 9.",
    ],
)
def test_another_work_is_not_taken_for_it(other: str) -> None:
    assert works(FIRST, other)[1].same_as is None


def test_years_at_the_end_tell_works_apart() -> None:
    found = works("Town council. Report, 2001.", "Town council. Report, 2002.")
    assert [one.same_as for one in found] == [None, None]
