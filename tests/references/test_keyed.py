"""Drafts whose format tells entries and citations by key: nothing is guessed."""

from __future__ import annotations

from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.model import (
    Bibliographic,
    BlockKind,
    CitationKind,
    Citations,
    Document,
    HintKind,
)
from citecheck.references import find_references


class Draft:
    """Writes a small keyed draft."""

    def __init__(self) -> None:
        self.builder = ContentBuilder()

    def prose(self, *parts: str | tuple[str, ...]) -> Draft:
        """Write a paragraph: words, and tuples of keys as citations."""
        self.builder.begin(OpenBlock())
        self._write(parts)
        return self

    def note(self, number: str, *parts: str | tuple[str, ...]) -> Draft:
        block = OpenBlock(kind=BlockKind.NOTE, number=number, anchors=[f"fn-{number}"])
        self.builder.begin(block)
        self._write(parts)
        return self

    def entry(self, key: str, words: str, **more: Bibliographic | str) -> Draft:
        self.builder.begin(OpenBlock(kind=BlockKind.NOTE, key=key, **more))  # type: ignore[arg-type]
        self.builder.write(words)
        return self

    def heading(self, words: str) -> Draft:
        self.builder.begin(OpenBlock(kind=BlockKind.HEADING, level=1))
        self.builder.write(words)
        return self

    def read(self) -> Citations:
        content = self.builder.build()
        self.text = content.text
        return find_references(
            Document(
                path="draft",
                media_type="text/x-tex",
                sha256="0" * 64,
                text=content.text,
                blocks=content.blocks,
                hints=content.hints,
            )
        )

    def _write(self, parts: tuple[str | tuple[str, ...], ...]) -> None:
        for part in parts:
            if isinstance(part, tuple):
                hint = OpenHint(kind=HintKind.CITATION, keys=part)
                self._hinted(hint, f"[{', '.join(part)}]")
            elif part.startswith("^"):
                self._hinted(OpenHint(kind=HintKind.NOTE_MARK, target=f"#fn-{part[1:]}"), part[1:])
            else:
                self.builder.write(part)

    def _hinted(self, hint: OpenHint, words: str) -> None:
        opened = self.builder.open_hint(hint)
        self.builder.write(words)
        self.builder.close_hint(opened)


def of_list(found: Citations) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    return [
        (marker.text, marker.labels, marker.references)
        for marker in found.markers
        if marker.kind is CitationKind.ENTRY
    ]


def test_keys_tie_markers_to_entries_and_are_their_labels() -> None:
    found = (
        Draft()
        .prose("Herons nest early ", ("lund2019", "okoro2021"), ".")
        .heading("References")
        .entry("okoro2021", "Okoro, B. Early nests. Wader Press, 2021.")
        .entry("lund2019", "Lund, A. Cold springs. https://heron.example/springs")
        .read()
    )
    assert [(one.id, one.label) for one in found.references] == [
        ("r1", "okoro2021"),
        ("r2", "lund2019"),
    ]
    assert of_list(found) == [
        ("[lund2019, okoro2021]", ("lund2019", "okoro2021"), ("r2", "r1")),
    ]
    assert found.references[1].work.url == "https://heron.example/springs"


def test_the_number_that_a_list_shows_is_the_label() -> None:
    draft = Draft().prose("Herons nest early ", ("ref-4",), ".").entry("ref-4", "Lund.", number="3")
    found = draft.read()
    assert [one.label for one in found.references] == ["3"]
    assert of_list(found) == [("[ref-4]", ("3",), ("r1",))]


def test_an_unknown_key_stays_and_names_itself() -> None:
    found = Draft().prose("It rose ", ("gone", "lund"), ".").entry("lund", "Lund, A.").read()
    assert of_list(found) == [("[gone, lund]", ("gone", "lund"), ("r1",))]


def test_the_fields_of_a_record_win_and_words_add_identifiers_only() -> None:
    work = Bibliographic(title="Cold springs", date="2019-04")
    found = (
        Draft()
        .prose("It rose ", ("lund",), ".")
        .entry(
            "lund", "Lund, A. (2020). Warm springs. Wader. https://doi.org/10.9999/ws.1", work=work
        )
        .read()
    )
    (entry,) = found.references
    assert entry.work.title == "Cold springs"
    assert entry.work.date == "2019-04"
    assert entry.work.authors == ()
    assert entry.work.doi == "10.9999/ws.1"


def test_numbers_and_names_in_brackets_are_no_markers_beside_keys() -> None:
    found = (
        Draft()
        .prose("The range [1] was [2, 3] wide (Lund 2019) ", ("lund",), ".")
        .entry("lund", "Lund, A.")
        .read()
    )
    assert [text for text, _, _ in of_list(found)] == ["[lund]"]


def test_a_footnote_that_cites_hands_its_keys_to_its_mark() -> None:
    found = (
        Draft()
        .prose("It rose to nine.", "^1", " Then it fell ", ("okoro",), ".")
        .note("1", "See ", ("lund",), " and ", ("okoro",), ", both at length.")
        .entry("lund", "Lund, A.")
        .entry("okoro", "Okoro, B.")
        .read()
    )
    assert of_list(found) == [
        ("1", ("lund", "okoro"), ("r1", "r2")),
        ("[okoro]", ("okoro",), ("r2",)),
    ]


def test_a_footnote_with_an_address_is_an_entry_and_an_aside_is_none() -> None:
    found = (
        Draft()
        .prose("It rose.", "^1", " It fell.", "^2", " It rose ", ("lund",), ".")
        .note("1", "Wader count, https://heron.example/count.")
        .note("2", "We count herons, not egrets.")
        .entry("lund", "Lund, A.")
        .read()
    )
    assert [(one.label, one.work.url) for one in found.references] == [
        ("lund", None),
        ("1", "https://heron.example/count"),
    ]
    assert of_list(found) == [("1", ("1",), ("r2",)), ("[lund]", ("lund",), ("r1",))]


def test_entries_notes_and_the_heading_above_are_no_prose() -> None:
    draft = (
        Draft()
        .prose("It rose ", ("lund",), ".", "^1")
        .note("1", "An aside.")
        .heading("Works cited")
        .entry("lund", "Lund, A.")
    )
    found = draft.read()
    assert [span.of(draft.text) for span in found.apparatus] == [
        "An aside.",
        "Works cited",
        "Lund, A.",
    ]
    assert found.list_heading is not None


def test_a_link_on_words_is_a_reference_of_its_own() -> None:
    draft = Draft().prose("It rose ", ("lund",), ".").entry("lund", "Lund, A.")
    draft.builder.begin(OpenBlock())
    hint = OpenHint(kind=HintKind.LINK, target="https://heron.example/map")
    draft._hinted(hint, "the map")
    found = draft.read()
    assert [(one.kind, one.label) for one in found.references] == [
        (CitationKind.ENTRY, "lund"),
        (CitationKind.LINK, "L1"),
    ]
