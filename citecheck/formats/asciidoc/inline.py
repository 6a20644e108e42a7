"""What stands inside the blocks of AsciiDoc → text, hints and notes in a `ContentBuilder`.

Source: AsciiDoc Language Documentation, text and macros; `cite:[…]` as asciidoctor-bibtex has it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from msgspec import Struct, field

from citecheck.formats.draft_builder import ContentBuilder, OpenHint
from citecheck.lazy_regex import regex
from citecheck.model import HintKind

_TOKEN = regex(
    r"(?P<escaped>\\(?=[\[<*_`#^~+({h&\\]|\w+:))"
    r"|(?P<note>footnote(?P<ref>ref)?:(?P<noteid>[\w.-]{0,80})\[)"
    r"|(?P<cite>(?:cite|citenp|citep|citet|bibitem):(?P<citekey>[\w./+-]{0,120})\[)"
    r"|<<(?P<xref>[^<>\n]{1,300})>>"
    r"|(?P<xrefmacro>xref:(?P<xreftarget>[^\s\[\]]{1,300})\[)"
    r"|(?P<term>\(\(\((?P<hidden>[^()]{0,600}(?:\([^()]{0,200}\)[^()]{0,200}){0,9})\)\)\)"
    r"|\(\((?P<shown>[^()\n]{1,200})\)\))"
    r"|(?P<link>link:(?P<target>[^\s\[\]]{1,2000})\[)"
    r"|(?P<url>(?:https?|ftp|irc)://[^\s\[\]<>\"]{1,2000})(?P<urlopen>\[)?"
    r"|(?P<pass>pass:[a-z,]{0,20}\[)|\+\+\+(?P<raw>[^+]{0,2000})\+\+\+"
    r"|(?P<gone>(?:image|icon|indexterm|anchor|audio|video|counter2?):[^\s\[\]]{0,500}\[)"
    r"|(?P<macro>(?<![\w:/])[a-z][\w-]{1,20}:[^\s\[\]:/]{0,200}\[)"
    r"|\[\[(?P<anchor>[\w:.-]{1,200})(?:,[^\]\n]{0,200})?\]\]"
    r"|(?P<role>\[[\w.#%=\"', -]{1,100}\](?=[#*_`]\S))"
    r"|(?P<code>(?<!\w)``?(?=\S))|(?P<mark>\*\*|__|##|(?<!\w)[*_#](?=\S))"
    r"|(?P<quote>[\"'](?=`)|(?<=`)[\"'])"
    r"|\^(?P<raised>[^\s^]{1,100})\^|~(?P<lowered>[^\s~]{1,100})~"
    r"|\{(?P<attribute>[\w-]{1,60})\}|(?P<entity>&[#\w]{1,20};)"
    r"|(?P<dash>(?<=\w)--(?=\w)|(?<=\s)--(?=\s))"
)
_KEYS = regex(r"[^\s,;()]+(?=(?:\([^()]*\))?\s*(?:[,;]|$))")
_TAG = regex(r"</?[a-zA-Z][^<>]{0,500}>")
_TYPE = {"_": HintKind.EMPHASIS, "*": HintKind.STRONG}
_TRAILING = ".,;:!?)'"
_DEEPEST = 12  # macros inside one another
_BRACKET = regex(r"\\.|[\[\]]")
_MOST_TRIES = 20  # marks inside formatted text that do not end it
_LONGEST_SPAN = 2_000  # code points of formatted text
_BUILT_IN = {
    "nbsp": "\u00a0", "sp": " ", "empty": "", "blank": "", "amp": "&", "lt": "<", "gt": ">",
    "apos": "'", "quot": '"', "plus": "+", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "zwsp": "", "wj": "", "deg": "°", "startsb": "[", "endsb": "]", "vbar": "|", "caret": "^",
    "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`", "two-colons": "::",
}  # fmt: skip


class Note(Struct, kw_only=True):
    """A footnote; `body` is where its words stand, None while only its name was used."""

    number: str
    key: str
    body: tuple[str, int] | None = None

    @property
    def anchor(self) -> str:
        """The id of its block."""
        return f"_footnote_{self.number}"


class Notes(Struct):
    """The footnotes in order, by key."""

    by_key: dict[str, Note] = field(default_factory=dict)

    def use(self, name: str, body: tuple[str, int] | None) -> Note:
        """Return the note called `name`, or a new one."""
        number = str(len(self.by_key) + 1)
        note = self.by_key.get(name) if name else None
        if note is None:
            key = name or f"footnote-{number}"
            note = self.by_key[key] = Note(number=number, key=key)
        note.body = note.body or body
        return note


class InlineWriter:
    """Writes the text of blocks into `builder`.

    Args:
        builder: what is written into.
        keys: of the bibliography; references to them are citations.
        attributes: of the document, by name.
    """

    def __init__(
        self, builder: ContentBuilder, keys: frozenset[str], attributes: Mapping[str, str]
    ) -> None:
        self._builder = builder
        self._keys = keys
        self._attributes = attributes
        self.notes = Notes()
        self.cited: list[str] = []  # keys of ``cite:[…]``, in order
        self._depth = 0
        self._handlers: dict[str, Callable[[re.Match[str], str, int], int]] = {
            "escaped": self._escaped,
            "note": self._footnote,
            "cite": self._cite,
            "xref": self._xref,
            "xrefmacro": self._xref_macro,
            "term": self._index_term,
            "link": self._link,
            "url": self._url,
            "urlopen": self._url,
            "pass": self._pass,
            "raw": self._raw,
            "gone": lambda found, text, _: _closing(text, found.end())[1],
            "macro": self._macro,
            "anchor": self._anchor,
            "role": lambda found, *_: found.end(),
            "code": self._code,
            "mark": self._marked,
            "quote": self._quote,
            "raised": self._raised,
            "lowered": self._lowered,
            "attribute": self._attribute,
            "entity": self._entity,
            "dash": self._dash,
        }

    def write(self, text: str, offset: int) -> None:
        """Write the words of `text`, which stands at `offset` of the file."""
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        at = 0
        while (found := _TOKEN.search(text, at)) is not None:
            self._builder.write(text[at : found.start()], offset + at)
            if found.group().endswith("[") and found.end() - 1 not in _pairs(text):
                self._builder.write(found.group(), offset + found.start())  # never closed
                at = found.end()
            else:
                at = self._handlers[_kind(found)](found, text, offset)
        self._builder.write(text[at:], offset + at)
        self._depth -= 1

    # --- notes and citations ----------------------------------------------------------------

    def _footnote(self, found: re.Match[str], text: str, offset: int) -> int:
        inner, end = _closing(text, found.end())
        name, start = found["noteid"], found.end()
        if found["ref"]:  # footnoteref:[name,words]
            name, comma, words = inner.partition(",")
            start += len(name) + len(comma)
            inner = words
        body = (inner, offset + start) if inner.strip() else None
        note = self.notes.use(name.strip(), body)
        if self.cites(note):
            hint = OpenHint(kind=HintKind.NOTE_MARK, target=f"#{note.anchor}")
        else:
            hint = OpenHint(kind=HintKind.CITATION, keys=(note.key,))
        self._hinted(hint, f"[{note.number}]", offset + found.start())
        return end

    def cites(self, note: Note) -> bool:
        """Whether a note cites by key: it then speaks through its mark, and is no entry."""
        if note.body is None:
            return False
        for found in _TOKEN.finditer(note.body[0]):
            target = found["xreftarget"] or (found["xref"] or "").partition(",")[0]
            if found["cite"] or target.strip("# ") in self._keys:
                return True
        return False

    def _cite(self, found: re.Match[str], text: str, offset: int) -> int:
        inner, end = _closing(text, found.end())
        keys = tuple(_KEYS.findall(f"{found['citekey']},{inner}" if found["citekey"] else inner))
        if keys:
            self.cited += keys
            hint = OpenHint(kind=HintKind.CITATION, keys=keys)
            self._hinted(hint, f"[{', '.join(keys)}]", offset + found.start())
        return end

    def _xref(self, found: re.Match[str], _text: str, offset: int) -> int:
        target, comma, words = found["xref"].partition(",")
        start = found.start("xref") + len(target) + len(comma)
        self._refer(target, words, offset + start)
        return found.end()

    def _xref_macro(self, found: re.Match[str], text: str, offset: int) -> int:
        inner, end = _closing(text, found.end())
        self._refer(found["xreftarget"], inner, offset + found.end())
        return end

    def _refer(self, target: str, words: str, offset: int) -> None:
        """Write a reference: to the bibliography a citation, else its words, else its name."""
        name = target.strip().lstrip("#")
        if name in self._keys:
            shown = ", ".join(filter(None, (name, words.replace("=", " ").strip())))
            hint = OpenHint(kind=HintKind.CITATION, keys=(name,))
            self._hinted(hint, f"[{shown}]", offset)
        elif words.strip():
            self.write(words.strip(), offset + len(words) - len(words.lstrip()))
        else:
            self._builder.write(name, offset)

    def _hinted(self, hint: OpenHint, words: str, offset: int) -> None:
        opened = self._builder.open_hint(hint)
        self._builder.write(words, offset)
        self._builder.close_hint(opened)

    # --- links ---------------------------------------------------------------------------------

    def _link(self, found: re.Match[str], text: str, offset: int) -> int:
        inner, end = _closing(text, found.end())
        self._linked(found["target"], (inner, offset + found.end()), offset + found.start())
        return end

    def _url(self, found: re.Match[str], text: str, offset: int) -> int:
        address, start = found["url"], offset + found.start()
        if found["urlopen"]:
            inner, end = _closing(text, found.end())
            self._linked(address, (inner, offset + found.end()), start)
            return end
        bare = address.rstrip(_TRAILING)
        self._linked(bare, ("", start), start)
        return found.start() + len(bare)

    def _linked(self, address: str, inner: tuple[str, int], offset: int) -> None:
        words = _words_of_link(inner[0])
        hint = None
        if "://" in address:
            hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=address))
        if words:
            self.write(words, inner[1] + inner[0].find(words))
        else:
            self._builder.write(address, offset)
        if hint is not None:
            self._builder.close_hint(hint)

    # --- formatted text ------------------------------------------------------------------------

    def _escaped(self, found: re.Match[str], text: str, offset: int) -> int:
        self._builder.write(text[found.end() : found.end() + 1], offset + found.end())
        return found.end() + 1

    def _code(self, found: re.Match[str], text: str, offset: int) -> int:
        fence = found.group()
        end = text.find(fence, found.end() + 1, found.end() + _LONGEST_SPAN)
        if end < 0:
            self._builder.write(fence, offset + found.start())
            return found.end()
        is_quoted = text[found.start() - 1 : found.start()] in ('"', "'") and found.start() > 0
        inner, start = text[found.end() : end], offset + found.end()
        if is_quoted and text[end + 1 : end + 2] == text[found.start() - 1]:
            self.write(inner, start)
        else:
            plain = inner[1:-1] if inner[:1] == inner[-1:] == "+" and len(inner) > 2 else inner
            self._hinted(OpenHint(kind=HintKind.CODE), plain, start)
        return end + len(fence)

    def _marked(self, found: re.Match[str], text: str, offset: int) -> int:
        mark = found.group()
        end = _end_of_mark(text, mark, found.end())
        if end < 0:
            self._builder.write(mark, offset + found.start())
            return found.end()
        kind = _TYPE.get(mark[0])
        hint = None if kind is None else self._builder.open_hint(OpenHint(kind=kind))
        self.write(text[found.end() : end], offset + found.end())
        if hint is not None:
            self._builder.close_hint(hint)
        return end + len(mark)

    def _quote(self, found: re.Match[str], text: str, offset: int) -> int:
        opens = text[found.end() : found.end() + 1] == "`"
        shown = {'"': "“”", "'": "‘’"}[found.group()][0 if opens else 1]
        self._builder.write(shown, offset + found.start())
        return found.end()

    def _raised(self, found: re.Match[str], _text: str, offset: int) -> int:
        opened = self._builder.open_hint(OpenHint(kind=HintKind.SUPERSCRIPT))
        self.write(found["raised"], offset + found.start("raised"))
        self._builder.close_hint(opened)
        return found.end()

    def _lowered(self, found: re.Match[str], _text: str, offset: int) -> int:
        opened = self._builder.open_hint(OpenHint(kind=HintKind.SUBSCRIPT))
        self.write(found["lowered"], offset + found.start("lowered"))
        self._builder.close_hint(opened)
        return found.end()

    def _attribute(self, found: re.Match[str], _text: str, offset: int) -> int:
        name = found["attribute"].lower()
        value = self._attributes.get(name, _BUILT_IN.get(name))
        self._builder.write(found.group() if value is None else value, offset + found.start())
        return found.end()

    def _entity(self, found: re.Match[str], _text: str, offset: int) -> int:
        self._builder.write(html.unescape(found.group()), offset + found.start())
        return found.end()

    def _dash(self, found: re.Match[str], _text: str, offset: int) -> int:
        self._builder.write("—", offset + found.start())
        return found.end()

    def _index_term(self, found: re.Match[str], _text: str, offset: int) -> int:
        if found["shown"]:
            self.write(found["shown"], offset + found.start("shown"))
        return found.end()

    def _pass(self, found: re.Match[str], text: str, offset: int) -> int:
        inner, end = _closing(text, found.end())
        self._builder.write(html.unescape(_TAG.sub("", inner)), offset + found.end())
        return end

    def _raw(self, found: re.Match[str], _text: str, offset: int) -> int:
        words = html.unescape(_TAG.sub("", found["raw"]))
        self._builder.write(words, offset + found.start("raw"))
        return found.end()

    def _macro(self, found: re.Match[str], text: str, offset: int) -> int:
        """Write the words of a macro that has no meaning here (``kbd:[Ctrl]``, ``term:[x]``)."""
        inner, end = _closing(text, found.end())
        self.write(inner, offset + found.end())
        return end

    def _anchor(self, found: re.Match[str], _text: str, _offset: int) -> int:
        self._builder.anchor(found["anchor"])
        return found.end()


def _kind(found: re.Match[str]) -> str:
    """Return which of the tokens was found: the first group that took part."""
    named = ("escaped", "note", "cite", "xref", "xrefmacro", "term", "link", "url", "pass")
    for name in named:
        if found[name] is not None:
            return name
    return found.lastgroup or "raw"


def _closing(text: str, start: int) -> tuple[str, int]:
    """Return what stands up to the bracket that closes the one before `start`, and its end."""
    end = _pairs(text).get(start - 1)
    return ("", start) if end is None else (text[start:end], end + 1)


@lru_cache(maxsize=_DEEPEST + 1)
def _pairs(text: str) -> dict[int, int]:
    """Return where each square bracket of a text is closed, by where it opens."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for found in _BRACKET.finditer(text):
        if found.group() == "[":
            open_.append(found.start())
        elif found.group() == "]" and open_:
            pairs[open_.pop()] = found.start()
    return pairs


def _end_of_mark(text: str, mark: str, start: int) -> int:
    """Return where formatted text ends: at the mark behind a word, no word behind it."""
    end = text.find(mark, start + 1, start + _LONGEST_SPAN)
    for _ in range(_MOST_TRIES):
        if end < 0 or len(mark) > 1:
            return end
        after = text[end + 1 : end + 2]
        if not text[end - 1].isspace() and not (after.isalnum() or after == "_"):
            return end
        end = text.find(mark, end + 1, start + _LONGEST_SPAN)
    return -1


def _words_of_link(inner: str) -> str:
    """Return the words of a link without its attributes ("the list,window=_blank")."""
    words = re.split(r",\s*(?:role|window|opts|options|title|id|rel)\s*=", inner, maxsplit=1)[0]
    words = words.strip().rstrip("^")
    if len(words) > 1 and words[0] == words[-1] == '"' and words.count('"') == 2:
        return words[1:-1] if inner.count('"') == 2 and "," in words else words
    return words
