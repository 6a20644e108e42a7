"""What a citation template says of its work, and how short citations ("Smith 2001") find it."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from mwparserfromhell import nodes

from citecheck.formats.mediawiki.tree import Placed, parameters_of, template_name
from citecheck.formats.mediawiki.vocabulary import (
    ACCESSED,
    ARCHIVES,
    AUTHORS,
    CHAPTERS,
    CONTAINERS,
    DATES,
    GIVEN,
    MOST_AUTHORS,
    PUBLISHERS,
    SURNAMES,
    TITLES,
    URLS,
)
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, Granularity
from citecheck.nlp.dates import find_dates

Parameters = Mapping[str, Placed]

_YEAR = regex(r"(?<!\d)(?:1\d\d\d|20\d\d)[a-z]?(?![\w])")
_DOI = regex(r"10\.\d{4,9}/\S+")
_LINK = regex(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|<!--.*?-->|'{2,5}|<[^<>]*>")
_NUMBERED = regex(r"([^\W\d][^\d]*?)(\d{0,2})(-[a-z]+)?")
_NOT_ISBN = regex(r"[^\dXx]")
_ADDRESS = regex(r"(?:https?:|ftp:)?//\S+")
_INITIALS = regex(r"(?<=\w)\s+[A-Z]{1,3}$")
_FAMILIES = ("cite ", "citation", "cita ", "literatur", "internetquelle", "lien web", "ouvrage")
_NO_CITATIONS = (
    "infobox",
    "taxobox",
    "speciesbox",
    "automatic taxobox",
    "navbox",
    "sidebar",
    "quote",
)


class Source(Struct, kw_only=True):
    """A work of the page's own list that short citations may mean; `key` once one is cited so."""

    names: tuple[str, ...]
    year: str | None
    work: Bibliographic
    anchor: str | None = None
    key: str | None = None


def is_citation(template: nodes.Template, parameters: Parameters) -> bool:
    """Whether a template cites a work: by its name, or by a title beside where it stands."""
    name = template_name(template)
    is_named = any(not key.isdecimal() for key in parameters)
    if name.startswith(_FAMILIES):
        return is_named  # {{Citation|words}} quotes on the French Wikipedia
    if name.startswith(_NO_CITATIONS) or not is_named:
        return False
    has_title = any(field in parameters for field in (*TITLES[:8], "script-title"))
    beside = (*URLS, "doi", "isbn", *CONTAINERS[:8], *DATES, "last", "last1", *AUTHORS)
    return has_title and any(field in parameters for field in beside)


def field_of(parameters: Parameters, names: Iterable[str]) -> Placed | None:
    """Return the first of the parameters that is given."""
    return next((parameters[name] for name in names if name in parameters), None)


def words_of(placed: Placed | None) -> str | None:
    """Return the words of a value without markup, None where none are left."""
    if placed is None:
        return None
    text = _LINK.sub(lambda found: found[1] or "", str(placed[0]))
    return " ".join(text.replace("&nbsp;", " ").split()).strip("() ") or None


def work_of(parameters: Parameters) -> Bibliographic:
    """Return what the fields of a citation template say."""
    title = words_of(field_of(parameters, CHAPTERS)) or words_of(field_of(parameters, TITLES))
    date = words_of(field_of(parameters, DATES))
    doi = _DOI.search(html.unescape(str(parameters["doi"][0]))) if "doi" in parameters else None
    container = words_of(field_of(parameters, CONTAINERS)) or words_of(
        field_of(parameters, PUBLISHERS)
    )
    arxiv = words_of(field_of(parameters, ("arxiv", "eprint")))
    pmcid = words_of(parameters.get("pmc"))
    return Bibliographic(
        url=address_of(field_of(parameters, URLS)),
        archived_url=address_of(field_of(parameters, ARCHIVES)),
        doi=doi.group().lower() if doi else None,
        arxiv=arxiv,
        pmid=words_of(parameters.get("pmid")),
        pmcid=f"PMC{pmcid.upper().removeprefix('PMC')}" if pmcid else None,
        isbn=_NOT_ISBN.sub("", words_of(parameters.get("isbn")) or "").upper()[:13] or None,
        title=title,
        authors=tuple(name for name, _ in authors_of(parameters)),
        container=container,
        date=_iso(date),
        accessed=_day(words_of(field_of(parameters, ACCESSED))),
    )


def _iso(words: str | None) -> str | None:
    """Return a date in ISO 8601, as fine as it is written."""
    date = next(iter(find_dates(words)), None) if words else None
    if date is None or date.first is None:
        return None
    length = {Granularity.DAY: 10, Granularity.MONTH: 7}.get(date.granularity, 4)
    return date.first.isoformat()[:length]


def _day(words: str | None) -> dt.date | None:
    date = next(iter(find_dates(words)), None) if words else None
    return None if date is None or date.granularity is not Granularity.DAY else date.first


def address_of(placed: Placed | None) -> str | None:
    """Return the address that a value is."""
    found = None if placed is None else _ADDRESS.match(str(placed[0]).strip())
    if found is None:
        return None
    return f"https:{found.group()}" if found.group().startswith("//") else found.group()


def authors_of(parameters: Parameters) -> list[tuple[str, Placed]]:
    """Return the authors as "Surname, Given", each with the value that names them first."""
    found: dict[int, tuple[str, Placed]] = {}
    for name, value in parameters.items():
        numbered = _NUMBERED.fullmatch(name)
        field = f"{numbered[1]}{numbered[3] or ''}" if numbered else name
        family = words_of(value) if field in SURNAMES else None
        number = int(numbered[2] or 1) if numbered else 1
        if family is None or number in found or number > MOST_AUTHORS:
            continue
        given = words_of(field_of(parameters, _spelt(GIVEN.get(field, ""), number)))
        found[number] = (f"{family}, {given}" if given else family, value)
    if not found and (value_ := field_of(parameters, AUTHORS)) is not None:
        names = words_of(value_)
        return [(names, value_)] if names else []
    return [found[number] for number in sorted(found)]


def _spelt(name: str, number: int) -> Iterator[str]:
    """Yield the ways to write the `number`-th parameter of a name ("first2", "author2-first")."""
    if not name:
        return
    if number == 1:
        yield name
    kind, dash, part = name.partition("-")
    yield f"{name}{number}"
    if dash:
        yield f"{kind}{number}-{part}"


# --- short citations ---------------------------------------------------------------------


def source_of(parameters: Parameters) -> Source:
    """Return a work as short citations look for it."""
    names = [name.partition(",")[0] for name, _ in authors_of(parameters)]
    if len(names) == 1 and "vauthors" in parameters:
        names = [
            _INITIALS.sub("", one.strip())
            for one in (words_of(parameters["vauthors"]) or "").split(",")
        ]
    year = _YEAR.search(words_of(field_of(parameters, DATES)) or "")
    reference = parameters.get("ref")
    return Source(
        names=tuple(fold(name) for name in names[:4]),
        year=year.group() if year else None,
        work=work_of(parameters),
        anchor=_anchor(reference),
    )


def short_cites(template: nodes.Template, offset: int) -> list[tuple[str, ...]]:
    """Return the (name, …, year) of each work that a short citation names."""
    parameters = parameters_of(template, offset)
    if template_name(template) in ("sfnm", "sfnmp", "harvs"):
        several = []
        for number in range(1, 10):
            parts = [words_of(parameters.get(f"{number}a{n}")) for n in range(1, 5)]
            parts.append(words_of(field_of(parameters, (f"{number}y", f"{number}p"))))
            several.append(tuple(part for part in parts if part))
        return [one for one in several if one]
    return [tuple(filter(None, (words_of(parameters.get(str(n))) for n in range(1, 6))))]


class Sources:
    """The works that the page lists, as short citations call them."""

    def __init__(self) -> None:
        self._by_anchor: dict[str, Source] = {}
        self._by_names: dict[tuple[tuple[str, ...], str | None], Source] = {}

    def add(self, source: Source) -> None:
        """Let short citations find a work."""
        if source.anchor:
            self._by_anchor.setdefault(source.anchor, source)
        for count in range(1, len(source.names) + 1):
            self._by_names.setdefault((source.names[:count], source.year), source)

    def find(self, cited: tuple[str, ...]) -> Source | None:
        """Return the work that ("Smith", "Jones", "2001") means."""
        folded = [fold(part) for part in cited]
        names = tuple(part for part in folded if not _YEAR.fullmatch(part))
        year = next((part for part in folded if _YEAR.fullmatch(part)), None)
        found = self._by_anchor.get("".join(folded)) or self._by_names.get((names, year))
        if found is None and year and year[-1].isalpha():
            found = self._by_names.get((names, year[:-1]))
        return found


def fold(text: str) -> str:
    """Return a name or year as it is compared."""
    return "".join(text.casefold().split()).strip(".,")


def _anchor(reference: Placed | None) -> str | None:
    """Return what ``ref={{harvid|Smith|2001}}`` or ``ref=CITEREFSmith2001`` stands for."""
    if reference is None:
        return None
    for node in reference[0].nodes:
        if isinstance(node, nodes.Template):
            return "".join(fold(str(one.value)) for one in node.params if not one.showkey)
    words = fold(str(reference[0]))
    return words.removeprefix("citeref") if words not in ("harv", "none") else None
