"""LaTeX → the nodes of pylatexenc's walker, which is taught what is read and what is not."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from pylatexenc.latexwalker import LatexToken, LatexWalker, get_default_latex_context_db
from pylatexenc.macrospec import (
    EnvironmentSpec,
    LatexContextDb,
    MacroSpec,
    MacroStandardArgsParser,
    ParsedMacroArgs,
    SpecialsSpec,
)

from citecheck.formats.latex import macros
from citecheck.formats.latex.inline import QUANTITIES
from citecheck.formats.latex.scan import Argument, arguments, flattened
from citecheck.lazy_regex import regex

Node = Any  # pylatexenc is untyped

# What can only be words: read in one go, which makes the walker linear, and ten times as fast.
_WORDS = regex(r"(?:[^\\{}%$\[\]()<>~`'\-!?&#\"^_|=]|-(?!-)|'(?!')|[!?](?!`))+")
_DEFAULT = get_default_latex_context_db()
_SPECIALS = {shown: SpecialsSpec(shown) for shown in sorted(macros.SPECIALS, key=len, reverse=True)}

_RAW_FORMS: tuple[Mapping[str, str], ...] = (
    {"href": "[{{"},
    dict.fromkeys(macros.CITES_FIELD, "[[{{"),
    dict.fromkeys(macros.BIBLIOGRAPHIES, "[{"),
    dict.fromkeys(macros.ACRONYMS, "*[{"),
    dict.fromkeys((*macros.ADDRESSES, *macros.DOIS), "{"),
    macros.INPUTS,
    QUANTITIES,
    macros.SKIPPED,
)

logging.getLogger("pylatexenc").addHandler(logging.NullHandler())  # broken LaTeX is read as it is


class Raw(ParsedMacroArgs):  # type: ignore[misc] # pylatexenc is untyped
    """The arguments of a macro by their places in the text, not looked into."""

    def __init__(self, places: list[Argument | None]) -> None:
        super().__init__()
        self.places = places


class _RawParser(MacroStandardArgsParser):  # type: ignore[misc]
    """Takes arguments as they stand."""

    def __init__(self, form: str) -> None:
        super().__init__("")
        self._form = form

    def parse_args(  # the signature is pylatexenc's
        self, w: LatexWalker, pos: int, parsing_state: object = None
    ) -> tuple[Raw, int, int]:
        """Return the arguments, where they start, and how long they are."""
        del parsing_state
        places, end = arguments(w.s, pos, self._form)
        return Raw(places), pos, end - pos


class Context(LatexContextDb):  # type: ignore[misc]
    """What the walker knows of names: the draft's own definitions, our tables, its own table."""

    def __init__(self, own: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        super().__init__()
        self._own = own  # macros that the draft defines → form of their arguments
        self._aliases = aliases  # and those that are another name of one
        self._known: dict[str, MacroSpec] = {}

    def get_macro_spec(self, macroname: str) -> MacroSpec:
        """Return how the arguments of a macro are read."""
        known = self._known.get(macroname)
        if known is None:
            known = self._known[macroname] = self._spec(macroname)
        return known

    def get_environment_spec(self, environmentname: str) -> EnvironmentSpec:
        """Return how the arguments of an environment are read."""
        form = macros.ENVIRONMENTS.get(environmentname, "[[")
        is_math = environmentname.rstrip("*") in macros.MATH
        return EnvironmentSpec(environmentname, args_parser=_RawParser(form), is_math_mode=is_math)

    def test_for_specials(
        self, s: str, pos: int, parsing_state: object = None
    ) -> SpecialsSpec | None:
        """Return the special characters at `pos`, the longest that fit."""
        if s[pos] not in "`'-~!?&#" or getattr(parsing_state, "in_math_mode", False):
            return None
        return next((spec for shown, spec in _SPECIALS.items() if s.startswith(shown, pos)), None)

    def _spec(self, name: str) -> MacroSpec:
        name = self._aliases.get(name, name)
        form = self._own.get(name)
        if form is None:
            form = _raw_form(name)
        if form is not None:
            return MacroSpec(name, args_parser=_RawParser(form))
        form = macros.TEXT.get(name)
        if form is not None:
            return MacroSpec(name, form)
        known = _DEFAULT.get_macro_spec(name)
        return known if known is not None else MacroSpec(name)


def _raw_form(name: str) -> str | None:
    """Return the form of a macro whose arguments are not looked into."""
    if macros.is_cite(name):
        return macros.CITES_LIST_FORM if name in macros.CITES_LISTS else macros.CITES_FORM
    return next((forms[name] for forms in _RAW_FORMS if name in forms), None)


class _Walker(LatexWalker):  # type: ignore[misc]
    """pylatexenc's walker, words read in one go."""

    def get_token(
        self,
        pos: int,
        include_brace_chars: object = None,
        environments: bool = True,  # noqa: FBT001, FBT002 - the signature is pylatexenc's
        **more: object,
    ) -> LatexToken:
        """Return the token at `pos`."""
        if environments:  # not where one character may be a whole argument
            words = _WORDS.match(self.s, pos)
            if words is not None:
                length = words.end() - pos
                return LatexToken("char", words.group(), pos, length, pre_space="")
        return super().get_token(
            pos, include_brace_chars=include_brace_chars, environments=environments, **more
        )


def parse(text: str, context: Context) -> list[Node]:
    """Return the nodes of `text`; positions in them are offsets into it.

    Raises:
        RecursionError: environments are nested deeper than the walker goes.
    """
    walker = _Walker(flattened(text), latex_context=context, tolerant_parsing=True)
    nodes, _, _ = walker.get_latex_nodes()
    return list(nodes)
