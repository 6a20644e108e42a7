"""The nouns: what one step of the pipeline hands to the next.

Everything here is frozen, holds no open file or client, and imports nothing of ours.
``None`` means absent (never ``""``); places are half-open :class:`Span` values in Unicode
code points into the *original* text of their owner: a draft's spans into ``Document.text``,
a passage's into ``Text.body``.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

# --- places ---------------------------------------------------------------------------


class Span(Struct, frozen=True, order=True):
    """Half-open range of Unicode code points in the text of its owner."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must run forwards from 0, not {self.start}..{self.end}")

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the slice of `text` that the span names."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


class Recognised(Struct, frozen=True, kw_only=True):
    """A stretch that was read off a picture; `confidence` of its least sure line, in [0, 1]."""

    span: Span
    confidence: float


class Place(Struct, frozen=True, order=True):
    """Where the reader of the draft sees the code point at `offset`; both numbers count from 1.

    `file` is the path below the draft's folder of another file that the draft is made of (a
    chapter that LaTeX inputs); None is the draft itself.
    """

    offset: int
    line: int
    column: int
    file: str | None = None


class Coordinates(StrEnum):
    """What `Place.line` and `Place.column` count in one kind of draft."""

    LINE = "line"  # the file's own line and column (plain text, Markdown, HTML)
    PARAGRAPH = "paragraph"  # paragraph of a DOCX, and the character in it
    PAGE = "page"  # page of a PDF, and the line on it


# --- 1: the draft ---------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a stretch of the draft is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    NOTE = "note"  # a footnote or endnote as such, told by the format itself
    CODE = "code"  # holds no claims and no markers


class Bibliographic(Struct, frozen=True, kw_only=True):
    """What is known of a cited work, from an entry's words or a citation manager's record.

    `date` is ISO 8601, as fine as known ("2024", "2024-05", "2024-05-03").
    """

    url: str | None = None
    archived_url: str | None = None
    doi: str | None = None  # without a resolver before it, lower case
    arxiv: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    container: str | None = None
    date: str | None = None
    accessed: dt.date | None = None
    file: str | None = None  # path of a file beside the draft that it links to


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of a draft with one role; blocks are in order and do not overlap.

    A block with a `key` is an entry of the draft's list of references, told by the format itself;
    hints of kind CITATION call it by that key, and nothing else does.
    """

    kind: BlockKind
    span: Span
    level: int | None = None  # heading rank from 1, or list nesting depth from 1
    number: str | None = None  # the number shown before an ordered list item or a note ("3")
    anchors: tuple[str, ...] = ()  # ids in or on the block that a link can point to, without "#"
    list_id: int | None = None  # items of one list share it
    key: str | None = None  # of an entry: what citations call it by, unique in the draft
    work: Bibliographic | None = None  # of an entry: what its record says, beside its words
    confidence: float | None = None  # in [0, 1], where it was read off a picture


class HintKind(StrEnum):
    """What the reader saw in the format that plain text cannot show."""

    LINK = "link"  # target: the address, or "#id" for a place in the draft itself
    SUPERSCRIPT = "superscript"
    NOTE_MARK = "note_mark"  # a mark that the format itself ties to a note; target "#id"
    FIELD = "field"  # a citation manager's field; items hold what its payload says
    BACK_LINK = "back_link"  # a link from a note back to its mark ("↑", "^ a b"): not prose
    CODE = "code"  # code inside a paragraph: holds no markers
    QUOTATION = "quotation"  # a block quotation, paragraph by paragraph; target: `ATTRIBUTION`
    CITATION = "citation"  # a citation by key, told by the format itself; keys: which entries
    EMPHASIS = "emphasis"  # in italics; like the two below for showing alone, nothing reads it
    STRONG = "strong"  # in bold
    SUBSCRIPT = "subscript"


class Style(StrEnum):
    """How words are set, of hints whose kind has the same name."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


ATTRIBUTION = "attribution"  # target of a QUOTATION: the line that says whose words they are


class Hint(Struct, frozen=True, kw_only=True):
    """One observation of the reader about a stretch of the draft."""

    kind: HintKind
    span: Span
    target: str | None = None
    items: tuple[Bibliographic, ...] = ()
    keys: tuple[str, ...] = ()  # of a CITATION, in the order cited; a key may have no entry


class ReaderNotice(Struct, frozen=True, kw_only=True):
    """What a reader must say of the draft: something missing, unreadable, or left out.

    `code` is one of `findings.table`; `message` names the thing and what to do about it; `span` is
    the place in the draft, None for the draft as a whole.
    """

    code: str
    message: str
    span: Span | None = None


class Document(Struct, frozen=True, kw_only=True):
    """A draft as read: one text, its blocks, and what the format said besides.

    For plain text `text` is the file's own text, code point for code point (a byte order mark
    aside); for the other formats it is what a person reads, blocks separated by blank lines.
    `places` holds the known points of the map back to the file, sorted by offset.
    """

    path: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    hints: tuple[Hint, ...] = ()
    places: tuple[Place, ...] = ()
    coordinates: Coordinates = Coordinates.LINE
    title: str | None = None
    language: str | None = None  # ISO 639-1
    date: dt.date | None = None  # publication date that the file itself states
    notices: tuple[ReaderNotice, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # (path, sha256) of other files that were read for it

    @property
    def is_keyed(self) -> bool:
        """Whether the format tells entries or citations by key, so that none need be guessed."""
        return any(block.key is not None for block in self.blocks) or any(
            hint.kind is HintKind.CITATION for hint in self.hints
        )

    def place(self, offset: int) -> Place:
        """Return where the reader of the draft sees the code point at `offset`."""
        index = bisect_right(self.places, offset, key=lambda place: place.offset) - 1
        if index < 0:
            return Place(offset, 1, 1)
        known = self.places[index]
        if self.coordinates is Coordinates.PAGE:  # columns there are lines: they do not advance
            return Place(offset, known.line, known.column, known.file)
        return Place(offset, known.line, known.column + offset - known.offset, known.file)


# --- 2: references, markers, claims, facts --------------------------------------------


class CitationKind(StrEnum):
    """Whether a reference stands in the list, or is a hyperlink on words of the draft."""

    ENTRY = "entry"
    LINK = "link"


class Reference(Struct, frozen=True, kw_only=True):
    """An entry of a reference list, or a hyperlink used as one; `id` is unique in the draft."""

    id: str
    kind: CitationKind = CitationKind.ENTRY
    label: str | None  # as the list shows it, without brackets; None for author-year entries
    text: str
    span: Span
    work: Bibliographic = Bibliographic()
    same_as: str | None = None  # id of the entry that names this one's work first ("Ibid.")


class Marker(Struct, frozen=True, kw_only=True):
    """An in-text citation; it exists even when nothing answers to it (`references` is then ())."""

    kind: CitationKind = CitationKind.ENTRY
    text: str
    span: Span
    labels: tuple[str, ...]
    references: tuple[str, ...] = ()  # ids of the references found, in the order of the labels


class Citations(Struct, frozen=True, kw_only=True):
    """What step 2a found: the lists, the markers, and which stretches are no prose."""

    references: tuple[Reference, ...] = ()
    markers: tuple[Marker, ...] = ()
    apparatus: tuple[Span, ...] = ()  # reference lists, notes, navigation: no claims in there
    list_heading: Span | None = None  # a heading that announces a list, even an empty one
    needed: tuple[Span, ...] = ()  # "[citation needed]" and its like


class Figure(Struct, frozen=True, kw_only=True, tag=True):
    """A quantity in a text, exact decimals throughout.

    `value` is None for a range; `low` and `high` then hold its ends. For a single figure they
    hold the interval that its own rounding and hedge words allow (RULES F2, F4). `unit` is an
    ISO 4217 code, ``%``, ``pp``, ``bp``, ``x``, ``ord``, a singular English unit name, or ``""``.
    """

    span: Span
    text: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str = ""
    dimension: str | None = None  # "length", "mass", "money", "ratio" ... None for bare counts
    change: str = "="  # one of = ~ > < up down
    bound: str | None = None  # the word that bounds or hedges it, lower case ("more than", "about")
    role: str | None = None  # "by", "to" or "from" in a sentence of change
    digits: int = 1  # significant digits as written
    negated: bool = False  # its verb is negated ("did not rise by 5 %")
    subject: str | None = None  # the counted noun or head noun, lower case

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        return self.span.end


class Granularity(StrEnum):
    """How fine a date is."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Date(Struct, frozen=True, kw_only=True, tag=True):
    """A date in a text: the first and the last day that it covers, both in.

    Both are None where the text names no year and none can be resolved ("on 5 May" in a document
    without a date); `month` and `day` then hold what is said. `alternative` is the other reading
    of an ambiguous form (05/03/2024), as (first, last).
    """

    span: Span
    text: str
    first: dt.date | None
    last: dt.date | None
    granularity: Granularity
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 = Monday, where one is named
    relative: bool = False  # resolved against the publication date
    alternative: tuple[dt.date, dt.date] | None = None
    bound: str | None = None  # "since", "after", "before", "until" or "by" that is part of `text`

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        return self.span.end


class FactKind(StrEnum):
    """The checkable kinds of detail."""

    QUOTE = "quote"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


class Fact(Struct, frozen=True, kw_only=True):
    """One checkable detail of a claim; for a quotation the span is what stands inside the marks."""

    kind: FactKind
    text: str
    span: Span
    value: Figure | Date | None = None  # spans inside are into Document.text too


class Claim(Struct, frozen=True, kw_only=True):
    """A sentence or clause of the draft with the markers that cover it.

    `words` is `text` with markers and hidden marks blanked by spaces, so that it has the same
    length and ``span.start + i`` is the place of ``words[i]``.
    """

    id: str
    span: Span
    text: str
    words: str
    labels: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    context: str | None = None  # the sentence before, for pronouns
    heading: str | None = None
    dated: dt.date | None = None  # publication date of the draft, for relative dates
    confidence: float | None = None  # in [0, 1], where it was read off a picture


class Inconsistency(Struct, frozen=True, kw_only=True):
    """Two facts of one draft that give different values for what looks like one thing."""

    claims: tuple[str, str]  # ids, in the order of the draft
    first: Fact
    second: Fact
    about: str  # the words that both claims share, for a message


# --- 3 and 4: sources and their text ----------------------------------------------------


class SourceState(StrEnum):
    """What became of a source; the words of the contract."""

    OK = "ok"
    ARCHIVED = "archived"
    FILE = "file"
    DEAD = "dead"
    SOFT_404 = "soft_404"
    PAYWALLED = "paywalled"
    CONSENT_WALL = "consent_wall"
    BLOCKED = "blocked"
    SCRIPT_ONLY = "script_only"
    PARKED = "parked"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    TRANSIENT = "transient"
    REFUSED = "refused"
    NOT_STORED = "not_stored"
    UNREADABLE = "unreadable"
    NONE = "none"

    @property
    def readable(self) -> bool:
        """Whether the source was had."""
        return self in (SourceState.OK, SourceState.ARCHIVED, SourceState.FILE)


class Via(StrEnum):
    """Where the bytes came from."""

    LIVE = "live"
    STORE = "store"
    ARCHIVE = "archive"
    FILE = "file"


class ArchiveAnswer(StrEnum):
    """What the archive said about a URL; "could not be asked" is not "has none"."""

    FOUND = "found"
    NONE = "none"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """What may be announced about a published work; the words of Crossref."""

    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REMOVAL = "removal"
    PARTIAL_RETRACTION = "partial_retraction"
    EXPRESSION_OF_CONCERN = "expression_of_concern"
    CORRECTION = "correction"
    CORRIGENDUM = "corrigendum"
    ERRATUM = "erratum"
    ADDENDUM = "addendum"
    CLARIFICATION = "clarification"
    NEW_VERSION = "new_version"
    NEW_EDITION = "new_edition"

    @property
    def takes_back(self) -> bool:
        """Whether the whole work can no longer be relied on."""
        return self in (NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL, NoticeKind.REMOVAL)


class Notice(Struct, frozen=True, kw_only=True):
    """One announcement about a work; `doi` is its own, where it has one."""

    kind: NoticeKind
    doi: str | None = None
    on: dt.date | None = None


class RegisterAnswer(StrEnum):
    """What came of asking the register of works for a DOI."""

    TOLD = "told"
    NOT_LISTED = "not_listed"  # another register may have it: nothing is known
    NOT_ASKED = "not_asked"


class Registered(Struct, frozen=True, kw_only=True):
    """What the register of works says of a DOI; `notices` may come from an older answer."""

    doi: str
    answer: RegisterAnswer
    notices: tuple[Notice, ...] = ()
    reason: str | None = None  # why it could not be asked


class Wanted(Struct, frozen=True, kw_only=True):
    """A source to be had: which addresses to try, in order, for which references."""

    key: str  # canonical address of the first; stable between runs
    urls: tuple[str, ...] = ()
    file: str | None = None  # a path given by the user, which goes before every address
    accessed: dt.date | None = None  # the entry's access date
    archived_url: str | None = None  # the archived copy that the entry itself names
    pinned: str | None = None  # sha256 that the lock demands
    doi: str | None = None  # by which an open copy may be found
    pmid: str | None = None
    pmcid: str | None = None


class Source(Struct, frozen=True, kw_only=True, tag=True):
    """Provenance of a source that was had; its bytes lie in the store under `sha256`."""

    key: str
    url: str
    final_url: str
    state: SourceState
    via: Via
    media_type: str
    sha256: str
    fetched_at: dt.datetime | None = None  # aware, UTC
    reason: str | None = None  # why it is not the cited page itself that was read
    title: str | None = None
    archive: ArchiveAnswer | None = None
    archived_url: str | None = None
    archived_at: dt.datetime | None = None  # aware, UTC
    is_abstract: bool = False  # a work of which only the abstract was read
    is_signed_in: bool = False  # had with cookies of the user's own
    is_rendered: bool = False  # its bytes are what a browser made of the page
    is_recognised: bool = False  # words of it were read off pictures
    is_partly_unread: bool = False  # a part of it was not read: pictures, what is too long
    skipped: tuple[str, ...] = ()  # what of it could not be read: where, and why


class Unavailable(Struct, frozen=True, kw_only=True, tag=True):
    """A source that was not had: data, not an exception."""

    key: str
    url: str | None
    state: SourceState
    reason: str  # one sentence for an editor
    final_url: str | None = None
    tried: tuple[str, ...] = ()
    archive: ArchiveAnswer | None = None


class Cell(Struct, frozen=True, kw_only=True):
    """A table cell of a source, with the headings that say what it means."""

    span: Span
    row: str | None = None
    column: str | None = None


class Text(Struct, frozen=True, kw_only=True, tag=True):
    """What a person reads in a source; `pages` holds the offset at which each page starts.

    `hidden` are stretches of words that the file holds and no reader sees: never evidence.
    """

    body: str
    pages: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    headings: tuple[Span, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    language: str | None = None
    hidden: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()  # what could not be read: where, and why, a sentence each
    recognised: tuple[Recognised, ...] = ()
    pictures: int = 0  # pages or pictures whose words, if they have any, were not read
    is_cut: bool = False  # a part was not read, and what is not found may stand there

    def page(self, offset: int) -> int | None:
        """Return the page (from 1) that holds `offset`; None where the source has no pages."""
        return bisect_right(self.pages, offset) or None


class NoText(Struct, frozen=True, kw_only=True, tag=True):
    """A source that was had and holds no text that can be read."""

    state: SourceState
    reason: str  # one clause for an editor
    pictures: int = 0  # as in `Text`


# --- 5: evidence ------------------------------------------------------------------------


class Finding(StrEnum):
    """What a check saw; the words of the rules of comparison."""

    # quotations
    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    ALTERED = "altered"
    STITCHED = "stitched"
    # figures and dates
    EQUAL = "equal"
    ROUNDED = "rounded"
    COMPATIBLE = "compatible"
    OVERPRECISE = "overprecise"
    DERIVABLE = "derivable"
    UNIT_MISMATCH = "unit_mismatch"
    ODD_DIGITS = "odd_digits"  # it stands there in signs that a reader would not take for it
    # names and wording
    PRESENT = "present"  # a name stands there, or the words are covered
    RELATED = "related"  # a passage is about it, and wording alone cannot settle it
    # any
    CONTRADICTED = "contradicted"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


class EditKind(StrEnum):
    """One step of a word-level difference."""

    KEEP = "keep"
    DELETE = "delete"  # stands in the source, not in the quotation
    INSERT = "insert"  # stands in the quotation, not in the source
    GAP = "gap"  # an ellipsis, and the source's words that it stands for


class Edit(Struct, frozen=True, kw_only=True):
    """A run of words of the difference; `source` and `quote` are the words on either side."""

    kind: EditKind
    source: str = ""
    quote: str = ""
    weighty: bool = False  # a number, unit, negation, modal, quantifier, direction or name


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of a source, with a little text on both sides so that it can be found again."""

    span: Span
    text: str
    before: str = ""
    after: str = ""
    page: int | None = None
    finding: Finding | None = None
    edits: tuple[Edit, ...] = ()
    score: float | None = None  # likeness in [0, 1]; it ranks, it never decides
    note: str | None = None  # what stands around it that matters ("found no evidence that")

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        return self.span.end


class Signal(Struct, frozen=True, kw_only=True):
    """One named measurement of the wording check; the weights live in `verdict.py`."""

    name: str
    value: float


class Scope(StrEnum):
    """What the evidence of a check is about."""

    FACT = "fact"  # one detail of a claim
    CLAIM = "claim"  # the claim, or one of its sentences, as a whole


class How(StrEnum):
    """How a word of a claim stands to its source."""

    SAME = "same"
    FORM = "form"  # another form of it, or of its family
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SYNONYM = "synonym"
    PHRASE = "phrase"
    OPEN = "open"  # the source does not have it there
    DIFFERS = "differs"  # the source has another word in its place

    @property
    def is_tick(self) -> bool:
        """Whether the source bears the word out."""
        return self not in (How.OPEN, How.DIFFERS)


class Tick(Struct, frozen=True, kw_only=True):
    """A word of a claim that matters, and what a source has for it; `span` is into the draft."""

    span: Span
    how: How
    found: str | None = None  # the source's word
    place: Span | None = None  # where it stands in the source
    source_key: str | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """What one check saw for one fact (or the wording, `fact` None) in one source."""

    claim_id: str
    check: str
    finding: Finding
    source_key: str
    fact: int | None = None
    passage: Passage | None = None
    score: float | None = None
    note: str | None = None  # one sentence for an editor
    said: str | None = None  # the claim's words or value
    found: str | None = None  # the source's words or value beside it
    signals: tuple[Signal, ...] = ()
    part: int | None = None  # the sentence of the claim that it is about, where it is about one
    ticks: tuple[Tick, ...] = ()  # of the words of that sentence
    confidence: float | None = None  # in [0, 1], where a side was read off a picture
    is_outside: bool = False  # from a check of another package: its problems bear its own name


# --- 6 and 7: verdicts and the report ---------------------------------------------------


class Outcome(StrEnum):
    """What the sources together do for a claim; the words of the contract."""

    SUPPORTED = "supported"
    PARTIAL = "partial"
    UNCLEAR = "unclear"
    ALTERED = "altered"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    UNVERIFIABLE = "unverifiable"
    UNCITED = "uncited"


class Suggestion(Struct, frozen=True, kw_only=True):
    """What the source would support in place of what the claim says."""

    text: str
    why: str


class Says(StrEnum):
    """What a second reader made of a claim and the passages about it."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"  # it could not tell either


class Opinion(Struct, frozen=True, kw_only=True):
    """What a second reader says of a claim; `passage` is where its words stand in a source.

    `verified` says that they do, in a sentence that is about the claim; without words there is
    nothing to verify.
    """

    model: str
    says: Says
    source_key: str | None = None
    passage: Passage | None = None
    verified: bool = False
    decided: bool = False  # the outcome is its doing

    @property
    def words(self) -> str | None:
        """The sentences of the source that it rests on."""
        return None if self.passage is None else self.passage.text


class ReaderAccount(Struct, frozen=True, kw_only=True):
    """What became of the claims of one draft that a second reader could have been asked about.

    Each of `claims` is in one of `answered`, `discarded` and `silent`. `from_store` counts the
    answers of an earlier run; `host` got `characters` of claims and passages about `sent` claims,
    and is None where nothing left the machine.
    """

    model: str
    claims: int
    answered: int
    discarded: int  # its words are not in the source, or not where it is about the claim
    silent: tuple[tuple[str, int], ...] = ()  # why there is no answer, and for how many claims
    decided: int = 0
    from_store: int = 0
    host: str | None = None
    sent: int = 0
    characters: int = 0


class Verdict(Struct, frozen=True, kw_only=True):
    """The outcome of a claim; `score` is the calibrated probability of full support."""

    claim_id: str
    outcome: Outcome
    score: float
    why: str  # one sentence that an editor understands
    because: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    borne_out_by: str | None = None  # key of another source of the draft that bears it out
    ticks: tuple[Tick, ...] = ()  # of the claim's words that matter, in order
    reader: Opinion | None = None  # of a second reader, where the settings name one


class Comparison(Struct, frozen=True, kw_only=True):
    """A claim held against one text, without a document around either."""

    outcome: Outcome
    score: float
    facts: tuple[Fact, ...]
    because: tuple[Evidence, ...]
    why: str
    ticks: tuple[Tick, ...] = ()  # of the claim's words that matter, in order; into the claim


class Severity(StrEnum):
    """How much a problem weighs at the gate."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Choice(StrEnum):
    """What an editor said of a problem."""

    ACCEPT = "accept"  # the finding is right
    REJECT = "reject"  # the finding is wrong
    WAIVE = "waive"  # known, let pass
    COMMENT = "comment"  # a remark, which decides nothing
    TICK = "tick"  # checked by a person and found right: a claim, or a fact of it
    UNTICK = "untick"  # the tick was taken back


class Decided(Struct, frozen=True, kw_only=True):
    """What the last decision on a problem was; `until` is its last day, None for no end."""

    decision: Choice
    by: str
    why: str | None = None
    until: dt.date | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Something that a person should act on, with its stable code.

    `waived` says that a decision takes it out of the gate today, `known` that it was there before.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    labels: tuple[str, ...] = ()
    claim: str | None = None
    fingerprint: str
    waived: bool = False
    decided: Decided | None = None
    known: bool = False


class Run(Struct, frozen=True, kw_only=True):
    """What else decided the bytes of a report."""

    citecheck: str
    config: str  # sha256 of the settings that can change a result
    as_of: dt.date | None = None
    offline: bool = False
    compared: bool = False  # with what was known before


class Extract(Struct, frozen=True, kw_only=True, tag=True):
    """Steps 1 and 2 alone: no source was touched."""

    document: Document
    citations: Citations
    claims: tuple[Claim, ...]
    inconsistencies: tuple[Inconsistency, ...] = ()
    problems: tuple[Problem, ...]
    run: Run

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references of the draft, in its order."""
        return self.citations.references

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers of the draft, in its order."""
        return self.citations.markers


class Cited(Struct, frozen=True, kw_only=True):
    """Which source answers for which reference, or for a label that has no entry."""

    source: str
    reference: str | None = None  # id; None where the user's own source stands in for an entry
    label: str | None = None


class Checked(Struct, frozen=True, kw_only=True):
    """All seven steps: what `report/` renders. `verdicts` is parallel to `claims`."""

    extract: Extract
    cited: tuple[Cited, ...]
    sources: tuple[Source | Unavailable, ...]
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    run: Run
    reader: ReaderAccount | None = None
