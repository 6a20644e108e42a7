"""What the review answers to each request that was let in.

In: a `Room` and requests. Out: the page, the decisions, the memo, and where a check is.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import msgspec
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from citecheck.errors import ConfigError, InputError
from citecheck.report import original_file, to_html, to_memo
from citecheck.report.persons import Ticks
from citecheck.report.wire.documents import Report
from citecheck.review.checking import CheckedDraft
from citecheck.review.room import Room, UnknownReferenceError
from citecheck.review.session import Desk, UnknownProblemError, decision

_LONGEST_BODY = 20_000
_LONGEST_FILE = 100_000_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Answers:
    """The answers about one desk, and about one that is still empty."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @property
    def _desk(self) -> Desk:
        if self._room.desk is None:
            raise HTTPException(409, "no draft yet")
        return self._room.desk

    def routes(self) -> Iterator[tuple[str, str, Any]]:
        """Yield method, path below the token, and what answers it."""
        yield "GET", "", self.page
        yield "GET", "decisions", self.decided
        yield "POST", "decisions", self.decide
        yield "GET", "state", self.state
        yield "POST", "rerun", self.rerun
        yield "GET", "start", self.start
        yield "POST", "draft", self.draft
        yield "POST", "source", self.source
        yield "GET", "memo", self.memo
        yield "GET", "memo.docx", self.memo_docx
        yield "GET", "copy", self.copy

    def page(self, _: Request) -> Response:
        """Answer with the page, with one that takes a draft, or one that waits for its check."""
        if self._room.desk is None:
            return HTMLResponse(_own("start.html.j2", "start.js"))
        state = self._desk.held.state()
        report = self._desk.report()
        if report is None:
            page = _own("waiting.html.j2", "watch.js", version=state.version, room=self._room)
            return HTMLResponse(page)
        tools = to_html.Tools(
            script=_file("review.js") + _file("watch.js"),
            style=_file("review.css"),
            checks=isinstance(self._desk.held, CheckedDraft),
            version=state.version,
            starts=self._room.takes_drafts,
            evidence=self._room.service.evidence,
        )
        return HTMLResponse(to_html.page(report, tools))

    def decided(self, _: Request) -> Response:
        """Answer with all decisions so far."""
        return JSONResponse(self._decisions())

    async def decide(self, request: Request) -> Response:
        """Add a decision and answer with all."""
        row = await _row(request)
        try:
            self._desk.decide(decision(row, dt.datetime.now(dt.UTC)))
        except UnknownProblemError as error:
            raise HTTPException(409, "the report has no such finding now; load it again") from error
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
        return JSONResponse(self._decisions())

    def state(self, _: Request) -> Response:
        """Answer where the check is."""
        return JSONResponse(self._desk.held.state().row())

    def rerun(self, _: Request) -> Response:
        """Check the draft again."""
        if not isinstance(self._desk.held, CheckedDraft):
            raise HTTPException(409, "a saved report is not checked again: give the draft itself")
        self._desk.held.again()
        return JSONResponse(self._desk.held.state().row())

    def start(self, _: Request) -> Response:
        """Answer with the page that takes a draft."""
        self._refuse_drafts()
        return HTMLResponse(_own("start.html.j2", "start.js"))

    async def draft(self, request: Request) -> Response:
        """Take the draft that was sent, or the address of one."""
        self._refuse_drafts()
        if request.headers.get("content-type") == "application/json":
            address = ((await _row(request)).get("address") or "").strip()
            if not address.lower().startswith(("http://", "https://")):
                raise HTTPException(422, "an address begins with https://")
            self._room.take(address)
        else:
            draft = await self._kept(request)
            self._room.take(str(draft), is_ours=True)
        return JSONResponse(self._desk.held.state().row())

    async def source(self, request: Request) -> Response:
        """Use the file that was sent for an entry of the list, and check again."""
        source = await self._kept(request)
        try:
            self._room.give(request.query_params.get("reference", ""), source)
        except UnknownReferenceError as error:
            raise HTTPException(409, "the draft has no such entry now; load it again") from error
        except InputError as error:
            raise HTTPException(409, str(error)) from error
        return JSONResponse(self._desk.held.state().row())

    def _refuse_drafts(self) -> None:
        if not self._room.takes_drafts:
            raise HTTPException(409, "this review is of one draft: start it without one")

    async def _kept(self, request: Request) -> Path:
        """Write the file that was sent into the folder of the room, and return where it is."""
        place = self._room.place_for(unquote(request.headers.get("x-name", "")))
        size = 0
        with place.open("wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size > _LONGEST_FILE:
                    place.unlink()
                    raise HTTPException(413, "a file of at most 100 MB is taken")
                file.write(chunk)
        if not size:
            raise HTTPException(422, "the file is empty")
        return place

    def memo(self, _: Request) -> Response:
        """Answer with the memo as a page."""
        return HTMLResponse(to_memo.render(self._report()))

    def memo_docx(self, _: Request) -> Response:
        """Answer with the memo as a Word file."""
        return Response(
            to_memo.render_docx(self._report()),
            media_type=_DOCX,
            headers={"Content-Disposition": 'attachment; filename="memo.docx"'},
        )

    def copy(self, request: Request) -> Response:
        """Answer with the annotated copy: the draft's own file where it is Word or PDF.

        ``?evidence=1`` or ``0`` goes before what the settings say.
        """
        from citecheck.report import to_docx, to_pdf  # noqa: PLC0415 - python-docx, when needed

        report, held = self._report(), self._desk.held
        name = _stem(report.document.path)
        service = self._room.service
        if isinstance(held, CheckedDraft):  # a dropped draft lies in a folder of ours
            at = msgspec.structs.replace(report.document, path=held.draft)
            report = msgspec.structs.replace(report, document=at)
        make, media_type, ending = to_docx.render, original_file.WORD, "docx"
        if original_file.original(report.document, original_file.PDF, service.held) is not None:
            make, media_type, ending = to_pdf.render, original_file.PDF, "pdf"
        asked = request.query_params.get("evidence")
        evidence = service.evidence if asked is None else asked == "1"
        try:
            body = make(report, evidence=evidence, held=service.held)
        except ConfigError as error:
            raise HTTPException(409, str(error)) from error
        file = quote(f"{name}-annotated.{ending}")
        return Response(
            body,
            media_type=media_type,
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{file}"},
        )

    def _report(self) -> Report:
        report = self._desk.report()
        if report is None:
            raise HTTPException(409, "the draft is still being checked")
        return report

    def _decisions(self) -> dict[str, Any]:
        """Return all decisions in the order made, how far the ticks are, and the name to sign."""
        rows = [json.loads(item.line()) for item in self._desk.decisions().all]
        report = self._desk.report()
        progress = Ticks(report).progress() if report else None
        return {
            "by": _user(),
            "decisions": rows,
            "ticked": progress.words if progress else "",
            "left": progress.of - progress.ticked if progress else 0,
        }


async def _row(request: Request) -> dict[str, Any]:
    """Return the JSON object that was sent, its values texts or null."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise HTTPException(413, "too long")
    try:
        row = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(422, "no JSON") from error
    texts = isinstance(row, dict) and all(isinstance(v, str | None) for v in row.values())
    if not texts:
        raise HTTPException(422, "an object of texts is wanted")
    return dict(row)


def _stem(draft: str) -> str:
    """Return what a copy of a draft is called, before its ending."""
    return PurePath(urlsplit(draft).path if "://" in draft else draft).stem or "draft"


def _user() -> str:
    """Return the name that the machine knows the editor by, if any."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _own(template: str, script_name: str, **shown: object) -> str:
    """Return a page of the review itself; `shown` is what its template names."""
    script = _file(script_name)
    style = to_html.stylesheet() + _file("review.css")
    page = to_html.environment().from_string(_file(template))
    return page.render(
        policy=to_html.policy(script, style, connect=True),
        script=Markup(script),  # noqa: S704 - our own file, and the policy holds its hash
        style=Markup(style),  # noqa: S704 - the same
        **shown,
    )


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
