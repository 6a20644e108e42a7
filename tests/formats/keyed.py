"""What tests of formats with keys look at; used by several folders."""

from citecheck.formats.draft import read
from citecheck.model import CitationKind, Citations, Document
from citecheck.references import find_references


def read_and_find(source: str | bytes, name: str) -> tuple[Document, Citations]:
    """Return a draft called `name` as read through the front door, and what it cites."""
    document = read(source.encode() if isinstance(source, str) else source, name=name)
    return document, find_references(document)


def labels(citations: Citations) -> list[tuple[str, ...]]:
    """Return the labels of each marker, links aside."""
    kept = (one for one in citations.markers if one.kind is CitationKind.ENTRY)
    return [marker.labels for marker in kept]


def entries(citations: Citations) -> list[tuple[str | None, str]]:
    """Return label and words of each entry."""
    kept = (one for one in citations.references if one.kind is CitationKind.ENTRY)
    return [(reference.label, reference.text) for reference in kept]


def words_at(document: Document, source: str, words: str) -> str:
    """Return what stands in the file where the draft says that `words` begin."""
    place = document.place(document.text.index(words))
    return source.split("\n")[place.line - 1][place.column - 1 :][: len(words)]
