"""Templates of a page → the words that they show; what shows none is named as left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mwparserfromhell import nodes

from citecheck.formats.draft_builder import OpenBlock, OpenHint
from citecheck.formats.mediawiki import vocabulary as names
from citecheck.formats.mediawiki.notes import is_list
from citecheck.formats.mediawiki.tree import Placed, parameters_of, template_name
from citecheck.formats.mediawiki.works import (
    Parameters,
    Source,
    Sources,
    address_of,
    authors_of,
    field_of,
    fold,
    is_citation,
    short_cites,
    source_of,
    words_of,
    work_of,
)
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, HintKind

if TYPE_CHECKING:
    from citecheck.formats.mediawiki.walk import PageWalk

_PLACE = ("p", "pp", "page", "pages", "loc", "at", "s", "seite")  # of a short citation
_RANGE = ("-", "–", "to", "and", "or", "by", "x", "×", "to(-)", "and(-)", "bis")
_NUMBER = regex(r"[\d.,\s−-]*\d[\d.,/\s]*")


class TemplateWriter:
    """Writes templates for `walk`; remembers the works that the page lists."""

    def __init__(self, walk: PageWalk) -> None:
        self._walk = walk
        self._builder = walk.builder
        self._sources = Sources()
        self._cited: dict[tuple[str, ...], str] = {}  # short citations in the prose → key

    def write(self, template: nodes.Template, offset: int) -> None:
        """Write what a template shows."""
        name = template_name(template)
        parameters = parameters_of(template, offset)
        if name in names.SHORT_CITES or (name in names.SHORT_NOTES and self._walk.inside_note):
            self._short(template, offset, parameters)
        elif offset in self._walk.notes.at:
            self._walk.mark(offset)
        elif is_list(template) or name in names.SAYS_NOTHING or name in names.PAGES:
            pass
        elif name in names.NEEDED:
            self._builder.write("[citation needed]", offset)
        elif name in names.QUOTES:
            self._quotation(parameters)
        elif is_citation(template, parameters):
            self._citation(parameters)
        elif name in names.IDENTIFIERS:
            self._identifier(names.IDENTIFIERS[name], parameters, offset)
        elif name in ("convert", "cvt"):
            self._conversion(parameters)
        elif not self._formatted(name, parameters):
            self._unknown(name, parameters)

    def _formatted(self, name: str, parameters: Parameters) -> bool:
        """Write a template that only formats its words; say whether it is one."""
        numbered = [value for key, value in parameters.items() if key.isdecimal()]
        if name in names.SHOW_FIRST and numbered:
            self._walk.write_inline(*numbered[0])
            for unit in filter(None, [parameters.get("u") or parameters.get("ul")]):
                self._builder.write(" ")
                self._walk.write_inline(*unit)
        elif self._measured(name, numbered):
            pass
        elif (name in names.SHOW_LAST or name.startswith("lang-")) and numbered:
            last = (
                numbered[-1] if not name.startswith("lang") else numbered[min(1, len(numbered) - 1)]
            )
            self._walk.write_inline(*(numbered[0] if name.startswith("lang-") else last))
        elif name.startswith("formatnum:"):
            self._builder.write(name.removeprefix("formatnum:"))
        elif name in ("snd", "spaced ndash", "ndash", "mdash", "spnd", "–", "!", "nbsp", "spaces"):
            self._builder.write({"!": "|", "nbsp": " ", "spaces": " "}.get(name, " – "))
        else:
            return False
        return True

    def _measured(self, name: str, values: list[Placed]) -> bool:
        """Write a sum, a date, a fraction or a hedged year; say whether it is one."""
        if not values:
            return False
        words = [words_of(value) or "" for value in values]
        before = {**names.MONEY, **names.BEFORE}.get(name)
        if before is not None:
            shown = before + words[0]
        elif name in names.FRACTIONS:
            shown = " ".join(filter(None, (" ".join(words[:-2]), "/".join(words[-2:]))))
        elif name in names.DATED:
            shown = "-".join(one.zfill(2) for one in words[:3] if one.isdecimal())
        else:
            return False
        self._builder.write(shown, values[0][1])
        return True

    # --- sources ------------------------------------------------------------------------

    def _citation(self, parameters: Parameters) -> None:
        """Write a citation as it is printed, and keep what its fields say."""
        block = self._builder.block
        if self._walk.inside_note:
            self._sources.add(source_of(parameters))
            if block is not None and block.work is None and not self._walk.has_linked:
                block.work = work_of(parameters)
        else:
            self._list(source_of(parameters))
        for write in self._parts(parameters):
            if self._builder.block_has_text:
                self._builder.write(" ")
            write()

    def _list(self, source: Source) -> None:
        """Let short citations find a work; what the prose cites so is an entry."""
        self._sources.add(source)
        year = (source.year,) if source.year else ()
        for count in range(1, len(source.names) + 1):
            key = self._cited.get((*source.names[:count], *year))
            block = self._builder.block
            if key is not None and not self._builder.block_has_text:
                if block is None:
                    block = OpenBlock()
                    self._builder.begin(block)
                block.key, block.work = key, source.work
                return

    def _parts(self, parameters: Parameters) -> Iterator[_Part]:
        """Yield what writes each part of a printed citation, in order."""
        walk, authors = self._walk, authors_of(parameters)
        for number, (words, value) in enumerate(authors, 1):
            yield _Part(walk, value, words=words, after="." if number == len(authors) else ";")
        for date in filter(None, [field_of(parameters, names.DATES)]):
            yield _Part(walk, date, before="(", after=").")
        fields = [field_of(parameters, one) for one in (names.URLS, names.ARCHIVES)]
        addresses = [(one, address) for one in fields if (address := address_of(one)) is not None]
        url = addresses[0][1] if addresses else None
        titles = [field_of(parameters, one) for one in (names.CHAPTERS, names.TITLES)]
        for title in filter(None, titles):
            yield _Part(walk, title, before="“", after="”.", link=url)
            url = None
        for container in (names.CONTAINERS, names.PUBLISHERS):
            for one in filter(None, [field_of(parameters, container)]):
                yield _Part(walk, one, after=".")
        for field, before in (*names.DETAILS.items(), *names.NUMBERS.items()):
            if field in parameters:
                yield _Part(walk, parameters[field], before=before, after=".")
        for place, address in addresses:
            if place is not None:
                yield _Part(walk, place, words=address, link=address)

    def _identifier(self, before: str, parameters: Parameters, offset: int) -> None:
        value = parameters.get("1") or parameters.get("id")
        if value is not None:
            self._builder.write(f" {before}{words_of(value) or ''}", offset)

    def _short(self, template: nodes.Template, offset: int, parameters: Parameters) -> None:
        """Write "Smith & Jones 2001, p. 4": in a note its words, in the prose a citation."""
        keys = []
        for number, cited in enumerate(short_cites(template, offset)):
            source = self._sources.find(cited)
            block = self._builder.block
            if self._walk.inside_note:
                if source is not None and block is not None and block.work is None:
                    block.work = source.work
            else:
                keys.append(self._cite(cited))
            if number:
                self._builder.write("; ")
            self._short_words(cited, parameters, keys, offset)

    def _short_words(
        self, cited: tuple[str, ...], parameters: Parameters, keys: list[str], offset: int
    ) -> None:
        *people, year = cited if len(cited) > 1 else (*cited, "")
        place = words_of(field_of(parameters, _PLACE))
        words = f"{' & '.join(people)} {year}".strip() + (f", p. {place}" if place else "")
        if not keys:
            self._builder.write(words, offset)
            return
        hint = self._builder.open_hint(OpenHint(kind=HintKind.CITATION, keys=(keys[-1],)))
        self._builder.write(f"({words})", offset)
        self._builder.close_hint(hint)

    def _cite(self, cited: tuple[str, ...]) -> str:
        folded = tuple(fold(part) for part in cited)
        return self._cited.setdefault(folded, " ".join(cited))

    # --- words ----------------------------------------------------------------------------

    def _quotation(self, parameters: Parameters) -> None:
        value = field_of(parameters, names.QUOTED)
        if value is None:
            return
        self._walk.end()
        self._builder.begin(OpenBlock())
        quoted = self._builder.open_hint(OpenHint(kind=HintKind.QUOTATION))
        self._walk.write_inline(*value)
        for key in ("author", "sign", "2", "source", "3", "ref"):
            if key in parameters:
                self._builder.write(" ")
                self._walk.marks_inside(*parameters[key])
        self._walk.end()
        self._builder.close_hint(quoted)

    def _conversion(self, parameters: Parameters) -> None:
        """Write "5 to 10 km" of {{convert|5|to|10|km|mi}}: the measure that was put in."""
        numbered = [value for key, value in parameters.items() if key.isdecimal()]
        for number, value in enumerate(numbered):
            words = words_of(value) or ""
            if number:
                self._builder.write(" ")
            self._builder.write(words, value[1])
            if not _NUMBER.fullmatch(words) and words not in _RANGE:
                return

    def _unknown(self, name: str, parameters: Parameters) -> None:
        """Leave out a template's words; the marks of notes in it stay."""
        if self._walk.inside_note:
            for key, value in parameters.items():
                if key.isdecimal():
                    self._builder.write(" ")
                    self._walk.write_inline(*value)
            return
        if any(key.isdecimal() for key in parameters) and self._builder.block_has_text:
            self._walk.left_out[name] += 1
        for value in parameters.values():
            self._marked(value)

    def _marked(self, value: Placed) -> None:
        if not self._walk.has_marks(*value):
            return
        block = self._builder.block
        if (
            self._builder.block_has_text
            and block is not None
            and block.kind is not BlockKind.TABLE_CELL
        ):
            self._walk.marks_inside(*value)
        else:
            self._walk.write_cell(*value)


class _Part:
    """A part of a printed citation: a value with what stands around it."""

    def __init__(self, walk: PageWalk, value: Placed, **around: str | None) -> None:
        self._walk = walk
        self._value = value
        self._around = around

    def __call__(self) -> None:
        """Write it."""
        builder = self._walk.builder
        builder.write(self._around.get("before") or "")
        link = self._around.get("link")
        hint = builder.open_hint(OpenHint(kind=HintKind.LINK, target=link)) if link else None
        words, (code, offset) = self._around.get("words"), self._value
        plain = str(code)
        if words:
            builder.write(words, offset)
        elif len(code.nodes) == 1 and isinstance(code.nodes[0], nodes.Text):
            builder.write(plain.strip(), offset + len(plain) - len(plain.lstrip()))
        else:
            self._walk.write_inline(*self._value)
        if hint is not None:
            builder.close_hint(hint)
        builder.write(self._around.get("after") or "")
