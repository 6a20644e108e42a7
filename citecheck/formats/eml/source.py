"""EML sources: who wrote what to whom, when; the text of the message, attachments named."""

from __future__ import annotations

import datetime as dt
from email import errors, message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from citecheck.formats.charset import decode
from citecheck.formats.html import source as html_source
from citecheck.formats.source_builder import Writer
from citecheck.model import NoText, SourceState, Text

_SHOWN = ("From", "To", "Cc", "Date")
_MOST_PARTS = 500


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the heading lines and the text of a message; HTML only without a plain text."""
    try:
        message = message_from_bytes(body, policy=policy.default)
        return _text(message)
    except (errors.MessageError, LookupError, ValueError, RecursionError, AttributeError) as error:
        reason = f"the message is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)


def _text(message: EmailMessage) -> Text | NoText:
    writer = Writer()
    subject = _header(message, "Subject")
    if subject:
        writer.heading(subject)
    for name in _SHOWN:
        if words := _header(message, name):
            writer.block(f"{name}: {words}")
    part = message.get_body(("plain", "html"))
    if part is not None and part.get_content_subtype() == "html":
        found = html_source.read(_bytes(part), "text/html; charset=utf-8")
        if isinstance(found, Text):
            for paragraph in found.body.split("\n\n"):
                writer.block(paragraph)
    elif part is not None:
        for paragraph in _decoded(part).replace("\r\n", "\n").split("\n\n"):
            writer.block(paragraph)
    names = [one.get_filename() or one.get_content_type() for one in _attachments(message)]
    if names:
        writer.cut(f"Attachments of the message are not read: {', '.join(names)}.")
    sender = _header(message, "From")
    return replace(
        writer.text(title=subject),
        authors=(sender,) if sender else (),
        published=_date(message),
    )


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    found = [one for one in message.iter_attachments() if isinstance(one, EmailMessage)]
    return found[:_MOST_PARTS]


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message.get(name, "")).split()) or None


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    return decode(body, f"text/plain; charset={charset}" if charset else "text/plain")


def _bytes(part: MIMEPart) -> bytes:
    return _decoded(part).encode()


def _date(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError):
        return None
