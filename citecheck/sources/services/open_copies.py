"""Step 3, open copies: a work whose own page is shut → addresses where it may be read freely.

A page that shows only the abstract counts as shut here.

Unpaywall first, then the full-text links that Crossref has, both only where an e-mail is
configured; Europe PMC for works that the entry names by PMID or PMCID. Only addresses come from
here: each is fetched and judged like any page, and one that turns out to be shut is no copy.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, suppress
from itertools import islice
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from msgspec.structs import replace

from citecheck.model import SourceState, Wanted
from citecheck.sources.address import canonical
from citecheck.sources.options import Options
from citecheck.sources.services.client import Service
from citecheck.sources.services.crossref import Keep, Register
from citecheck.sources.services.crossref_record import Unanswered
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

_MOST = 5  # addresses of one service that are tried
_READABLE = ("application/pdf", "text/html", "unspecified")  # Crossref's words; XML is not read
_FREE = ("OA", "F")  # Europe PMC's codes for open access and free to read


def may_have_one(wanted: Wanted, live: Capture, options: Options) -> bool:
    """Whether an open copy of what `live` did not give, or not in full, can be asked for."""
    named = bool(wanted.doi and options.fetch.email) or bool(wanted.pmid or wanted.pmcid)
    return named and (live.is_lost or live.state is SourceState.OK)


def as_open_copy(live: Capture, copy: Capture) -> Capture:
    """Return `copy` as what stands in for the page that `live` did not give, or not in full."""
    if live.state is SourceState.OK:
        why = "the page itself shows only the abstract"
    else:
        why = f"the page itself was not had: {(live.reason or live.state.value).rstrip('.')}"
    reason = f"An open copy was read ({copy.final_url}), since {why}."
    return replace(copy, url=live.url, reason=reason)


class OpenCopies:
    """Asks the services of `options`; lives in one event loop, as an async context manager."""

    def __init__(self, store: Store, keep: Keep, options: Options) -> None:
        """Read records from `store`, and hand to `keep` those that are asked for."""
        self._fetch = options.fetch
        self._unpaywall = Service(options.fetch.unpaywall_base, options)
        self._crossref = Service(options.fetch.crossref_base, options)
        self._europepmc = Service(options.fetch.europepmc_base, options)
        self._register = Register(self._crossref, store, keep, options)
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        for service in (self._unpaywall, self._crossref, self._europepmc):
            await self._open.enter_async_context(service)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    async def addresses(self, wanted: Wanted) -> AsyncIterator[str]:
        """Yield addresses to try, each once; a service is asked when the one before gave none.

        Raises:
            StoreError: a record cannot be kept.
        """
        seen = {canonical(url) for url in wanted.urls}
        for ask in (self._from_unpaywall, self._from_crossref, self._from_europepmc):
            found: list[str] = []
            with suppress(Unanswered):  # another service may know one
                found = list(islice(await ask(wanted), _MOST))
            for address in found:
                if canonical(address) not in seen:
                    seen.add(canonical(address))
                    yield address

    async def _from_unpaywall(self, wanted: Wanted) -> Iterator[str]:
        if not (wanted.doi and self._fetch.email):
            return iter(())
        path = f"/v2/{quote(wanted.doi, safe='')}?email={quote(self._fetch.email)}"
        return _open_locations(_object(await self._unpaywall.get(path)))

    async def _from_crossref(self, wanted: Wanted) -> Iterator[str]:
        if not (wanted.doi and self._fetch.email):
            return iter(())
        record = await self._register.record(wanted.doi)
        return _full_texts(record.message or {})

    async def _from_europepmc(self, wanted: Wanted) -> Iterator[str]:
        if wanted.pmcid:
            query = f"PMCID:PMC{wanted.pmcid.upper().removeprefix('PMC')}"
        elif wanted.pmid:
            query = f"EXT_ID:{wanted.pmid} AND SRC:MED"
        else:
            return iter(())
        path = f"/search?query={quote(query)}&resultType=core&format=json"
        return _free_texts(_object(await self._europepmc.get(path)))


def _open_locations(answer: Mapping[str, Any]) -> Iterator[str]:
    """Yield the files of Unpaywall's locations, the best one's first, and then their pages.

    Source: Unpaywall data format 2, ``best_oa_location`` and ``oa_locations``.
    """
    best = answer.get("best_oa_location")
    places = [place for place in (best, *_list(answer, "oa_locations")) if isinstance(place, dict)]
    for name in ("url_for_pdf", "url"):
        yield from _web(place.get(name) for place in places)


def _full_texts(message: Mapping[str, Any]) -> Iterator[str]:
    """Yield the full-text links of a record, PDF first.

    Source: Crossref REST API, ``/works/{doi}``, field ``link``.
    """
    links = [link for link in _list(message, "link") if isinstance(link, dict)]
    for kind in _READABLE:
        yield from _web(link.get("URL") for link in links if link.get("content-type") == kind)


def _free_texts(answer: Mapping[str, Any]) -> Iterator[str]:
    """Yield the free full texts of the first work found, PDF first: its pages are made by scripts.

    Source: Europe PMC RESTful API, ``resultList.result[].fullTextUrlList.fullTextUrl[]``.
    """
    listed = answer.get("resultList")
    works = _list(listed, "result") if isinstance(listed, dict) else []
    texts = works[0].get("fullTextUrlList") if works and isinstance(works[0], dict) else None
    found = [one for one in _list(texts, "fullTextUrl") if isinstance(one, dict)]
    free = [one for one in found if one.get("availabilityCode") in _FREE]
    for style in ("pdf", "html"):
        yield from _web(one.get("url") for one in free if one.get("documentStyle") == style)


def _web(addresses: Iterable[object]) -> Iterator[str]:
    for address in addresses:
        if isinstance(address, str) and address.lower().startswith(("https://", "http://")):
            yield address


def _list(holder: object, name: str) -> list[Any]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _object(body: bytes | None) -> Mapping[str, Any]:
    """Return the JSON object of an answer, an empty one where there is no such thing."""
    try:
        answer = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}
