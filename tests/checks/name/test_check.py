from __future__ import annotations

import pytest

from citecheck.checks.name import check
from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, Fact, FactKind, Finding, Span, Text
from citecheck.nlp.names import find_names

P, N, C, Q = Finding.PRESENT, Finding.NOT_FOUND, Finding.CONTRADICTED, Finding.AMBIGUOUS


def _claim(text: str) -> Claim:
    facts = tuple(
        Fact(kind=FactKind.NAME, text=span.of(text), span=span) for span in find_names(text)
    )
    return Claim(id="c1", span=Span(0, len(text)), text=text, words=text, facts=facts)


def _examined(claim: str, source: str) -> dict[str, Evidence]:
    made = _claim(claim)
    found = check.examine(made, Reading(Text(body=source)), "key")
    assert [item.fact for item in found] == list(range(len(made.facts)))
    return {item.said or "": item for item in found}


DEVELOPED_ON = [
    ("The plan was drawn by Irena Kaldor.", "Irena Kaldor drew the plan.", P),
    ("The plan was drawn by Irena Kaldor.", "Ms Kaldor drew the plan.", P),
    ("The plan was drawn by Kaldor.", "Irena Kaldor drew the plan.", P),
    ("The plan was drawn by Irena Kaldor.", "Tomas Reyl drew a plan of his own once.", N),
    ("It was approved by the World Health Organization.", "The WHO approved it.", P),
    ("It was approved by the WHO.", "The World Health Organization approved it.", P),
    ("It was approved by the WHO.", "The man who approved it was ill.", N),
    ("It was built in the US.", "Tell us who built it.", N),
    ("It was built in the US.", "It was built in the United States.", P),
    ("It was built in the US.", "It was built in the U.S. in spring.", P),
    ("It was built by Theresa May.", "It may be built by anyone.", N),
    ("He studied at Oxford University.", "He studied at the University of Oxford.", P),
    ("It was heard by the United States Supreme Court.", "The Supreme Court heard it.", P),
    ("The old quay was opened by Irena Kaldor in spring.",
     "The old quay was opened by Tomas Reyl in spring.", C),
    ("The harbour of Porto was widened.", "The harbour of Porto was widened.", P),
    ("He met José Núñez at the harbour.", "At the harbour he met Jose Nunez.", P),
]  # fmt: skip
BUGS_CAUGHT = [
    ("It happened in World War I.", "It happened in World War II.", N),
    ("He lives in York now.", "He lives near a yorkshire terrier.", N),
]
KNOWN_FAILING = [
    ("He lives in York.", "He lives in New York.", N),
    ("The quay was opened by Bill Stone.", "The quay was opened by William Stone.", P),
]


def _id(value: object) -> str | None:
    return value[:40] if isinstance(value, str) else None


@pytest.mark.parametrize(("claim", "source", "finding"), DEVELOPED_ON + BUGS_CAUGHT, ids=_id)
def test_a_name_stands_in_the_source_or_not(claim: str, source: str, finding: Finding) -> None:
    (found,) = _examined(claim, source).values()
    assert found.finding is finding


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("claim", "source", "finding"), KNOWN_FAILING, ids=_id)
def test_a_name_is_not_yet_judged_rightly(claim: str, source: str, finding: Finding) -> None:
    (found,) = _examined(claim, source).values()
    assert found.finding is finding
    assert found.note is None


def test_the_hit_beside_what_is_said_is_shown() -> None:
    source = "Kaldor was born in 1970. " + "Rain fell. " * 50 + "The bridge was drawn by Kaldor."
    found = _examined("The bridge was drawn by Irena Kaldor.", source)["Irena Kaldor"]
    assert found.passage is not None
    assert found.passage.start > 500
    assert found.note == "The source has it as “Kaldor”."
    assert found.score == 1


def test_the_other_name_is_shown() -> None:
    claim = "The new sea wall was designed by Irena Kaldor and paid for by the port."
    found = _examined(claim, claim.replace("Irena Kaldor", "Tomas Reyl"))["Irena Kaldor"]
    assert (found.finding, found.found) == (C, "Tomas Reyl")
    assert (
        found.note == "The source has the same sentence with Tomas Reyl in place of Irena Kaldor."
    )


def test_only_claims_that_name_are_examined() -> None:
    assert check.applies(_claim("He met Irena Kaldor."))
    assert not check.applies(_claim("He met her."))
