"""No word list of a language lies elsewhere than in its folder: months, numerals, function words.

A list is a statement whose strings hold many words of one of these closed classes: for months and
numerals that many distinct ones, for function words so many that they are most of its words too (a
message to the reader holds some). `NOT_YET` names lists that still lie elsewhere; whoever moves one
takes its line out, and none is added.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import citecheck
from citecheck.language import numbers_foreign
from citecheck.language.calendar import MONTHS, WEEKDAYS
from citecheck.language.en.function_words import STOPWORDS
from citecheck.language.en.numbers import ORDINALS, SMALL

PACKAGE = Path(citecheck.__file__).parent
WORD = re.compile(r"[^\W\d_]+")
NUMERALS = {*SMALL, *ORDINALS}.union(*numbers_foreign.SMALL.values()) - {"second", "a"}
CLASSES = {  # class: its words, how many make a list, what share of all words there
    "months": ({*MONTHS} - {"may", "march", "mar", "mars"}, 3, 0.0),
    "weekdays": ({*WEEKDAYS} - {"sun", "sat", "wed", "mon"}, 3, 0.0),
    "numerals": (NUMERALS, 5, 0.0),
    "function words": (STOPWORDS, 7, 0.6),
}
SENTENCES = frozenset(  # for the reader, who is told something in English
    {
        ("checks/attribution/check.py", "SUMMARY"),
        ("checks/attribution/check.py", "note"),
        ("checks/figure/check.py", "note"),
        ("config/schema.py", "require_all"),
        ("config/trust.py", "_ELSEWHERE"),
        ("formats/source.py", "reason"),
        ("sources/http/tls.py", "why"),
    }
)
NOT_YET = frozenset(
    {
        ("checks/figure/exclusions.py", "_JOINT"),
        ("checks/figure/exclusions.py", "_OF"),
        ("checks/name/actions.py", "_ARTICLES"),
        ("checks/name/actions.py", "_AUXILIARIES"),
        ("checks/name/actions.py", "_BEING"),
        ("checks/name/actions.py", "_JOINING"),
        ("checks/polarity/facing.py", "_JOINING"),
        ("checks/polarity/facing.py", "_PERIODS"),
        ("checks/wording/cohyponyms.py", "_KINDS"),
        ("checks/wording/opposed.py", "_DIRECTING"),
        ("checks/wording/quantifiers.py", "RANKS"),
        ("nlp/align/values.py", "_CUT"),
        ("nlp/align/words.py", "_SUBJECTS"),
        ("nlp/assertion/dialogue.py", "_NO"),
        ("nlp/assertion/dialogue.py", "_POLAR"),
        ("nlp/assertion/modality.py", "_ASKED"),
        ("nlp/assertion/modality.py", "_BE"),
        ("nlp/assertion/modality.py", "_FORESEEN"),
        ("nlp/assertion/modality.py", "_NOUNED"),
        ("nlp/assertion/modality.py", "_NO_VERB"),
        ("nlp/assertion/modality.py", "_UNREAL"),
        ("nlp/assertion/reports.py", "_NOTHING_MORE"),
        ("nlp/assertion/reports.py", "_NO_VERB"),
        ("nlp/assertion/scope.py", "_ASIDE"),
        ("nlp/assertion/scope.py", "_BREAK"),
        ("nlp/assertion/scope.py", "_CLAUSE"),
        ("nlp/assertion/scope.py", "_PHRASE"),
        ("nlp/lexical/attribution.py", "_NAME"),
        ("nlp/lexical/negation.py", "_AUXILIARY"),
        ("nlp/lexical/negation.py", "_NO_DENIAL"),
        ("nlp/lexical/negation.py", "_OFFERED"),
        ("nlp/lexical/negation.py", "_PASSIVE"),
        ("nlp/lexical/slots.py", "_PREPOSITIONS"),
        ("nlp/quotes/framing.py", "_ANY"),
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
    return [
        word.lower()
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        for word in WORD.findall(part.value)
    ]


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
    assert strays() - NOT_YET - SENTENCES == set()


def test_what_was_moved_is_not_excused_any_more() -> None:
    assert (NOT_YET | SENTENCES) - strays() == set()


def test_a_list_is_found() -> None:
    tree = ast.parse('_M = "january february april"\n_W = "of in at by to from with"\nx in ("a",)')
    assert dict(lists(tree))["_M"] == ["january", "february", "april"]
    assert [name for name, _ in lists(tree)] == ["_M", "_W", "x"]
