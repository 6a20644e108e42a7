"""What any check of a draft needs: patterns compiled, tables of words read. In and out: nothing.

A process that forks for its sources does this once, and before: else each fork does it for itself,
at three times the cost of the check of a short draft. It is best done while a child is at work
anyway. Nothing depends on it but time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from citecheck import verdict
from citecheck.checks import CHECKS, all_checks
from citecheck.checks.source_view import Reading
from citecheck.errors import ConfigError
from citecheck.model import Claim, Fact, FactKind, Span, Text
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.names import find_names

CLAIMS = """\
The council said on 3 May 2021 that costs rose by 8 per cent to $4.5 million, “the highest in ten \
years”, Ada Brenn wrote.
Fewer than 300 pupils were admitted last year, and teachers voted against the plan."""

SOURCE = """\
Costs fell. Ada Brenn, who heads the council, said on 3 May 2021: “The costs, the highest in ten \
years, did not rise.” According to the report, they may have grown by 7 per cent to $4.4 million.

How many pupils are there? The town admitted 280 pupils in 2020, up from 250. Posts claimed that \
teachers backed it; that is false. The school will open in 2028.

| year | pupils |
| 2020 | 280 |
"""
"""It neither bears the claims out nor denies them flatly, so that most steps have work."""


def make_ready() -> None:
    """Hold claims of our own against a text of our own, and forget what comes of it.

    Checks of other packages are found, and left out: what they raise is told where they are asked.
    """
    with suppress(ConfigError):
        all_checks()
    reading = Reading(Text(body=SOURCE))
    for words in CLAIMS.splitlines():
        claim = Claim(
            id="", span=Span(0, len(words)), text=words, words=words, facts=tuple(_facts(words))
        )
        evidence = [
            item
            for check in CHECKS
            if check.applies(claim)
            for item in check.examine(claim, reading, "")
        ]
        verdict.compare(claim, tuple(evidence), CHECKS)


def _facts(words: str) -> Iterator[Fact]:
    """Yield what of the facts of `words` can be told without what only reads drafts."""
    _, mark, quoted = words.partition("“")
    if mark:
        start, text = len(words) - len(quoted), quoted.partition("”")[0]
        yield Fact(kind=FactKind.QUOTE, text=text, span=Span(start, start + len(text)))
    for date in find_dates(words):
        yield Fact(kind=FactKind.DATE, text=date.text, span=date.span, value=date)
    for figure in find_figures(words):
        yield Fact(kind=FactKind.FIGURE, text=figure.text, span=figure.span, value=figure)
    for name in find_names(words):
        yield Fact(kind=FactKind.NAME, text=name.of(words), span=name)
