"""Lists whose labels were lost on the way: pasted from an encyclopedia's page."""

from __future__ import annotations

import pytest

import citecheck

TEXT = "The Holm pier\n\nIt lost 30 planks.[1][2] It reopened in 1991.[1] It is old.[3]\n\n"
ENTRIES = (
    'Lind, P. (1992). "The pier". Town Press. https://lind.example/pier',
    '"Storm of the century". Coast News. 12 October 1987. https://coast.example/storm',
    "Moe, T. (2005). Listed Buildings. Oslo: Forlag. https://moe.example/",
)


def labelled(body: str, media_type: str = "text/plain") -> list[tuple[str | None, str]]:
    found = citecheck.extract((TEXT + body).encode(), media_type)
    assert all(claim.references for claim in found.claims)
    return [(entry.label, entry.url or "") for entry in found.references]


WANTED = [
    ("1", "https://lind.example/pier"),
    ("2", "https://coast.example/storm"),
    ("3", "https://moe.example/"),
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("backs", [("^ a b ", "^ ", "^ "), ("↑ ", "↑ ", "↑ "), ("", "", "")])
def test_entries_are_numbered_by_their_order(between: str, backs: tuple[str, str, str]) -> None:
    lines = (back + entry for back, entry in zip(backs, ENTRIES, strict=True))
    assert labelled("References\n" + between.join(lines)) == WANTED


def test_notes_beside_them_are_lettered() -> None:
    body = "Notes\n^ Measured at low tide.\n\nReferences\n"
    body += "\n".join(f"^ {entry}" for entry in ENTRIES)
    assert labelled(body) == [("a", ""), *WANTED]


def test_a_list_by_author_stays_without_labels() -> None:
    draft = "The pier lost 30 planks (Lind, 1992).\n\nReferences\n\n" + "\n\n".join(ENTRIES)
    found = citecheck.extract(draft.encode(), "text/plain")
    assert {entry.label for entry in found.references} == {None}
