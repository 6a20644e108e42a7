import pytest

from citecheck.config.schema import Policy
from citecheck.model import (
    CitationKind,
    Reference,
    Severity,
    Source,
    SourceState,
    Span,
    Unavailable,
    Via,
)
from citecheck.problems import Listed, of_sources

ENTRY = Reference(
    id="r1",
    kind=CitationKind.ENTRY,
    label=None,
    text="Adler, B. 2019. The mills of Ambel and how they were lost to the river, a history.",
    span=Span(120, 200),
)


def test_a_source_without_address_is_told_by_the_words_of_its_entry() -> None:
    gone = Unavailable(key="none:1", url=None, state=SourceState.NONE, reason="It names nothing.")
    (found,) = of_sources([gone], Listed(labels={}, entries={"none:1": ENTRY}), Policy())
    assert found.code == "source.none"
    assert found.span == ENTRY.span
    assert found.message == (
        "“Adler, B. 2019. The mills of Ambel and how they were lost to…”: It names nothing."
    )


def test_a_source_with_labels_is_told_by_them_and_its_address() -> None:
    gone = Unavailable(
        key="k", url="https://mills.example/", state=SourceState.DEAD, reason="No such host."
    )
    (found,) = of_sources([gone], Listed(labels={"k": ("2", "5")}, entries={}), Policy())
    assert found.message == "[2], [5] https://mills.example/: No such host."
    assert found.span is None


@pytest.mark.parametrize(
    ("state", "reason", "is_abstract", "code"),
    [
        (SourceState.OK, None, False, None),
        (SourceState.OK, "An open copy was read.", False, "source.open_copy"),
        (SourceState.OK, "Only the abstract could be read.", True, "source.abstract_only"),
        (SourceState.FILE, "Only the abstract could be read.", True, "source.abstract_only"),
        (SourceState.ARCHIVED, "No such host.", False, "source.archived"),
    ],
)
def test_a_source_that_was_not_read_as_cited_is_told(
    state: SourceState, reason: str | None, *, is_abstract: bool, code: str | None
) -> None:
    source = Source(
        key="k",
        url="https://mills.example/",
        final_url="https://mills.example/",
        state=state,
        via=Via.LIVE,
        media_type="text/html",
        sha256="0" * 64,
        reason=reason,
        is_abstract=is_abstract,
    )
    found = of_sources([source], Listed(labels={"k": ("2",)}, entries={}), Policy())
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.severity is not Severity.ERROR for one in found)
