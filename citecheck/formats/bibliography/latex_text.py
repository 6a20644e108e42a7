r"""LaTeX in a field of a bibliography → plain characters: accents, ligatures, dashes, ``\url``."""

from __future__ import annotations

from functools import cache
from typing import Any

from citecheck.lazy_regex import regex

LONGEST_FIELD = 20_000  # code points of a field that are read; an abstract has 2,000
DEEPEST_GROUP = 60  # braces in one another that are read as LaTeX; beyond it they are dropped

_NEEDS_PARSER = regex(r"[\\$]")
_BRACES = regex(r"[{}]")
_BARE_PERCENT = regex(r"(?<!\\)%")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_ESCAPED = regex(r"\\([%_&#~{}$])")
_TILDES = regex(
    r"\{?\\textasciitilde\s?(?:\{\})?\}?|\\~\{\s?\}|\$\\(?:sim|thicksim|tilde)\$|\{\\sim\}"
)
_QUOTING = ("enquote", "mkbibquote")
_WRAPPED_ADDRESS = regex(r"\\(?:url|path|nolinkurl|href)\s?\{\s?([^{}\s]+)\s?\}")


def plain(value: str) -> str:
    """Return a field's words on one line; what cannot be read as LaTeX loses its braces only."""
    value = value[:LONGEST_FIELD]
    if not _NEEDS_PARSER.search(value) or deepest(value) > DEEPEST_GROUP:
        value = _BRACES.sub("", value)
        for written, shown in _LIGATURES:
            value = value.replace(written, shown)
        return " ".join(value.split())
    try:
        decoder, context = _decoder()
        value = decoder.latex_to_text(_BARE_PERCENT.sub(r"\\%", value), latex_context=context)
    except Exception:  # noqa: BLE001 - the parser raises anything on broken LaTeX
        value = _BRACES.sub("", value)
    return " ".join(value.split())


def address(value: str) -> str:
    r"""Return the address in a field such as ``url``: no escapes, braces or ``\url``."""
    value = value[:LONGEST_FIELD].strip()
    wrapped = _WRAPPED_ADDRESS.search(value)
    value = _TILDES.sub("~", wrapped[1] if wrapped else value)
    value = _BRACES.sub("", _ESCAPED.sub(r"\1", value))
    return "".join(value.split())


def addresses(value: str) -> list[str]:
    r"""Return the addresses that stand in ``\url`` and its like within other words."""
    return [address(match[1]) for match in _WRAPPED_ADDRESS.finditer(value[:LONGEST_FIELD])]


def deepest(value: str) -> int:
    """Return how many braces of `value` are open at once, at most."""
    depth = most = 0
    for brace in _BRACES.finditer(value):
        depth += 1 if brace.group() == "{" else -1
        most = max(most, depth)
    return most


@cache
def _decoder() -> tuple[Any, Any]:  # pylatexenc is untyped
    """Return what turns LaTeX into text, and what its parser must know of macros."""
    from pylatexenc import latex2text, latexwalker, macrospec  # noqa: PLC0415 - only for LaTeX

    known = latexwalker.get_default_latex_context_db()
    known.add_context_category(
        "bibliographies",
        prepend=True,
        macros=[macrospec.MacroSpec(name, "{") for name in _QUOTING],
    )
    shown = latex2text.get_default_latex_context_db()
    shown.add_context_category(
        "bibliographies",
        prepend=True,
        macros=[
            latex2text.MacroTextSpec("url", simplify_repl="%s"),
            latex2text.MacroTextSpec("href", simplify_repl="%(2)s"),
            *(latex2text.MacroTextSpec(name, simplify_repl="“%s”") for name in _QUOTING),
        ],
    )
    decoder = latex2text.LatexNodes2Text(latex_context=shown, math_mode="text")
    return decoder, known
