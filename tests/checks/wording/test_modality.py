import pytest

from citecheck.checks.wording.modality import strengthened
from citecheck.nlp.lexical.words import find_words

EXAMPLES = [
    ("The firm will cut 500 jobs.", "The firm may cut 500 jobs.", "may"),
    ("The firm may cut 500 jobs.", "The firm might cut 500 jobs.", None),
    ("He stole the boat.", "He allegedly stole the boat.", "allegedly"),
    (
        "Clerks took bribes.",
        "Allegations that clerks took bribes are being examined.",
        "Allegations",
    ),
    ("She built the dam.", "Some believe that she built the dam.", "believe"),
    ("The firm will cut jobs, it said.", "The firm said it would cut jobs.", None),
    ("The firm cut jobs.", "The firm said it would cut jobs.", "would"),
    ("The firm cut jobs.", "In May the firm cut jobs.", None),
]


@pytest.mark.parametrize(("claim", "passage", "hedge"), EXAMPLES)
def test_a_hedge_that_the_claim_drops(claim: str, passage: str, hedge: str | None) -> None:
    found = strengthened(find_words(claim), find_words(passage))
    assert (found.hedge if found else None) == hedge
