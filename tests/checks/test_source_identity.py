from datetime import date

import pytest

from citecheck.checks.source_identity import examine_reference
from citecheck.formats.plain.source import read
from citecheck.model import Bibliographic, Reference, Span, Text

TITLE = "Harbour company loses a fifth of its revenue"
EXAMPLES = [
    ("Harbour company loses fifth of revenue", "Harbour company loses a fifth", "", False),
    ("Wolves return to the northern forest", TITLE, "Revenue fell.", True),
    ("Wolves return to the northern forest", TITLE, "Wolves return to the forest", False),
    ("Wolves", TITLE, "Revenue fell.", False),
    (None, TITLE, "Revenue fell.", False),
    ("Wolves return to the northern forest", None, "Revenue fell.", False),
]


def entry(title: str | None, *authors: str) -> Reference:
    work = Bibliographic(title=title, authors=authors, date="2023")
    return Reference(id="r1", label="1", text="", span=Span(0, 0), work=work)


@pytest.mark.parametrize(("said", "found", "body", "differs"), EXAMPLES)
def test_another_work(said: str | None, found: str | None, body: str, *, differs: bool) -> None:
    mismatch = examine_reference(entry(said), Text(body=body, title=found))
    assert (mismatch is not None) is differs


def test_the_same_author_and_year_may_have_another_headline() -> None:
    text = Text(body="", title=TITLE, authors=("Ines Holm",), published=date(2023, 5, 1))
    assert examine_reference(entry("Wolves return to the forest", "Holm, Ines"), text) is None


@pytest.mark.parametrize(
    ("body", "differs"),
    [
        ("The harbour lost a fifth of its revenue.\nIt blames the strike.", False),
        ("“We lost a fifth of our revenue.”\nSo the harbour.", False),
        ("A harbour. " * 30, False),
        ("HARBOUR LOSES REVENUE\n\nIt lost a fifth.", True),
        ("Harbour loses revenue\n\nIt lost a fifth.", True),
    ],
)
def test_the_first_sentence_of_a_plain_text_is_no_title(body: str, *, differs: bool) -> None:
    text = read(body.encode(), "text/plain")
    mismatch = examine_reference(entry("Wolves return to the northern forest"), text)
    assert (mismatch is not None) is differs
