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
