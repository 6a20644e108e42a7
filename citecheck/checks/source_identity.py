"""Step 5: is the source the work that its entry describes? `Reference` and `Text` to `Mismatch`.

The entry's title is held against the source's own: its metadata, its headings and its first lines.
Another title alone may be a rewritten headline; with other authors or another year beside it, or
none of its words anywhere near the top, it is another work. Nothing is said where either side
gives no title.
"""

from __future__ import annotations

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import Reference, Text
from citecheck.nlp.lexical.words import Word, find_words

CODE = "reference"
SUMMARY = "Is the source the work that the entry describes?"

_TOP = 3000  # characters in which a work names itself
_WORDS_AT_LEAST = 3  # content words by which a title can be told
_SAME_FROM = 0.5  # share of the title's words that the top of the right work holds
_SENTENCE_END = regex(r"[.!?…][\"'”’»)]*$")
_YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b")


class Mismatch(Struct, frozen=True, kw_only=True):
    """An entry whose source is another work: what each side calls it."""

    reference: str
    said: str
    found: str
    note: str


def examine_reference(reference: Reference, text: Text) -> Mismatch | None:
    """Return how the source differs from the entry; None where it may be the work described."""
    said = reference.work.title
    found = text.title
    if said is None or found is None or _is_only_its_first_line(found, text):
        return None
    wanted = _content(said)
    if len(wanted) < _WORDS_AT_LEAST or _share(wanted, _own_titles(text)) >= _SAME_FROM:
        return None
    if _same_author(reference, text) and not _other_year(reference, text):
        return None
    note = f"The entry names “{said}”, the source calls itself “{found}”."
    return Mismatch(reference=reference.id, said=said, found=found, note=note)


def _is_only_its_first_line(title: str, text: Text) -> bool:
    """Whether a text without headings has a sentence, or a paragraph cut short, for its title."""
    if text.headings or not text.body.lstrip().startswith(title):
        return False
    ends = _SENTENCE_END.search(title) is not None
    return ends or text.body.lstrip()[len(title) : len(title) + 1] not in ("", "\n")


def _own_titles(text: Text) -> str:
    headings = " ".join(span.of(text.body) for span in text.headings[:20])
    return f"{text.title} {headings} {text.body[:_TOP]}"


def _content(title: str) -> tuple[Word, ...]:
    return tuple(word for word in find_words(title) if word.content)


def _share(wanted: tuple[Word, ...], where: str) -> float:
    held = {word.key for word in find_words(where)}
    return sum(word.key in held for word in wanted) / len(wanted)


def _same_author(reference: Reference, text: Text) -> bool:
    """Whether an author of the entry stands among the source's authors or at its top."""
    top = {word.key for word in find_words(f"{' '.join(text.authors)} {text.body[:_TOP]}")}
    return any(
        words[-1].key in top or words[0].key in top
        for author in reference.work.authors
        if (words := _content(author))
    )


def _other_year(reference: Reference, text: Text) -> bool:
    said = _YEAR.match(reference.work.date or "")
    return said is not None and text.published is not None and int(said[0]) != text.published.year
