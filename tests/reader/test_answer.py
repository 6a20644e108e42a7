from __future__ import annotations

import pytest

from citecheck.model import Says
from citecheck.reader.answer import LONGEST, Answer, decode, encode, read


def test_the_form_is_read_alone_or_as_a_block_of_code() -> None:
    form = '{"says": "supported", "words": "the mill shut"}'
    answer = Answer(Says.SUPPORTED, "the mill shut")
    assert read(form) == read(f"```json\n{form}\n```") == read(f" \n{form}\n") == answer
    assert decode(encode(answer)) == answer


def test_who_cannot_tell_shows_no_words() -> None:
    assert read('{"says": "unclear", "words": "anything"}') == Answer(Says.UNCLEAR, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "supported",
        'I think {"says": "supported", "words": "the mill shut"}',
        '{"says": "supported", "words": "the mill shut"} Anything else?',
        '{"says": "supported"}',
        '{"says": "yes", "words": "the mill shut"}',
        '{"says": "supported", "words": ["the mill shut"]}',
        '{"says": "supported", "words": "the mill shut", "sure": 1}',
        '{"says": "supported", "words": ""}',
        '{"says": "supported", "words": "…"}',
        '[{"says": "supported", "words": "the mill shut"}]',
        '{"says": "contradicted", "words": "' + "x" * (LONGEST + 1) + '"}',
        "[" * 100_000,
        '{"says": "supp',
        "\ud800",
    ],
)
def test_another_form_counts_for_nothing(text: str) -> None:
    assert read(text) is None
