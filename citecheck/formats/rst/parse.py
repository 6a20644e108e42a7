"""reStructuredText → a docutils tree; nothing is included, run or fetched.

Roles and directives that docutils lacks would turn into error messages in the middle of the text.
So each that a file uses is made known before it is read: roles show their words, directives that
hold prose their contents, all others are named and left out.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Directive, Parser, directives, languages, roles
from docutils.parsers.rst.languages import en
from docutils.readers import standalone
from docutils.transforms import references

from citecheck.errors import InputError
from citecheck.lazy_regex import regex

CITED = "cited"  # class of an inline node that cites by key; its text is the keys
_ROLE = regex(r"(?<![\w:`]):([a-zA-Z][\w:.+-]{0,40}):`")
_DIRECTIVE = regex(
    r"^[ \t]*\.\. (?:\|[^|\n]{1,80}\| )?([a-zA-Z][\w:.+-]{0,40})::", 8
)  # re.MULTILINE
_HEADERS = regex(r"\A(?:[A-Z][\w-]{1,30}: [^\n]{0,300}\n){2}")  # "PEP: 8", "Title: …", as in mails
_START = regex(r"[*`|]")
_MOST_MARKS = 8_000  # in one paragraph; each unclosed one is sought up to its end
_MOST_NAMES = 500
_LABELLED = regex(r"^(.*?)\s*<([^<>]+)>$", 16)  # re.DOTALL
_CITING = ("cite", "footcite", "fullcite")
# fmt: off
_PROSE = frozenset((  # directives of Sphinx and its extensions whose contents are read
    "versionadded", "versionchanged", "versionremoved", "deprecated", "seealso", "todo", "centered",
    "epigraph", "highlights", "pull-quote", "compound", "container", "rubric", "tab", "tab-set",
    "tab-item", "tabs", "group-tab", "grid", "grid-item", "grid-item-card", "card", "dropdown",
    "details", "collapse", "only", "admonition",
))
# fmt: on


_SETTINGS = {
    "file_insertion_enabled": False,  # no include, no csv-table from a file, no address
    "raw_enabled": False,
    "report_level": 5,  # its messages are no part of the text
    "halt_level": 5,
    "warning_stream": False,
    "syntax_highlight": "none",
    "line_length_limit": 1_000_000,
    "pep_references": True,
    "rfc_references": True,
}


class _Reader(standalone.Reader):  # type: ignore[misc] # docutils has no types
    """Reads as docutils does, but leaves citations without entry as they are."""

    def get_transforms(self) -> list[Any]:
        """Return the transforms without the one that makes error messages of loose ends."""
        return [one for one in super().get_transforms() if one is not references.DanglingReferences]


class _Prose(Directive):  # type: ignore[misc] # as above
    """A directive of which the contents are read."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = None

    def run(self) -> list[Any]:
        """Return the contents, the argument as a paragraph before them."""
        found = nodes.container()
        if self.arguments and self.name not in ("only", "container", "tab-set"):
            words, messages = self.state.inline_text(self.arguments[0], self.lineno)
            found += nodes.paragraph("", "", *words)
            found += messages
        self.state.nested_parse(self.content, self.content_offset, found)
        return [found]


class _LeftOut(Directive):  # type: ignore[misc] # as above
    """A directive that is not read; its name is told."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = None

    def run(self) -> list[Any]:
        """Return a mark of what was left out."""
        words = " ".join(self.arguments)
        return [nodes.comment("", self.name, left_out=self.name, arguments=words)]


def parse(source: str) -> Any:  # noqa: ANN401 - docutils has no types
    """Return the document, its footnotes numbered and its links resolved.

    Raises:
        InputError: it is nested too deeply, or a paragraph has thousands of marks.
    """
    if any(len(_START.findall(part)) > _MOST_MARKS for part in source.split("\n\n")):
        raise InputError("a paragraph of it has more markup than can be read; split it")
    _know_names(source)
    settings = frontend.get_default_settings(Parser, _Reader)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    document = utils.new_document("draft", settings)
    try:
        Parser(rfc2822=_HEADERS.match(source) is not None).parse(source, document)
        _flatten_substitutions(document)
        document.transformer.populate_from_components((_Reader(parser=Parser()), Parser()))
        document.transformer.apply_transforms()
    except RecursionError as error:
        raise InputError("its lists or quotations are nested too deeply; flatten them") from error
    return document


def _flatten_substitutions(document: Any) -> None:  # noqa: ANN401 - docutils has no types
    """Let no replacement hold another: nested, they grow without bound, or end in a KeyError."""
    for definition in document.substitution_defs.values():
        for reference in list(definition.findall(nodes.substitution_reference)):
            reference.replace_self(nodes.Text(reference.astext()))


def _know_names(source: str) -> None:
    """Register the roles and directives of a file that docutils does not have."""
    reporter = utils.Reporter("draft", 5, 5, stream=False)
    for name in dict.fromkeys(_ROLE.findall(source)[: _MOST_NAMES * 20]):
        lowered = name.lower()
        if roles.role(lowered, en, 0, reporter)[0] is None:
            roles.register_local_role(lowered, _role)
    # Links have their addresses already; notes made of them would be references that nobody wrote.
    directives.register_directive("target-notes", _LeftOut)
    for name in dict.fromkeys(_DIRECTIVE.findall(source)[: _MOST_NAMES * 20]):
        lowered = name.lower()
        document = utils.new_document("draft")
        document.reporter = reporter
        if directives.directive(lowered, languages.get_language("en"), document)[0] is None:
            directives.register_directive(lowered, _Prose if lowered in _PROSE else _LeftOut)


def _role(
    name: str,
    _rawtext: str,
    text: str,
    _lineno: int,
    _inliner: object,
    _options: object = None,
    _content: object = None,
) -> tuple[list[Any], list[Any]]:
    """Return the words of an unknown role, or its keys where it cites."""
    if name.lower().partition(":")[0] in _CITING:
        return [nodes.inline("", text, classes=[CITED])], []
    labelled = _LABELLED.match(text)
    shown = labelled[1] if labelled and labelled[1] else text.lstrip("~!")
    return [nodes.inline("", utils.unescape(shown))], []
