"""The notes of a page: which there are, what they are called, which number each gets.

`survey` reads the parsed page once, before anything is written: a note may be used before it is
defined. Numbers are those of the printed page, counted in each group by first use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field
from mwparserfromhell import nodes
from mwparserfromhell.wikicode import Wikicode

from citecheck.formats.list_numbers import numeral
from citecheck.formats.mediawiki.tree import (
    Placed,
    children_of,
    contents_of,
    parameters_of,
    placed_nodes,
    template_name,
)
from citecheck.formats.mediawiki.vocabulary import (
    LISTS,
    NOTE_GROUPS,
    SHORT_NOTES,
    TITLES,
    USES,
)

_STYLES = {  # groups that MediaWiki numbers by letters → style of `numeral`
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_MOST_NAMES = 50  # in one {{r|a|b|…}}


class Note(Struct, kw_only=True):
    """A note: `body` is None while nothing defines it; `label` is what its marks show."""

    key: str
    group: str | None
    label: str
    body: Placed | None = None

    @property
    def anchor(self) -> str:
        """The id of its block."""
        return f"cite_note-{self.key}"


class Use(Struct, frozen=True, kw_only=True):
    """A place that shows the mark of a note, and may define it."""

    name: str | None
    group: str | None
    body: Placed | None = None


class Notes(Struct):
    """The notes in the order of first use, and the keys by the offset of what uses them."""

    by_key: dict[str, Note] = field(default_factory=dict)
    at: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def use(self, offset: int, uses: list[Use]) -> None:
        """Number what is used at `offset` for the first time."""
        keys = []
        for use in uses:
            key = _key_of(use, offset)
            note = self.by_key.get(key)
            if note is None:
                self._counts[use.group or ""] += 1
                label = _label(use.group, self._counts[use.group or ""])
                note = self.by_key[key] = Note(key=key, group=use.group, label=label)
            note.body = note.body or use.body
            keys.append(key)
        self.at[offset] = tuple(keys)

    def define(self, definitions: dict[str, Placed]) -> None:
        """Give their bodies to the notes that a list at the end of the page defines."""
        for key, body in definitions.items():
            if key in self.by_key:
                self.by_key[key].body = self.by_key[key].body or body


def survey(code: Wikicode) -> Notes:
    """Return the notes of a page."""
    notes, definitions = Notes(), dict[str, Placed]()
    stack = [placed_nodes(code, 0)]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            continue
        node, offset = found
        if is_list(node):
            for use in _definitions(node, offset):
                if use.body is not None and use.name is not None:
                    definitions.setdefault(_key_of(use, 0), use.body)
            continue
        uses = uses_of(node, offset)
        if uses:
            notes.use(offset, uses)
        inner = list(children_of(node, offset))
        stack.extend(placed_nodes(*placed) for placed in reversed(inner))
    notes.define(definitions)
    return notes


def is_list(node: nodes.Node) -> bool:
    """Whether a node prints the notes (``<references/>``, ``{{reflist}}``)."""
    if isinstance(node, nodes.Tag):
        return str(node.tag).strip().lower() == "references"
    return isinstance(node, nodes.Template) and template_name(node) in LISTS


def uses_of(node: nodes.Node, offset: int) -> list[Use]:
    """Return the notes whose marks a node shows, none for most nodes."""
    if isinstance(node, nodes.Tag):
        is_note = str(node.tag).strip().lower() == "ref"
        return [_use_of_tag(node, offset)] if is_note else []
    return _uses_of_template(node, offset) if isinstance(node, nodes.Template) else []


def _uses_of_template(node: nodes.Template, offset: int) -> list[Use]:
    name = template_name(node)
    if name in SHORT_NOTES:
        key = " ".join(str(node).lower().split())
        return [Use(name=key, group=None, body=(Wikicode([node]), offset))]
    if name in NOTE_GROUPS:
        return [_use_of_template(node, offset, NOTE_GROUPS[name])]
    if name not in USES:
        return []
    parameters = parameters_of(node, offset)
    group = _words(parameters.get("group"))
    named = [_words(value) for key, value in parameters.items() if key.isdecimal()]
    return [Use(name=one, group=group) for one in named[:_MOST_NAMES]]


def _use_of_tag(tag: nodes.Tag, offset: int) -> Use:
    values = {str(one.name).strip().lower(): one.value for one in tag.attributes}
    body = contents_of(tag, offset)
    if body is not None and not str(body[0]).strip():
        body = None
    name, group = (_plain(str(values.get(key) or "")) for key in ("name", "group"))
    return Use(name=name, group=group, body=body)


def _use_of_template(template: nodes.Template, offset: int, group: str | None) -> Use:
    parameters = parameters_of(template, offset)
    return Use(
        name=_words(parameters.get("name")),
        group=group or _words(parameters.get("group")),
        body=parameters.get("1") or parameters.get("text") or parameters.get("content"),
    )


def _definitions(node: nodes.Node, offset: int) -> Iterator[Use]:
    """Yield the notes that are defined inside a list of them."""
    group = None
    if isinstance(node, nodes.Template):
        group = _words(parameters_of(node, offset).get("group"))
    for placed in children_of(node, offset):
        for inner, at in placed_nodes(*placed):
            for use in uses_of(inner, at):
                yield Use(name=use.name, group=use.group or group, body=use.body)


def cites_a_source(body: Placed) -> bool:
    """Whether a note names a source: an address, a template with a title, a short citation."""
    stack = [body[0]]
    while stack:
        for node in stack.pop().nodes:
            if uses_of(node, 0) and not _is_short(node):
                continue  # a note inside the note speaks for itself
            if isinstance(node, nodes.ExternalLink):
                return True
            if isinstance(node, nodes.Template) and (
                any(str(one.name).strip().lower() in TITLES for one in node.params)
                or template_name(node).startswith(("harv", "sfn"))
            ):
                return True
            stack.extend(code for code, _ in children_of(node, 0))
    return False


def _is_short(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Template) and template_name(node) in SHORT_NOTES


def _key_of(use: Use, offset: int) -> str:
    if use.name is None:
        return f"ref-{offset}"
    return use.name if use.group is None else f"{use.group} {use.name}"


def _label(group: str | None, number: int) -> str:
    """Return what the mark of the `number`-th note of a group shows, brackets aside."""
    if group is None:
        return str(number)
    if group == "lower-greek":
        return _GREEK[(number - 1) % len(_GREEK)]
    style = _STYLES.get(group)
    return numeral(number, style) if style else f"{group} {number}"


def _words(placed: Placed | None) -> str | None:
    return None if placed is None else _plain(str(placed[0]))


def _plain(name: str) -> str | None:
    """Return a name in one spelling: quotation marks and double spaces gone."""
    return " ".join(name.split()).strip("\"' ") or None
