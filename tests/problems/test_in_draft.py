"""What a reader says of its draft reaches the report as problems."""

from __future__ import annotations

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
