from __future__ import annotations

import pytest

from citecheck.checks.name.actions import deeds
from citecheck.nlp.lexical.words import find_words, key
from citecheck.nlp.names import find_names

DONE = [  # sentence, doers with their verbs
    ("The engineer Lena Brandt designed the drive.", [("Lena Brandt", "designed")]),
    ("The drive was designed by the engineer Lena Brandt.", [("Lena Brandt", "designed")]),
    ("Lena Brandt led the works; Dr Jonas Wik of Selje College did the sums.",
     [("Lena Brandt", "led"), ("Jonas Wik", "did")]),
    ("Ingrid Aalto proposed the plan, and treasurer Tomas Reyl opposed it.",
     [("Ingrid Aalto", "proposed"), ("Tomas Reyl", "opposed")]),
    ("The plan that Ingrid Aalto had proposed was dear.", [("Ingrid Aalto", "proposed")]),
    ("Ingrid Aalto, who chairs the board, cut the ribbon.", [("Ingrid Aalto", "cut")]),
    ("It opened on Tuesday, and Jonas Wik spoke.", [("Jonas Wik", "spoke")]),
    ("Ingrid Aalto was elected in May.", []),
    ("Lena Brandt and Jonas Wik led the works.", []),
    ("The works were praised in Selje.", []),
    ("The drive of Lena Brandt failed.", []),
    ("The works were run by Lena Brandt.", [("Lena Brandt", "run")]),
    ("It stands by the mill of Jonas Wik.", []),
]  # fmt: skip


def done(sentence: str) -> list[tuple[str, str, frozenset[str]]]:
    words, found = find_words(sentence), []
    for name in find_names(sentence):
        inside = [i for i, word in enumerate(words) if name.start <= word.start < name.end]
        found.append(range(inside[0], inside[-1] + 1))
    return [
        (sentence[words[one.doer[0]].start : words[one.doer[-1]].end], one.verb, one.rest)
        for one in deeds(words, found)
    ]


@pytest.mark.parametrize(("sentence", "expected"), DONE)
def test_who_does_what(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, verb) for name, verb, _ in done(sentence)] == [
        (name, key(verb)) for name, verb in expected
    ]


def test_a_clause_ends_where_another_name_opens_one() -> None:
    (_, _, first), (_, _, second) = done("Lena Brandt drew the hull while Jonas Wik laid the keel.")
    assert first == {key("hull")}
    assert second == {key("keel")}
