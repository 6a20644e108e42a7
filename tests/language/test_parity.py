"""No word list of a language lies elsewhere than in its folder: months, numerals, function words.

A list is a statement whose lists of words or patterns hold many of one of these closed classes: for
months and numerals that many distinct ones, for function words so many that they are most of its
words too. Sentences for the reader are none. `NOT_YET` names lists that still lie elsewhere;
whoever moves one takes its line out, and none is added.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import citecheck
from citecheck.language import numbers_foreign
from citecheck.language.calendar import MONTHS, WEEKDAYS
from citecheck.language.en.function_words import STOPWORDS
from citecheck.language.en.numbers import ORDINALS, SMALL

PACKAGE = Path(citecheck.__file__).parent
WORD = re.compile(r"[^\W\d_]+")
PUNCTUATION = re.compile(r"[.,:!?(){}]")
SPLITTING = ("split", "splitlines", "word_set", "_words")  # what makes words of a string
MANY = 8  # words of a string without punctuation that is a list
NUMERALS = {*SMALL, *ORDINALS}.union(*numbers_foreign.SMALL.values()) - {"second", "a"}
CLASSES = {  # class: its words, how many make a list, what share of all words there
    "months": ({*MONTHS} - {"may", "march", "mar", "mars"}, 3, 0.0),
    "weekdays": ({*WEEKDAYS} - {"sun", "sat", "wed", "mon"}, 3, 0.0),
    "numerals": (NUMERALS, 5, 0.0),
    "function words": (STOPWORDS, 7, 0.7),
}
NOT_YET = frozenset(
    {
        ("nlp/align/words.py", "_SUBJECTS"),
        ("nlp/assertion/modality.py", "_FORESEEN"),
        ("nlp/assertion/modality.py", "_NOUNED"),
        ("nlp/assertion/modality.py", "_UNREAL"),
    }
)


def lists(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each assignment, or its line's statement, with the words in its strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), words_in(node.value)
        elif isinstance(node, ast.Compare):
            yield ast.unparse(node.left), words_in(node)


def words_in(node: ast.AST) -> list[str]:
    """Return the words of the strings below that are lists of words, and no sentences."""
    return [word.lower() for text in _strings(node) for word in WORD.findall(text)]


def _strings(node: ast.AST, *, split: bool = False) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):  # a pattern, or a sentence with values in it
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield from (part for part in map(str, parts) if "|" in part)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        plain = len(text.split()) >= MANY and not PUNCTUATION.search(text)
        if split or plain or "|" in text or " " not in text:
            yield text
        return
    if isinstance(node, ast.Call):
        split = split or getattr(node.func, "attr", getattr(node.func, "id", "")) in SPLITTING
    for child in ast.iter_child_nodes(node):
        yield from _strings(child, split=split)


@cache
def strays() -> set[tuple[str, str]]:
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        if module.startswith("language/"):
            continue
        for name, words in lists(ast.parse(path.read_text("utf-8"))):
            for of_class, least, share in CLASSES.values():
                distinct = set(words) & of_class
                if len(distinct) >= least and len(distinct) >= share * len(set(words)):
                    found.add((module, name))
    return found


def test_words_of_a_language_lie_in_its_folder() -> None:
    assert strays() - NOT_YET == set()


def test_what_was_moved_is_not_excused_any_more() -> None:
    assert NOT_YET - strays() == set()


def test_a_list_is_found() -> None:
    tree = ast.parse(
        '_M = "january february april".split()\n'
        '_P = re.compile("(?:two|three)")\n'
        '_W = "of in at by to from with and"\n'
        '_S = "It is in the source, but not as it was written."\n'
        '_F = f"by the {share} of their claims"\n'
        'x in ("a", "the")'
    )
    found = dict(lists(tree))
    assert found["_M"] == ["january", "february", "april"]
    assert found["_P"] == ["two", "three"]
    assert found["_W"] == ["of", "in", "at", "by", "to", "from", "with", "and"]
    assert found["_S"] == found["_F"] == []
    assert found["x"] == ["a", "the"]
