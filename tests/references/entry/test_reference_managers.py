from __future__ import annotations

from citecheck.model import Bibliographic, Document, Hint, HintKind, Span
from citecheck.references import find_references

OKAFOR = Bibliographic(title="Bridges under load", doi="10.1234/a", authors=("Okafor, N.",))
ABE = Bibliographic(title="Closing roads early", url="https://example.org/b", date="2021")


def document(text: str, **fields: tuple[Bibliographic, ...]) -> Document:
    hints = tuple(
        Hint(
            kind=HintKind.FIELD,
            span=Span(text.index(shown), text.index(shown) + len(shown)),
            items=items,
        )
        for shown, items in fields.items()
    )
    return Document(path="d", media_type="text/plain", sha256="", text=text, hints=hints)


def test_a_field_lends_its_identifiers_to_the_entry_with_its_title() -> None:
    text = "It held [1].\n\nReferences\n\n1. Okafor, N. Bridges under load. Spans, 2019.\n"
    (reference,) = find_references(document(text, **{"[1]": (OKAFOR,)})).references
    assert reference.work.doi == "10.1234/a"
    assert reference.work.date == "2019"


def test_without_a_list_the_works_of_the_fields_are_the_references() -> None:
    text = "It held [1] and fell [1, 2], as all do (Abe 2021)."
    citations = find_references(
        document(text, **{"[1]": (OKAFOR,), "[1, 2]": (OKAFOR, ABE), "(Abe 2021)": (ABE,)})
    )
    assert [(r.id, r.label) for r in citations.references] == [("r1", "1"), ("r2", "2")]
    assert [(m.text, m.references) for m in citations.markers] == [
        ("[1]", ("r1",)),
        ("[1, 2]", ("r1", "r2")),
        ("(Abe 2021)", ("r2",)),
    ]
    assert citations.references[1].work == ABE
