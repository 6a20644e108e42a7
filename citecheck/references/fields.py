"""Part of step 2a: the words of an entry → `Bibliographic`; what is not there is None."""

from __future__ import annotations

from citecheck.model import Bibliographic
from citecheck.references.identifiers import identifiers_in


def work_of(text: str) -> Bibliographic:
    """Return what an entry's words say of the cited work."""
    return identifiers_in(text)
