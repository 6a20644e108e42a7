r"""Macros that a draft defines itself (``\newcommand``, ``\def`` …) → what they stand for.

Simple ones only: up to nine arguments, the first of them optional at most. What is defined in any
other way is an unknown macro, of which the arguments are shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from citecheck.formats.bibliography.latex_text import plain
from citecheck.formats.latex import macros
from citecheck.formats.latex.scan import Argument, arguments, closing
from citecheck.lazy_regex import regex

LONGEST_BODY = 2_000  # code points; longer ones are programs, not words
MOST = 2_000
DEEPEST_ALIAS = 10

_DEFINING = regex(
    r"\\(?:(?P<new>(?:re)?newcommand|providecommand|DeclareRobustCommand|newrobustcmd)\*?\s*"
    r"|(?P<xspace>def|gdef|edef)\s*)"
    r"(?:\{\s*\\(?P<braced>[A-Za-z@]+)\s*\}|\\(?P<bare>[A-Za-z@]+))"
)
_ACRONYM = regex(r"\\(newacronym|acro|acrodef|newglossaryentry|DeclareAcronym)(?=[\[{\s])")
_NAME_FIELD = regex(r"\b(?:name|short)\s*=\s*\{?([^{},\n]{1,200})")
_LET = regex(r"\\let\s{0,3}\\([A-Za-z]+)\s{0,3}=?\s{0,3}\\([A-Za-z]+)")
_ALIAS = regex(r"\s*\\([A-Za-z]+)\*?\s*")
_PARAMETERS = regex(r"(?:\s*#\d)*\s*(?=\{)")
_PROGRAM = regex(
    r"\\(?:@|expandafter|csname|if[a-z@]*\b|futurelet|catcode|begingroup|let\b|global|newif|toks)"
)
_PLACEHOLDER = regex(r"##|#([1-9])")


class Definition(Struct, frozen=True, kw_only=True):
    """A macro of the draft's own: the form of its arguments (`scan.arguments`), and its body.

    `default` is what the optional argument is if it is not given.
    """

    form: str
    body: str
    default: str = ""

    @property
    def alias(self) -> str | None:
        """The macro that this one is another name of, arguments and all; None of any other."""
        found = _ALIAS.fullmatch(self.body) if not self.form else None
        return found[1] if found else None

    def expanded(self, text: str, places: list[Argument | None]) -> str:
        """Return the body with the arguments that stand at `places` of `text` filled in."""
        given = [text[slice(*place)] if place else "" for place in places]
        if self.form.startswith("[") and (not places or places[0] is None):
            given[:1] = [self.default]

        def filled(one: re.Match[str]) -> str:
            number = int(one[1] or 0)
            return (given[number - 1] if number <= len(given) else "") if number else "#"

        return _PLACEHOLDER.sub(filled, self.body)


def definitions_in(text: str) -> dict[str, Definition]:
    """Return the macros that are defined in `text`, by name; the last definition counts.

    Args:
        text: a file's text, comments blanked.
    """
    found: dict[str, Definition] = {}
    for one in _DEFINING.finditer(text):
        if len(found) >= MOST:
            break
        name = one["braced"] or one["bare"]
        made = _of_command(text, one.end()) if one["new"] else _of_def(text, one.end())
        if made is not None and len(made.body) <= LONGEST_BODY and not _PROGRAM.search(made.body):
            found[name] = made
        else:
            found.pop(name, None)
    for one in _LET.finditer(text):
        found.setdefault(one[1], Definition(form="", body=f"\\{one[2]}"))
    return {name: made for name, made in found.items() if _is_ours(name, made)}


def acronyms_in(text: str) -> dict[str, str]:
    """Return the short forms of the acronyms and glossary entries that `text` defines, by key.

    Args:
        text: a file's text, comments blanked.
    """
    found: dict[str, str] = {}
    for one in _ACRONYM.finditer(text):
        places, _ = arguments(text, one.end(), "[{{" if one[1] == "newacronym" else "{[{")
        given = [text[slice(*place)] if place else None for place in places]
        if one[1] == "newacronym" and len(given) == 3:
            found.setdefault(str(given[1]).strip(), plain(given[2] or ""))
        elif one[1] != "newacronym" and len(given) >= 2 and given[0]:
            named = _NAME_FIELD.search(text, one.end(), one.end() + LONGEST_BODY)
            short = given[1] or (plain(named[1]) if one[1] != "acro" and named else given[0])
            found.setdefault(given[0].strip(), plain(short))
    return found


def aliases_in(definitions: Mapping[str, Definition]) -> dict[str, str]:
    """Return the macros that are other names of one, each with the one that all comes down to."""
    found: dict[str, str] = {}
    for name, made in definitions.items():
        target, steps = made.alias, 0
        while target is not None and steps < DEEPEST_ALIAS:
            found[name] = target
            further = definitions.get(target)
            target, steps = further.alias if further else None, steps + 1
    return found


def _is_ours(name: str, made: Definition) -> bool:
    """Whether to believe a definition: not of what has a meaning here, unless it still cites."""
    if macros.is_cite(name):
        return "cite" in made.body.lower() and made.alias != name
    return name not in macros.STRUCTURE and made.alias != name


def _of_command(text: str, start: int) -> Definition | None:
    (count, default, body), _ = _three(text, start)
    if body is None:
        return None
    number = text[slice(*count)].strip() if count else "0"
    if not number.isdecimal() or int(number) > 9:
        return None
    form = "{" * int(number)
    if default is not None and form:
        form = "[" + form[1:]
    return Definition(
        form=form,
        body=text[slice(*body)],
        default=text[slice(*default)] if default else "",
    )


def _three(text: str, start: int) -> tuple[list[Argument | None], int]:
    found, end = arguments(text, start, "[[{")
    return [*found, None, None, None][:3], end


def _of_def(text: str, start: int) -> Definition | None:
    parameters = _PARAMETERS.match(text, start)
    if parameters is None:
        return None
    end = closing(text, parameters.end())
    if end is None:
        return None
    form = "{" * parameters.group().count("#")
    return Definition(form=form, body=text[parameters.end() + 1 : end])
