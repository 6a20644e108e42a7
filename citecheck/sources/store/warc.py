"""Step 3, WARC: store → WARC file and back; alone knows warcio.

A capture becomes a request, a response and a metadata record, so that any replay tool can show
it and `import_from` gets it back as it was. Bodies are written as they were unpacked; headers that
spoke of their packing are left out.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.source_type import media_type_of
from citecheck.model import ArchiveAnswer, SourceState, Via
from citecheck.regular_file import is_replaceable
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.index import wire_time
from citecheck.sources.store.store import Store

_OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length", "connection")
_AT_ONCE = 50


def export_to(
    store: Store,
    path: Path,
    *,
    captures: Iterable[Capture] | None = None,
    software: str = "citecheck",
) -> int:
    """Write every capture with a body to `path` (``.warc`` or ``.warc.gz``); return their number.

    `captures` writes those of the store alone. What was had with cookies of the user's own is left
    out: it is not for others. The file appears under its name once it is whole.

    Raises:
        InputError: the file cannot be written.
        StoreError: a body is damaged.
    """
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - needed here alone

    if not is_replaceable(path):
        raise InputError(f"cannot write {path}: no regular file stands there")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            writer = WARCWriter(file, gzip=path.suffix == ".gz", warc_version="1.1")
            writer.write_record(writer.create_warcinfo_record(path.name, {"software": software}))
            number = 0
            for capture in store.captures() if captures is None else captures:
                if capture.sha256 is not None and not capture.is_signed_in:
                    _write(writer, capture, store.body(capture.sha256))
                    number += 1
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return number


def import_from(store: Store, path: Path) -> int:
    """Keep every successful response in the WARC file `path`; return how many there were.

    Raises:
        InputError: the file cannot be read, or is no WARC file.
        StoreError: the store cannot be written.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - needed here alone

    number = 0
    batch: list[tuple[Capture, bytes | None]] = []
    try:
        with path.open("rb") as file:
            for capture, body in _captures(file):
                batch.append((capture, body))
                number += 1
                if len(batch) == _AT_ONCE:
                    store.keep_all(batch)
                    batch.clear()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise InputError(f"{path} is no WARC file, or is damaged: {error}") from error
    store.keep_all(batch)
    return number


def _write(writer: Any, capture: Capture, body: bytes) -> None:  # noqa: ANN401 - warcio has no types
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415

    dated = {"WARC-Date": wire_time(capture.fetched_at)}
    kept = [(k, v) for k, v in capture.headers if k.lower() not in _OF_THE_WIRE]
    if capture.header("content-type") is None and capture.media_type:
        kept.append(("Content-Type", capture.media_type))
    kept.append(("Content-Length", str(len(body))))
    status = StatusAndHeaders(f"{capture.status or 200} OK", kept, protocol="HTTP/1.1")
    response = writer.create_warc_record(
        capture.final_url,
        "response",
        payload=io.BytesIO(body),
        length=len(body),  # with every length known warcio makes no temporary files
        http_headers=status,
        warc_headers_dict=dated,
    )
    parts = urlsplit(capture.final_url)
    target = parts.path + (f"?{parts.query}" if parts.query else "") or "/"
    asked = StatusAndHeaders(
        f"GET {target} HTTP/1.1", [("Host", parts.netloc)], is_http_request=True
    )
    request = writer.create_warc_record(
        capture.final_url,
        "request",
        payload=io.BytesIO(),
        length=0,
        http_headers=asked,
        warc_headers_dict=dated,
    )
    writer.write_request_response_pair(request, response)
    about = json.dumps(_about(capture), sort_keys=True).encode()
    writer.write_record(
        writer.create_warc_record(
            capture.final_url,
            "metadata",
            payload=io.BytesIO(about),
            length=len(about),
            warc_content_type="application/json",
            warc_headers_dict={
                **dated,
                "WARC-Refers-To": response.rec_headers.get_header("WARC-Record-ID"),
            },
        )
    )


def _about(capture: Capture) -> dict[str, object]:
    """Return what of a capture a response record has no place for."""
    return {
        "url": capture.url,
        "state": capture.state,
        "via": capture.via,
        "reason": capture.reason,
        "title": capture.title,
        "media_type": capture.media_type,
        "archive": capture.archive,
        "archived_url": capture.archived_url,
        "archived_at": capture.archived_at and wire_time(capture.archived_at),
        "rendered": capture.is_rendered,
    }


def _captures(file: Any) -> Iterator[tuple[Capture, bytes]]:  # noqa: ANN401 - any binary file
    """Yield the successful responses, each with what the metadata record behind it says."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    waiting: tuple[str, Capture, bytes] | None = None
    for record in ArchiveIterator(file):
        if record.rec_type == "metadata" and waiting is not None:
            if record.rec_headers.get_header("WARC-Refers-To") == waiting[0]:
                about = _loaded(record.content_stream().read())
                yield _completed(waiting[1], about), waiting[2]
                waiting = None
        elif record.rec_type == "response" and record.http_headers is not None:
            if waiting is not None:
                yield waiting[1], waiting[2]
            waiting = _response(record)
    if waiting is not None:
        yield waiting[1], waiting[2]


def _response(record: Any) -> tuple[str, Capture, bytes] | None:  # noqa: ANN401 - no types
    status = record.http_headers.get_statuscode()
    url = record.rec_headers.get_header("WARC-Target-URI")
    when = record.rec_headers.get_header("WARC-Date")
    if url is None or when is None or not status.isdigit():
        return None
    body = record.content_stream().read()
    headers = tuple((str(name), str(value)) for name, value in record.http_headers.headers)
    capture = Capture(
        url=url,
        final_url=url,
        state=SourceState.OK if status == "200" else SourceState.DEAD,
        fetched_at=datetime.fromisoformat(when).astimezone(UTC),
        status=int(status),
        headers=headers,
        media_type=media_type_of(
            body, declared=record.http_headers.get_header("Content-Type"), name=url
        ),
        reason=None if status == "200" else f"The WARC file holds a response {status}.",
    )
    return record.rec_headers.get_header("WARC-Record-ID"), capture, body


def _loaded(data: bytes) -> dict[str, Any]:
    try:
        about = json.loads(data)
    except ValueError:
        return {}
    return about if isinstance(about, dict) and "via" in about and "state" in about else {}


def _completed(capture: Capture, about: dict[str, Any]) -> Capture:
    if not about:
        return capture
    archived_at = about.get("archived_at")
    return replace(
        capture,
        url=about["url"],
        state=SourceState(about["state"]),
        via=Via(about["via"]),
        reason=about.get("reason"),
        title=about.get("title"),
        media_type=about.get("media_type"),
        archive=ArchiveAnswer(about["archive"]) if about.get("archive") else None,
        archived_url=about.get("archived_url"),
        archived_at=datetime.fromisoformat(archived_at) if archived_at else None,
        is_rendered=about.get("rendered") is True,
    )
