"""AsciiDoc line by line → blocks in a `ContentBuilder`; their words are written by `inline`."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from citecheck.formats.asciidoc.inline import InlineWriter
from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.lazy_regex import regex
from citecheck.model import ATTRIBUTION, BlockKind, HintKind

_HEADING = regex(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<words>\S.*?)(?:[ \t]+(?P=marks))?[ \t]*")
_ITEM = regex(
    r"[ \t]*(?P<marks>\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>)[ \t]+(?=\S)"
)
_TERM = regex(r"[ \t]*(?P<term>[^\s|].{0,300}?)(?P<marks>:{2,4}|;;)(?:[ \t]+|[ \t]*$)")
_ENTRY = regex(r"\[\[\[(?P<key>[^\],\s]{1,200})(?:,(?P<label>[^\]]{0,200}))?\]\]\][.,:]?[ \t]*")
_BIBITEM = regex(r"bibitem:(?P<first>[\w./+-]{0,120})\[(?P<second>[^\[\]]{0,120})\]")
_CHECKBOX = regex(r"\[[ x*]\][ \t]+")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|EDITOR|TODO):[ \t]+")
_ATTRIBUTE = regex(r":!?([\w-]{1,60})!?:(?:[ \t]+(.*))?")
_STYLE = regex(
    r"\[(?P<anchor>\[[^\[\]]{1,300}\])?"
    r"(?P<words>[^\[\]]{0,500}(?:\[[^\]]{0,200}\][^\[\]]{0,200}){0,5})\][ \t]*"
)
_MACRO = regex(r"(?P<name>[a-z][\w-]{0,30})::(?P<target>\S{0,500})\[.*\][ \t]*")
_DIRECTIVE = regex(r"(?:ifdef|ifndef|ifeval|endif)::")
_FENCE = regex(r"(?P<fence>-{4,}|\.{4,}|`{3,}|\+{4,}|/{4,})(?:\w[\w+-]*)?[ \t]*")
_FRAME = regex(r"(?:={4,}|\*{4,}|_{4,}|--|\"\"|~{4,})[ \t]*")
_TABLE = regex(r"(?P<sign>[|,:!])={3,}[ \t]*")
_CELL = regex(
    r"(?:(?<=\s)|^)(?:\d{0,3}(?:\.\d{1,3})?[+*])?(?:[<^>](?:\.[<^>])?|\.[<^>])?[adehlmsv]?\|"
)
_RULE = regex(r"(?:'{3,}|<{3,}|-{3}|\*{3})[ \t]*")
_CODE_STYLES = (
    "source",
    "listing",
    "literal",
    "stem",
    "latexmath",
    "asciimath",
    "ditaa",
    "plantuml",
    "mermaid",
)
_UNREAD = frozenset(
    ("image", "video", "audio", "toc", "plantuml", "ditaa", "comment", "bibliography")
)
_LONGEST_HEADER = 40  # lines below the title that hold its author, revision and attributes


class _Quotation(Struct, frozen=True):
    """A block quotation under way; `ends_with` is the line that ends it, "" for an empty one."""

    hint: OpenHint
    attribution: str
    offset: int
    ends_with: str


class BlockReader:
    """Reads the lines of a file, which begin at `offsets`, into `builder`."""

    def __init__(
        self, builder: ContentBuilder, inline: InlineWriter, attributes: dict[str, str]
    ) -> None:
        self._builder = builder
        self._inline = inline
        self._attributes = attributes
        self.left_out: Counter[str] = Counter()
        self._style = ""
        self._lists: list[str] = []  # markers of the lists that are open
        self._list_count = 0
        self._in_header = False
        self._is_loose = False  # whether an empty line stands before this one, inside a list
        self._quotation: _Quotation | None = None
        self._attribution = ""  # what the last style names behind its first word
        self._style_at = 0  # where that style stands

    def read(self, lines: list[tuple[str, int]]) -> None:
        """Read all lines; each is (text without its end, offset in the file)."""
        at = 0
        while at < len(lines):
            at = self._read_at(lines, at)
        self._builder.end()
        self._end_quotation()

    def write_block(self, block: OpenBlock, words: str, offset: int) -> None:
        """Write a block of one line."""
        self._builder.begin(block)
        self._inline.write(words, offset)
        self._builder.end()

    def _read_at(self, lines: list[tuple[str, int]], at: int) -> int:
        """Read what begins at a line; return the line behind it."""
        line, offset = lines[at]
        if not line.strip():
            self._in_header = False
            if not self._lists:
                self._builder.end()
                if self._quotation is not None and not self._quotation.ends_with:
                    self._end_quotation()
            elif self._builder.block is not None:
                self._builder.line_break()
                self._is_loose = True
            return at + 1
        fence = _FENCE.fullmatch(line)
        if fence is not None:
            return self._fenced(lines, at, fence["fence"])
        table = _TABLE.fullmatch(line)
        if table is not None and table["sign"] != "!":
            return self._table(lines, at)
        if self._passes(line, is_first=at == 0):
            self._style_at = offset if line.startswith("[") else self._style_at
            return at + 1
        self._line(line, offset)
        return at + 1

    def _passes(self, line: str, *, is_first: bool) -> bool:
        """Take a line that is no text; say whether it is one."""
        if line.startswith("//") or _DIRECTIVE.match(line):
            return True
        if (attribute := _ATTRIBUTE.fullmatch(line)) is not None:
            self._attributes[attribute[1].lower()] = (attribute[2] or "")[:500]
        elif (macro := _MACRO.fullmatch(line)) is not None:
            if macro["name"] not in _UNREAD:
                self.left_out[f"{macro['name']}::{macro['target']}"] += 1
        elif (style := _STYLE.fullmatch(line)) is not None and not is_first:
            self._take_style(style)
        elif _FRAME.fullmatch(line) or _RULE.fullmatch(line):
            self._end_lists()
            self._pass_frame(line.rstrip())
        elif line.strip() == "+" and self._lists:
            self._builder.line_break()
            self._is_loose = False
        else:
            return False
        return True

    def _take_style(self, style: re.Match[str]) -> None:
        if style["anchor"]:
            if not self._lists:
                self._builder.end()
            self._builder.anchor(style["anchor"].strip("[]").partition(",")[0])
        else:
            self._style = style["words"].lower()
            self._attribution = ", ".join(
                part.strip(' "') for part in style["words"].split(",")[1:] if part.strip(' "')
            )

    def _line(self, line: str, offset: int) -> None:
        """Read a line of text: a heading, an item, a title of a block, or prose."""
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            self._end_lists()
            level = len(heading["marks"])
            block = OpenBlock(kind=BlockKind.HEADING, level=level)
            self.write_block(block, heading["words"], offset + heading.start("words"))
            self._in_header = level == 1
            self._style = ""
            return
        if self._in_header:  # author and revision below the title
            return
        item = _ITEM.match(line) or _TERM.match(line)
        if item is not None and not self._goes_on(line):
            self._item(line, offset, item)
        elif line.startswith(".") and line[1:2] not in ("", " ", "."):
            self._end_lists()
            self.write_block(OpenBlock(), line[1:], offset + 1)
        else:
            self._prose(line, offset)

    def _goes_on(self, line: str) -> bool:
        """Whether a line that looks like "A. Smith" goes on with the paragraph before it."""
        block = self._builder.block
        is_open = (
            block is not None and block.kind is BlockKind.PARAGRAPH and self._builder.block_has_text
        )
        return is_open and not line.lstrip().startswith(("*", "-", ".", "<"))

    def _item(self, line: str, offset: int, item: re.Match[str]) -> None:
        marks = re.sub(r"\d+|[a-z]|[A-Z]", "1", item["marks"].strip())
        if marks in self._lists:
            del self._lists[self._lists.index(marks) + 1 :]
        else:
            self._lists.append(marks)
            self._list_count += 1
        self._is_loose = False
        level = len(self._lists)
        block = OpenBlock(kind=BlockKind.LIST_ITEM, level=level, list_id=self._list_count)
        at = item.end()
        if "term" in item.re.groupindex:
            self.write_block(OpenBlock(), item["term"].strip(), offset + line.find(item["term"]))
        entry = _ENTRY.match(line, at)
        cited = _BIBITEM.match(line, at)
        if entry is not None:
            block.key, block.anchors, at = entry["key"], [entry["key"]], entry.end()
        elif cited is not None:
            block.key, at = (cited["first"] or cited["second"]).strip(), cited.end()
        else:
            box = _CHECKBOX.match(line, at)
            at = at if box is None else box.end()
        self._builder.begin(block)
        words = line[at:]
        if block.key is not None and not words.strip():
            words, at = block.key, line.find(block.key)
        self._inline.write(words, offset + at)

    def _prose(self, line: str, offset: int) -> None:
        entry = _ENTRY.match(line)
        if entry is not None:  # an entry that is a paragraph
            self._end_lists()
            key = entry["key"]
            self._builder.begin(OpenBlock(kind=BlockKind.NOTE, key=key, anchors=[key]))
            self._inline.write(line[entry.end() :], offset + entry.end())
            return
        if self._lists and self._is_loose:
            self._end_lists()
        is_literal = line[0] in " \t" and self._builder.block is None
        if is_literal or (self._builder.block is None and self._style.startswith(_CODE_STYLES)):
            self._builder.begin(OpenBlock(kind=BlockKind.CODE))
        block = self._builder.block
        if block is not None and block.kind is BlockKind.CODE:
            self._builder.write_verbatim(f"{line}\n", offset)
            return
        if block is None and self._style.partition(",")[0].strip() == "quote":
            self._begin_quotation("")
        self._style = ""
        start = 0
        if block is None:
            self._builder.begin(OpenBlock())
            admonition = _ADMONITION.match(line)
            start = 0 if admonition is None else admonition.end()
        else:
            self._builder.write(" ")
        is_broken = line.endswith(" +")
        self._inline.write(line[start : -2 if is_broken else None], offset + start)
        if is_broken:
            self._builder.line_break()

    def _end_lists(self) -> None:
        self._builder.end()
        self._lists = []
        self._is_loose = False

    # --- block quotations -----------------------------------------------------------------

    def _pass_frame(self, line: str) -> None:
        """Begin or end the block quotation that a line frames."""
        if self._quotation is not None and self._quotation.ends_with == line:
            self._end_quotation()
        elif line[:1] in '_"' and self._quotation is None and not self._style.startswith("verse"):
            self._begin_quotation(line)
        self._style = ""

    def _begin_quotation(self, ends_with: str) -> None:
        hint = self._builder.open_hint(OpenHint(kind=HintKind.QUOTATION))
        named = self._attribution if self._style.startswith("quote") else ""
        self._quotation = _Quotation(hint, named, self._style_at, ends_with)

    def _end_quotation(self) -> None:
        """End the block quotation, and write whose words it holds."""
        quoted, self._quotation = self._quotation, None
        if quoted is None:
            return
        self._builder.close_hint(quoted.hint)
        if quoted.attribution:
            hint = OpenHint(kind=HintKind.QUOTATION, target=ATTRIBUTION)
            line = self._builder.open_hint(hint)
            self.write_block(OpenBlock(), quoted.attribution, quoted.offset)
            self._builder.close_hint(line)

    # --- delimited blocks ---------------------------------------------------------------

    def _fenced(self, lines: list[tuple[str, int]], at: int, fence: str) -> int:
        """Read a block of code, or leave out a comment or a passthrough."""
        end = at + 1
        while end < len(lines) and lines[end][0].rstrip() != fence:
            end += 1
        if fence[0] in "-.`":
            self._builder.begin(OpenBlock(kind=BlockKind.CODE))
            for line, offset in lines[at + 1 : end]:
                self._builder.write_verbatim(f"{line}\n", offset)
        self._builder.end()
        self._style = ""
        return end + 1

    def _table(self, lines: list[tuple[str, int]], at: int) -> int:
        fence = lines[at][0].rstrip()
        end = at + 1
        self._end_lists()
        while end < len(lines) and lines[end][0].rstrip() != fence:
            if fence[0] == "|":
                self._row(*lines[end])
            end += 1
        self._builder.end()
        self._style = ""
        return end + 1

    def _row(self, line: str, offset: int) -> None:
        """Write the cells of a line; words before the first belong to the cell before."""
        if line.startswith("//") or _DIRECTIVE.match(line):
            return
        starts = [(found.start(), found.end()) for found in _CELL.finditer(line)]
        head = starts[0][0] if starts else len(line)
        if line[:head].strip() and self._builder.block is not None:
            self._builder.write(" ")
            self._inline.write(line[:head], offset)
        for number, (_, start) in enumerate(starts):
            stop = starts[number + 1][0] if number + 1 < len(starts) else len(line)
            self._builder.begin(OpenBlock(kind=BlockKind.TABLE_CELL))
            self._inline.write(line[start:stop], offset + start)
