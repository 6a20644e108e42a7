from __future__ import annotations

import time

import pytest

from citecheck.nlp.quotes.framing import frames, framing

DENIED = [
    ("The review found no evidence that ", "", "no evidence that"),
    ("He denied that the harbour ", "", "denied that the harbour"),
    ("They disputed claims that ", "", "disputed claims that"),
    ("She does not believe ", "", "not believe"),
    ("It is not true that ", "", "not true that"),
    ("It is wrong to say that ", "", "wrong to say that"),
    ("She rejected the idea that ", "", "rejected the idea that"),
    ("We will not ", "", "will not"),
    ("The firm has not yet ", "", "has not yet"),
    ("They refused to ", "", "refused to"),
    ("She said that if ", "", "if"),
    ("They asked whether the ", "", "whether the"),
    ("The claim that “", "” is false, doctors say.", "is false"),
    ("The story that ", " has been widely debunked.", "has been widely debunked"),
    ("Who had ever thought ", "? Nobody, he said.", "Who had ever thought"),
    ("Is it true that ", "? He would not say.", "Is it true that"),
    ("Will ", "? No, said the mayor.", "? No"),
]
STATED = [
    ("There is no doubt that ", ""),
    ("It is not only ", ""),
    ("He rejected the offer. The chair said: “", ""),
    ("He had no time; the chair said ", ""),
    ("Nobody knows why. The ", ""),
    ("He walked as if ", ""),
    ("He said: “No, ", ""),
    ("Things went wrong in the spring and the ", ""),
    ("The report, which rejected many plans, said that ", ""),
    ("It is true that ", ""),
    ("", " is open. The rest is false."),
    ("Who knew? The chair said that ", ". No one spoke."),
    ("Who said that ", ", she asked."),
]


@pytest.mark.parametrize(("before", "after", "words"), DENIED)
def test_what_governs_a_passage_is_named(before: str, after: str, words: str) -> None:
    assert framing(before, after) == words


@pytest.mark.parametrize(("before", "after"), STATED)
def test_other_words_govern_nothing(before: str, after: str) -> None:
    assert framing(before, after) is None


@pytest.mark.parametrize(
    ("words", "framed"),
    [
        ("The review found no evidence that", True),
        ("It asked whether", True),
        ("They said", False),
        ("An ifrit knotted it", False),
    ],
)
def test_a_claim_may_say_so_itself(words: str, framed: bool) -> None:  # noqa: FBT001
    assert frames(words) is framed


@pytest.mark.parametrize("unit", ["not ", "no evidence ", "that ", "a", "' ", "if "])
def test_time_is_bounded(unit: str) -> None:
    start = time.thread_time()
    framing(unit * 20_000, unit * 20_000)
    frames(unit * 20_000)
    assert time.thread_time() - start < 1
