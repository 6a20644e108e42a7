"""The page of settings, ``docs/configuration.md``, written from the settings themselves.

In: the structures of `config/schema.py` with their help. Out: Markdown. It reads no configuration.
"""

from __future__ import annotations

import json
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from citecheck.config.schema import CONFIG_NAME, SCALARS, SECTIONS, Config

INTRODUCTION = f"""\
# Configuration

Settings are read from the nearest `{CONFIG_NAME}` at or above the draft, or from
`[tool.citecheck]` of a `pyproject.toml` there (the tables are then `[tool.citecheck.fetch]` and so
on), or from the file that `--config` names. Options on the command line go before all of them. A
key that is not listed here is an error that names the nearest one that is.

Written by `python -m citecheck.config.page`; do not edit."""


def to_markdown() -> str:
    """Return the page: a table a section, in the order of `SECTIONS`."""
    parts = [INTRODUCTION, *(_section(name, kind) for name, kind in SECTIONS.items()), _sources()]
    return "\n\n".join(parts) + "\n"


def _section(name: str, kind: type) -> str:
    types = get_type_hints(kind)
    rows = [_row(item, types[item.name]) for item in fields(kind)]
    summary = (kind.__doc__ or "").strip()
    head = "| setting | value | usual | |\n|---|---|---|---|"
    return "\n\n".join([f"## `[{name}]`", summary, "\n".join([head, *rows])])


def _row(item: FieldInfo, kind: object) -> str:
    cells = (f"`{item.name}`", _named(kind), _default(item), _help(item))
    return f"| {' | '.join(cells)} |"


def _sources() -> str:
    known = next(item for item in fields(Config) if item.name == "sources")
    example = (
        '```toml\n[sources]\n"3" = "interviews/soto.docx"\n"7" = "https://example.org/report"\n```'
    )
    return "\n\n".join(["## `[sources]`", _help(known), example])


def _named(kind: Any) -> str:  # noqa: ANN401 - a type as read at run time
    """Return what a value may be, in words."""
    if isinstance(kind, UnionType):
        kind = next(item for item in get_args(kind) if item is not type(None))
    if get_origin(kind) is tuple:
        return f"a list, each {_named(get_args(kind)[0])}"
    if get_origin(kind) is dict:
        return f"a table, each {_named(get_args(kind)[1])}"
    if issubclass(kind, StrEnum):
        return "one of " + ", ".join(f"`{value}`" for value in kind)
    return SCALARS[kind]


def _help(item: FieldInfo) -> str:
    """Return the sentence about a setting that stands with its type."""
    return str(get_args(item.type)[1].description)


def _default(item: FieldInfo) -> str:
    """Return the usual value as TOML, nothing where there is none."""
    value = item.default if item.default is not NODEFAULT else {}
    if value is None:
        return ""
    return f"`{json.dumps(value)}`" if value != {} else "`{}`"


if __name__ == "__main__":
    print(to_markdown(), end="")  # noqa: T201 - the output of this command
