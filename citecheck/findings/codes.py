"""The table of all problem codes: what each means, why it is made, how to settle it.

The table itself is `table`. It feeds `citecheck explain`, ``docs/findings.md``, the
rules of SARIF reports and the usual severities. In: a code. Out: a :class:`Kind`. Which problems
a draft has is decided elsewhere.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from citecheck.errors import InputError
from citecheck.findings.table import ROWS
from citecheck.model import Severity

_COLUMNS = 88


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of problem; `severity` is the usual one, before the configuration has its say."""

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    settle: str
    example: str

    @property
    def waive(self) -> str:
        """How to let it pass, knowing of it."""
        return (
            "Record a decision in `citecheck review` (or a line in `citecheck.decisions.jsonl`) "
            f'with `"code":"{self.code}"` and a reason; or leave the kind out everywhere with '
            f'`ignore = ["{self.code}"]` under `[policy]`.'
        )


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its code, in the order of the table."""
    return {code: _kind(code, row) for code, row in ROWS.items()}


def _kind(code: str, row: dict[str, str]) -> Kind:
    words = {name: " ".join(text.split()) for name, text in row.items() if name != "severity"}
    return Kind(code=code, severity=Severity(row["severity"]), **words)


def kind(code: str) -> Kind:
    """Return what is known of `code`.

    Raises:
        InputError: no such code; the message names the nearest one.
    """
    known = kinds()
    try:
        return known[code]
    except KeyError as error:
        from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

        near = get_close_matches(code, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
        raise InputError(f"there is no finding called {code!r}; {hint}") from error


def explain(code: str) -> str:
    """Return the page of `citecheck explain`: plain text, a paragraph for each question.

    Raises:
        InputError: no such code.
    """
    import textwrap  # noqa: PLC0415 - no run but this one wraps text

    known = kind(code)
    answers = (
        f"{known.code} ({known.severity}): {known.title}",
        f"What: {known.what}",
        f"Why: {known.why}",
        f"To settle it: {known.settle}",
        f"To let it pass: {known.waive}",
        f"Example: {known.example}",
    )
    return "\n\n".join(textwrap.fill(words, _COLUMNS) for words in answers) + "\n"


INTRODUCTION = """\
# Findings

Every code that a report can carry, with its usual severity. Problems of a claim whose outcome
fails the gate are errors whatever stands here; `[policy] severity` in the configuration goes
before both. `citecheck explain CODE` prints one of these in the terminal.

Written by `python -m citecheck.findings.codes`; do not edit."""


def to_markdown() -> str:
    """Return ``docs/findings.md``: every code, in the order of the table."""
    return "\n\n".join([INTRODUCTION, *(_section(item) for item in kinds().values())]) + "\n"


def _section(item: Kind) -> str:
    return "\n\n".join(
        (
            f"## `{item.code}`",
            f"**{item.title}** · {item.severity}",
            item.what,
            f"*Why it is reported.* {item.why}",
            f"*To settle it.* {item.settle}",
            f"*To let it pass.* {item.waive}",
            f"*Example.* {item.example}",
        )
    )


if __name__ == "__main__":
    print(to_markdown(), end="")  # noqa: T201 - the output of this command
