"""A source that the user names for a label without an entry makes the missing entry a note."""

import pytest

from citecheck.config.schema import Policy
from citecheck.model import Citations, Claim, Document, Marker, Severity, Span
from citecheck.problems import of_list
from citecheck.problems.factory import Draft

TEXT = "Herons nest early [1]. They winter in Holm [2]."


def severities(*given: str) -> dict[str, Severity]:
    markers = tuple(
        Marker(text=f"[{label}]", span=Span(at, at + 3), labels=(label,))
        for label, at in (("1", 18), ("2", 43))
    )
    claim = Claim(id="c1", span=Span(0, 21), text=TEXT[:21], words=TEXT[:21])
    document = Document(path="d", media_type="text/plain", sha256="0" * 64, text=TEXT)
    draft = Draft(document=document, citations=Citations(markers=markers), claims=(claim,))
    return {
        f"{one.code} {'/'.join(one.labels)}": one.severity
        for one in of_list(draft, Policy(), given)
    }


@pytest.mark.parametrize("given", [(), ("3",)])
def test_a_missing_entry_is_an_error(given: tuple[str, ...]) -> None:
    assert set(severities(*given).values()) == {Severity.ERROR}


def test_a_missing_entry_that_a_source_stands_in_for_is_a_note() -> None:
    found = severities("2")
    assert found["marker.dangling 2"] is Severity.NOTE
    assert found["marker.dangling 1"] is Severity.ERROR
    assert found["reference.list_missing "] is Severity.ERROR


def test_a_missing_list_of_which_every_label_has_a_source_is_a_note() -> None:
    assert set(severities("1", "2").values()) == {Severity.NOTE}
