"""What the shell completes: forms of report, outcomes, codes, labels; files where a file may be.

Click asks these functions while a user types; they read the tables that the commands read, and for
labels the draft that is on the line. Nothing is loaded before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _beginning(words: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(begun)]


def files(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete a path itself, blanks and all."""
    return [CompletionItem(begun, type="file")]


def formats(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete NAME, and behind ``NAME=`` a file."""
    from citecheck.report import Format  # noqa: PLC0415 - asked for while typing only

    _name, equals, path = begun.partition("=")
    if equals:
        return [CompletionItem(path, type="file")]
    return _beginning([form.value for form in Format], begun)


def outcomes(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the last of several outcomes that are apart by commas."""
    from citecheck.model import Outcome  # noqa: PLC0415 - asked for while typing only

    return _last(begun, [outcome.value for outcome in Outcome])


def codes(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the last of several codes, or beginnings of codes, that are apart by commas."""
    from citecheck.findings.codes import kinds  # noqa: PLC0415 - asked for while typing only

    beginnings = dict.fromkeys(code.partition(".")[0] for code in kinds())
    return _last(begun, [*beginnings, *kinds()])


def _last(begun: str, words: Iterable[str]) -> list[CompletionItem]:
    before, comma, last = begun.rpartition(",")
    return [CompletionItem(f"{before}{comma}{word}") for word in words if word.startswith(last)]


def labels(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the label of a reference of the draft on the line; behind ``LABEL=`` a file."""
    label, equals, path = begun.partition("=")
    if equals:
        return [CompletionItem(path, type="file")]
    named = context.params.get("drafts") or context.params.get("draft") or context.args
    draft = named if isinstance(named, str) else next(iter(named), None)
    return _beginning([f"{one}=" for one in _labels_of(draft)], label) if draft else []


def _labels_of(draft: str) -> list[str]:
    import citecheck  # noqa: PLC0415 - parsers, and only for this

    try:
        found = citecheck.extract(draft)
    except citecheck.CitecheckError:
        return []
    listed = [item.label for item in found.references if item.label]
    return list(dict.fromkeys([*listed, *(one for item in found.markers for one in item.labels)]))
