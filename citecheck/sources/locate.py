"""Step 3, where to look: a reference and the user's own table → `Wanted`, addresses in order.

It reads nothing but whether a path named by the user exists, and connects to nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from citecheck.config.schema import Fetch, is_address
from citecheck.errors import InputError
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, Reference, Wanted
from citecheck.nlp.web_address import is_capture, original_of
from citecheck.sources.address import canonical, is_same_page

_ARXIV_PAGE = regex(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"([a-z.-]{2,20}/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_WEB = regex(r"https?:", re.IGNORECASE)


def locate(
    reference: Reference,
    table: Mapping[str, str],
    fetch: Fetch,
    *,
    folder: Path | None = None,
    confined: Collection[str] = (),
) -> Wanted:
    """Return where the source of `reference` may be had.

    An entry that names nothing gets no address.

    Args:
        reference: an entry or a link.
        table: the user's sources by label or reference id; they go before everything.
        fetch: where the resolvers of identifiers lie.
        folder: as for `given`.
        confined: the names in `table` that are confined, as for `given`.

    Raises:
        InputError: the table names a path that does not exist.
    """
    work = reference.work
    urls = tuple(dict.fromkeys(_addresses(work, fetch)))
    archived = _archived_copy(work)
    mine = _mine(reference, table)
    if mine is not None:
        label = reference.label or reference.id
        return given(label, table[mine], folder=folder, is_confined=mine in confined)
    if work.file and not urls:
        return Wanted(key=f"file:{work.file}", file=work.file)
    return Wanted(
        key=canonical(urls[0]) if urls else _key_of_nothing(reference.text),
        urls=urls,
        accessed=work.accessed,
        archived_url=archived,
        doi=work.doi,
        pmid=work.pmid,
        pmcid=work.pmcid,
    )


def given(
    label: str, value: str, *, folder: Path | None = None, is_confined: bool = False
) -> Wanted:
    """Return the source that the user names for `label`: an address or a path.

    Args:
        label: label of the entry, or id of the reference, that it stands for.
        value: the address or path; a path starts at the working directory, else at `folder`.
        folder: where the settings lie.
        is_confined: settings that were found say so: the path starts at `folder` and stays in it.

    Raises:
        InputError: a path that does not exist.
    """
    if is_address(value):
        return Wanted(key=canonical(value), urls=(value,))
    places = [Path(value).expanduser()]
    if folder is not None:
        places = [folder / value] if is_confined else [*places, folder / places[0]]
    for path in places:
        if path.exists():
            return Wanted(key=f"file:{value}", file=str(path))
    raise InputError(f"the source given for {label!r} does not exist: {value}")


def _mine(reference: Reference, table: Mapping[str, str]) -> str | None:
    names = (reference.label, reference.id)
    return next((name for name in names if name is not None and name in table), None)


def _addresses(work: Bibliographic, fetch: Fetch) -> Iterator[str]:
    """Yield addresses of a work, its own first, then its identifiers.

    The full text goes before a page that holds the abstract only: what a claim rests on is
    rarely in the abstract, and what was not looked at must not be called absent.
    """
    if work.url:
        page = _ARXIV_PAGE.fullmatch(work.url)
        if page:
            yield from _arxiv(page.group(1), fetch)
        yield original_of(work.url) or work.url
    if work.archived_url and not work.url:
        yield original_of(work.archived_url) or work.archived_url
    if work.doi:
        yield f"{fetch.doi_base}/{quote(work.doi, safe='/:;()')}"
    if work.arxiv:
        yield from _arxiv(work.arxiv, fetch)
    if work.pmcid:
        yield f"{fetch.pmc_base}/articles/PMC{work.pmcid.upper().removeprefix('PMC')}/"
    if work.pmid:
        yield f"{fetch.pubmed_base}/{work.pmid}/"


def _arxiv(identifier: str, fetch: Fetch) -> Iterator[str]:
    yield f"{fetch.arxiv_base}/pdf/{identifier}"
    yield f"{fetch.arxiv_base}/abs/{identifier}"


def _archived_copy(work: Bibliographic) -> str | None:
    """Return the copy that the entry names; a copy of another page is none of its own."""
    copied = original_of(work.archived_url) if work.archived_url else None
    if (
        copied is not None
        and work.url
        and not is_same_page(copied, original_of(work.url) or work.url)
    ):
        return None
    if work.archived_url:
        return work.archived_url
    return work.url if work.url and is_capture(work.url) else None


def _key_of_nothing(text: str) -> str:
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
    return f"none:{digest[:16]}"
