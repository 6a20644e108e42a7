r"""The nodes of a LaTeX draft → text, blocks and hints in a `ContentBuilder`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck.formats.bibliography.latex_text import address
from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.latex import macros
from citecheck.formats.latex.cite import cited
from citecheck.formats.latex.definitions import (
    Definition,
    acronyms_in,
    aliases_in,
    definitions_in,
)
from citecheck.formats.latex.inline import QUANTITIES, formula, quantity, sign
from citecheck.formats.latex.parse import Context, Raw, parse
from citecheck.formats.latex.project import File, Project
from citecheck.formats.latex.scan import body_of
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, HintKind, ReaderNotice

Node = Any  # pylatexenc is untyped

MOST_EXPANDED = 300_000  # code points that the draft's own macros may stand for, all together
DEEPEST_EXPANSION = 15  # macros that stand for macros

_PARAGRAPH = regex(r"\n[^\S\n]*\n\s*")
_SHORTHAND = regex(r"\"([aouAOUs`’])")  # babel's German letters and quotation marks
_LETTERS = {"s": "ß", "`": "„", "’": "“"} | dict(zip("aouAOU", "äöüÄÖÜ", strict=True))
_OPENING = "“‘„‚«‹¿¡([£€"
_TYPE = {
    "textsuperscript": HintKind.SUPERSCRIPT,
    "textsubscript": HintKind.SUBSCRIPT,
    **dict.fromkeys(macros.ITALIC, HintKind.EMPHASIS),
    **dict.fromkeys(macros.BOLD, HintKind.STRONG),
}
_THIN = (",", ";", ":", "!", " ", ">", "quad", "qquad", "enspace", "thinspace", "space")
_NOTHING = ("-", "/", "@", "xspace", "protect", "noindent", "leavevmode", "null", "relax")


class Reading(Struct):
    r"""What the walk has met so far, beside what it wrote.

    `cited` are the keys in order, `listed` those of ``\nocite`` ("*": all), `entries` the keys of
    ``\bibitem``; `own` are the draft's own macros, `acronyms` its
    short forms by key.
    """

    cited: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    own: dict[str, Definition] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    language: str | None = None


class _Frame(Struct, frozen=True):
    """The text whose nodes are walked; `origin` of its start, `moves` whether they advance."""

    text: str
    origin: int
    moves: bool = True

    def at(self, position: int) -> int:
        """Return the origin of an offset into the text."""
        return self.origin + position if self.moves else self.origin


class LatexWalk:
    """Writes files of `project` into `builder`."""

    def __init__(self, builder: ContentBuilder, project: Project, reading: Reading) -> None:
        self.reading = reading
        self._builder = builder
        self.project = project
        self._frame = _Frame("", 0)
        self._context = Context({}, {})
        self._aliases: dict[str, str] = {}
        self._holders: list[OpenBlock] = []  # list items, notes and entries that are open
        self._waiting: list[tuple[str, list[Node], _Frame]] = []
        self._notes = self._lists = self._depth = 0
        self._expanded = self._expansions = 0
        self._silent = 0  # in a float, outside of its captions and cells
        self._in_table = False
        self._numbers: list[int | None] = []  # of the items of the lists that are open
        self._held: list[int] = []  # holders outside of each of them
        self._environments: dict[str, Callable[[Node], None]] = {
            **dict.fromkeys(macros.LISTS, self._list),
            **dict.fromkeys(macros.FLOATS, self._float),
            **dict.fromkeys(macros.TABLES, self._table),
            **dict.fromkeys(macros.QUOTATIONS, self._quotation),
            **dict.fromkeys(macros.DROPPED, lambda _: None),
            "thebibliography": self._bibliography,
        }
        self._macros: dict[str, Callable[[Node], None]] = {
            **dict.fromkeys(macros.HEADINGS, self._heading),
            **dict.fromkeys(macros.NOTES, self._note),
            **dict.fromkeys(macros.INPUTS, self._input),
            **dict.fromkeys(macros.ADDRESSES, self._address),
            **dict.fromkeys(macros.BREAKS, lambda _: self._break()),
            **dict.fromkeys(macros.PARAGRAPHS, lambda _: self._paragraph()),
            **dict.fromkeys(macros.QUOTES, self._quote),
            **dict.fromkeys(macros.LISTED_ONLY, self._nocite),
            **dict.fromkeys(("caption", "captionof", "subcaption"), self._caption),
            **dict.fromkeys(_THIN, lambda node: self._write(" ", node)),
            **dict.fromkeys(_NOTHING, lambda _: None),
            **dict.fromkeys(QUANTITIES, self._quantity),
            **dict.fromkeys(macros.DOIS, self._doi),
            **dict.fromkeys(macros.ACRONYMS, self._acronym),
            "href": self._link,
            "item": self._item,
            "bibitem": self._entry,
            "verb": self._verb,
            "title": lambda _: None,
        }

    def file(self, file: File) -> None:
        """Write the body of a file; its own macros are known from here on."""
        self.reading.own.update(definitions_in(file.bare))
        self.reading.acronyms |= acronyms_in(file.bare)
        self._aliases = aliases_in(self.reading.own)
        forms = {n: one.form for n, one in self.reading.own.items() if n not in self._aliases}
        self._context = Context(forms, self._aliases)
        start, end = body_of(file.bare)
        before = self._frame
        self._frame = _Frame(file.text[start:end], file.base + start)
        self.project.enter(file)
        self._nodes(parse(self._frame.text, self._context))
        self.project.leave()
        self._frame = before

    def finish(self) -> None:
        """End the last block."""
        self._paragraph()

    # --- nodes ------------------------------------------------------------------------

    def _nodes(self, nodes: Iterable[Node] | None) -> None:
        for node in nodes or ():
            if node is None:
                continue
            kind = type(node).__name__
            if kind == "LatexCharsNode":
                self._chars(node)
            elif kind == "LatexMacroNode":
                self._macro(node)
            elif kind == "LatexGroupNode":
                self._group(node)
            elif kind == "LatexEnvironmentNode":
                self._environment(node)
            elif kind == "LatexSpecialsNode":
                self._special(node)
            elif kind == "LatexMathNode":
                self._math(node)

    def _group(self, node: Node) -> None:
        r"""Write a group; one that begins with a switch (``{\em title}``) is set so as a whole."""
        first = next(iter(node.nodelist or ()), None)
        self._set(macros.SWITCHES.get(_name(first), ""), node.nodelist)

    def _set(self, name: str, nodes: Iterable[Node] | None) -> None:
        """Write nodes as the macro called `name` sets them, if it sets them at all."""
        kind = _TYPE.get(name)
        if kind is None:
            self._nodes(nodes)
            return
        hint = self._builder.open_hint(OpenHint(kind=kind))
        self._nodes(nodes)
        self._builder.close_hint(hint)

    def _chars(self, node: Node) -> None:
        at = 0
        for gap in _PARAGRAPH.finditer(node.chars):
            self._words(node.chars[at : gap.start()], node.pos + at)
            self._paragraph()
            at = gap.end()
        self._words(node.chars[at:], node.pos + at)

    def _words(self, words: str, position: int) -> None:
        words = words.replace("'", "’")
        if self.reading.language != "de" or '"' not in words:
            self._write_at(words, position)
            return
        at = 0
        for one in _SHORTHAND.finditer(words):
            self._write_at(words[at : one.start()], position + at)
            self._write_at(_LETTERS[one[1]], position + one.start())
            at = one.end()
        self._write_at(words[at:], position + at)

    def _special(self, node: Node) -> None:
        if node.specials_chars == "&" and self._in_table:
            self._cell()
        else:
            self._write(macros.SPECIALS[node.specials_chars], node)

    def _math(self, node: Node) -> None:
        inner = list(_within(node.nodelist))
        for one in inner:
            if type(one).__name__ == "LatexMacroNode" and macros.is_cite(one.macroname):
                self._cite(one)
        if node.displaytype != "inline" or any(macros.is_cite(_name(one)) for one in inner):
            self._write(" ", node)
            return
        words, is_value = formula(node.nodelist)
        if is_value:
            self._write(words, node)
        elif words:
            self._hinted(OpenHint(kind=HintKind.CODE), words, node)

    def _environment(self, node: Node) -> None:
        name = node.environmentname
        if name.rstrip("*") in macros.MATH:
            for one in _within(node.nodelist):
                if macros.is_cite(_name(one)):
                    self._cite(one)
            self._write(" ", node)
            return
        writer = self._environments.get(name)
        if writer is not None:
            writer(node)
            return
        self._paragraph()
        for place in _places(node):  # \begin{theorem}[\cite{key}]
            if place is not None and "cite" in self._frame.text[slice(*place)]:
                self._part(place)
        self._nodes(node.nodelist)
        self._paragraph()

    def _macro(self, node: Node) -> None:
        name = node.macroname = self._aliases.get(node.macroname, node.macroname)
        own = self.reading.own.get(name)
        if own is not None and self._may_expand(own):
            self._expand(own, node)
            return
        writer = self._macros.get(name)
        if writer is not None:
            writer(node)
        elif macros.is_cite(name):
            self._cite(node)
        elif name in macros.TEXT:
            self._set(name, _last(node))
        elif isinstance(node.nodeargd, Raw):
            return  # skipped with its arguments
        else:
            self._sign(node)

    def _sign(self, node: Node) -> None:
        """Write a sign or an accented letter; of an unknown macro what its arguments hold."""
        shown = macros.SIGNS.get(node.macroname) or sign(node)
        arguments = [one for one in _arguments(node) if one is not None]
        if shown is None or (arguments and not shown.strip()):
            self._nodes(arguments)
        elif shown.strip() or shown:
            self._write(shown, node)
        letter = shown if shown is not None and len(shown) == 1 else ""
        is_glued = letter.isalpha() or (letter != "" and letter in _OPENING)
        if node.macro_post_space and shown and not is_glued:
            self._write(" ", node)

    # --- the draft's own macros ---------------------------------------------------------

    def _may_expand(self, own: Definition) -> bool:
        return (
            self._expansions < DEEPEST_EXPANSION and self._expanded + len(own.body) <= MOST_EXPANDED
        )

    def _expand(self, own: Definition, node: Node) -> None:
        """Write what a macro of the draft's own stands for, at the place where it is used."""
        places = node.nodeargd.places if isinstance(node.nodeargd, Raw) else []
        body = own.expanded(self._frame.text, places)[:MOST_EXPANDED]
        self._expanded += len(body) + 10
        before = self._frame
        self._frame = _Frame(body, before.at(node.pos), moves=False)
        self._expansions += 1
        self._nodes(parse(body, self._context))
        self._expansions -= 1
        self._frame = before
        if node.macro_post_space and not places and "xspace" in own.body:
            self._write(" ", node)

    # --- citations and entries ------------------------------------------------------------

    def _cite(self, node: Node) -> None:
        self._cite_by(node, node.macroname)

    def _cite_by(self, node: Node, name: str) -> None:
        keys, shown = cited(self._frame.text, name, _places(node))
        if keys:
            self.reading.cited += keys
            with_silence, self._silent = self._silent, 0
            self._hinted(OpenHint(kind=HintKind.CITATION, keys=keys), shown, node)
            self._silent = with_silence

    def _nocite(self, node: Node) -> None:
        keys, _ = cited(self._frame.text, node.macroname, _places(node))
        self.reading.listed += keys

    def _bibliography(self, node: Node) -> None:
        self._paragraph()
        first = next((n for n, one in enumerate(node.nodelist) if _name(one) == "bibitem"), None)
        self._nodes(node.nodelist[first:] if first is not None else ())  # before it, definitions
        self._close_holders()

    def _entry(self, node: Node) -> None:
        places = _places(node)
        key = self._frame.text[slice(*places[-1])].strip() if places and places[-1] else ""
        self._close_holders()
        if key and key not in self.reading.entries:
            self.reading.entries.append(key)
            self._hold(OpenBlock(kind=BlockKind.NOTE, key=key))

    # --- blocks -----------------------------------------------------------------------------

    def _heading(self, node: Node) -> None:
        self._paragraph()
        level = macros.HEADINGS[node.macroname]
        self._builder.begin(OpenBlock(kind=BlockKind.HEADING, level=level))
        self._nodes(_last(node))
        self._end_block()

    def _caption(self, node: Node) -> None:
        silent, self._silent = self._silent, 0
        in_table, self._in_table = self._in_table, False
        self._end_block()
        self._nodes(_last(node))
        self._end_block()
        self._silent, self._in_table = silent, in_table

    def _note(self, node: Node) -> None:
        self._notes += 1
        number = str(self._notes)
        self._waiting.append((number, _last(node), self._frame))
        if node.macroname != "footnotetext":
            hint = OpenHint(kind=HintKind.NOTE_MARK, target=f"#footnote-{number}")
            self._hinted(hint, number, node)

    def _list(self, node: Node) -> None:
        self._end_block()
        self._depth += 1
        self._lists += 1
        self._numbers.append(
            0 if node.environmentname.startswith(("enum", "compactenum")) else None
        )
        self._held.append(len(self._holders))
        self._nodes(node.nodelist)
        self._end_block()
        del self._holders[self._held.pop() :]
        self._numbers.pop()
        self._depth -= 1

    def _item(self, node: Node) -> None:
        if not self._numbers:
            self._break()
            return
        self._end_block()
        del self._holders[self._held[-1] :]
        number = self._numbers[-1]
        if number is not None:
            number = self._numbers[-1] = number + 1
        self._hold(
            OpenBlock(
                kind=BlockKind.LIST_ITEM,
                level=self._depth,
                number=str(number) if number is not None else None,
                list_id=self._lists,
            )
        )
        label = [one for one in _arguments(node) if one is not None]
        if label:
            self._nodes(label)
            self._write(" ", node)

    def _float(self, node: Node) -> None:
        self._paragraph()
        self._silent += 1
        self._nodes(node.nodelist)
        self._silent -= 1
        self._paragraph()

    def _table(self, node: Node) -> None:
        self._paragraph()
        before = self._silent, self._in_table
        self._silent, self._in_table = 0, True
        self._cell()
        self._nodes(node.nodelist)
        self._end_block()
        self._silent, self._in_table = before

    def _quotation(self, node: Node) -> None:
        """Write a block quotation, and the works that its own arguments cite."""
        self._paragraph()
        hint = self._builder.open_hint(OpenHint(kind=HintKind.QUOTATION))
        self._nodes(node.nodelist)
        if node.environmentname == "displaycquote":  # \begin{displaycquote}[p. 4]{key}
            self._cite_by(node, node.environmentname)
        self._paragraph()
        self._builder.close_hint(hint)

    def _cell(self) -> None:
        self._end_block()
        self._builder.begin(OpenBlock(kind=BlockKind.TABLE_CELL))

    def _input(self, node: Node) -> None:
        given = [self._frame.text[slice(*place)] for place in _places(node) if place]
        name, folder = (given[-1], given[0] if len(given) > 1 else "") if given else ("", "")
        if not name.strip() or "#" in name:
            return
        file = self.project.open(name, folder.rstrip("/"))
        if isinstance(file, File):
            is_chapter = node.macroname != "input"
            if is_chapter:
                self._paragraph()
            self.file(file)
            if is_chapter:
                self._paragraph()
            return
        message = f"The part {name.strip()} is not read: {file}."
        self._builder.notices.append(ReaderNotice(code="draft.part_missing", message=message))

    # --- inside blocks ------------------------------------------------------------------------

    def _address(self, node: Node) -> None:
        for place in _places(node)[-1:]:
            target = address(self._frame.text[slice(*place)]) if place else ""
            if target:
                self._linked(target, target, node)

    def _link(self, node: Node) -> None:
        places = _places(node)
        target, words = places[-2:] if len(places) > 2 else (None, None)
        if target is None or words is None:
            return
        linked = address(self._frame.text[slice(*target)])
        if "://" not in linked and not linked.startswith(("doi:", "mailto:")):
            self._part(words)
            return
        hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=linked))
        self._part(words)
        self._builder.close_hint(hint)

    def _part(self, place: tuple[int, int]) -> None:
        """Write a part of the text that was left unread so far."""
        before = self._frame
        text = before.text[slice(*place)]
        self._frame = _Frame(text, before.at(place[0]), before.moves)
        self._nodes(parse(text, self._context))
        self._frame = before

    def _doi(self, node: Node) -> None:
        for place in _places(node)[-1:]:
            name = address(self._frame.text[slice(*place)]) if place else ""
            name = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", name)
            if name:
                target = f"https://doi.org/{name}"
                self._linked(target, target, node)

    def _linked(self, target: str, words: str, node: Node) -> None:
        self._hinted(OpenHint(kind=HintKind.LINK, target=target), words, node)

    def _quote(self, node: Node) -> None:
        marks = macros.QUOTES[node.macroname]
        self._write(marks[0], node)
        self._nodes(_last(node))
        self._write(marks[1], node)

    def _acronym(self, node: Node) -> None:
        for place in _places(node)[-1:]:
            key = self._frame.text[slice(*place)].strip() if place else ""
            self._write(self.reading.acronyms.get(key, key.rpartition(":")[2]), node)

    def _verb(self, node: Node) -> None:
        words = getattr(node.nodeargd, "verbatim_text", "")
        self._hinted(OpenHint(kind=HintKind.CODE), words, node)

    def _quantity(self, node: Node) -> None:
        self._write(quantity(self._frame.text, node.macroname, _places(node)), node)

    # --- writing ------------------------------------------------------------------------------

    def _write(self, words: str, node: Node) -> None:
        self._write_at(words, node.pos)

    def _write_at(self, words: str, position: int) -> None:
        if not words or self._silent:
            return
        if words.strip():
            self._resume()
        self._builder.write(words, self._frame.at(position))

    def _hinted(self, hint: OpenHint, words: str, node: Node) -> None:
        if self._silent:
            return
        self._resume()
        opened = self._builder.open_hint(hint)
        self._builder.write(words, self._frame.at(node.pos))
        self._builder.close_hint(opened)

    def _resume(self) -> None:
        """Open the block that goes on behind a list or a note inside it."""
        if self._builder.block is None and self._holders:
            self._builder.begin(replace(self._holders[-1], number=None, key=None, start=None))

    def _hold(self, block: OpenBlock) -> None:
        self._end_block()
        self._holders.append(block)
        self._builder.begin(block)

    def _close_holders(self) -> None:
        self._end_block()
        self._holders.clear()

    def _paragraph(self) -> None:
        """End a paragraph: of a list item or an entry, a line."""
        if self._in_table or (self._holders and self._builder.block is not None):
            self._builder.line_break()
        else:
            self._end_block()

    def _break(self) -> None:
        if self._in_table:
            self._cell()
        else:
            self._builder.line_break()

    def _end_block(self) -> None:
        """End the block, and write the notes that it holds."""
        self._builder.end()
        waiting, self._waiting = self._waiting, []
        for number, nodes, frame in waiting:
            before = self._frame, self._holders, self._silent, self._in_table
            self._frame, self._holders, self._silent, self._in_table = frame, [], 0, False
            anchors = [f"footnote-{number}"]
            block = OpenBlock(kind=BlockKind.NOTE, number=number, anchors=anchors)
            self._hold(block)
            self._nodes(nodes)
            self._close_holders()
            self._frame, self._holders, self._silent, self._in_table = before


def _name(node: Node) -> str:
    return str(getattr(node, "macroname", "")) if node is not None else ""


def _places(node: Node) -> list[tuple[int, int] | None]:
    return node.nodeargd.places if isinstance(node.nodeargd, Raw) else []


def _arguments(node: Node) -> list[Node | None]:
    return list(node.nodeargd.argnlist or ()) if node.nodeargd is not None else []


def _last(node: Node) -> list[Node]:
    """Return the last argument of a macro."""
    return [one for one in _arguments(node)[-1:] if one is not None]


def _within(nodes: Iterable[Node] | None) -> Iterator[Node]:
    """Yield all nodes in a formula."""
    for node in nodes or ():
        if node is not None:
            yield node
            yield from _within(getattr(node, "nodelist", None))
            if type(node).__name__ == "LatexMacroNode":
                yield from _within(_arguments(node))
