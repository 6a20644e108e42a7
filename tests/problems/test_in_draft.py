"""What a reader says of its draft reaches the report as problems."""

from __future__ import annotations

import citecheck
from citecheck.config.schema import Policy
from citecheck.model import Citations, Document, ReaderNotice, Severity, Span
from citecheck.problems import of_list
from citecheck.problems.factory import Draft

TEXT = "Herons nest early."


def test_a_notice_of_the_reader_is_a_problem_of_its_code_in_its_place() -> None:
    notice = ReaderNotice(code="draft.bibliography_missing", message="no refs.bib", span=Span(0, 6))
    document = Document(
        path="draft", media_type="text/x-tex", sha256="0" * 64, text=TEXT, notices=(notice,)
    )
    found = of_list(Draft(document=document, citations=Citations(), claims=()), Policy())
    assert [(one.code, one.severity, one.message, one.span) for one in found][:1] == [
        ("draft.bibliography_missing", Severity.WARNING, "no refs.bib", Span(0, 6))
    ]
    assert found[1].code == "draft.empty"


def codes(draft: str, media_type: str) -> list[str]:
    return [one.code for one in citecheck.extract(draft.encode(), media_type).problems]


def test_notes_name_a_work_as_often_as_they_cite_it() -> None:
    notes = (
        "Herons nest early.[^1] They winter in Holm.[^2]\n\n"
        "[^1]: Survey, p. 3. https://birds.example/survey\n"
        "[^2]: Survey, p. 9. https://birds.example/survey\n"
    )
    assert "reference.duplicate" not in codes(notes, "text/markdown")


def test_a_list_that_names_a_work_twice_says_so() -> None:
    listed = (
        "Herons nest early [1]. They winter in Holm [2].\n\nReferences\n\n"
        "[1] Survey. https://birds.example/survey\n[2] Survey. https://birds.example/survey\n"
    )
    assert codes(listed, "text/plain") == ["reference.duplicate"]
