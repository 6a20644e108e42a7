"""Messages as mail programs save them; all words are our own."""

# ruff: noqa: E501 - the files are as programs write them

import datetime as dt
from email.message import EmailMessage

import pytest

from citecheck.formats.source import read_text
from citecheck.formats.source_type import EMAIL, media_type_of
from citecheck.model import NoText, Text


def message(html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Ships at Ostra – März"
    made["From"] = "Ida Tamm <ida@board.example>"
    made["To"] = "bo@paper.example"
    made["Date"] = "Sun, 03 May 2020 10:00:00 +0200"
    if html is None:
        made.set_content("Dear Bo,\n\nNine ships came\nin März.\n")
    else:
        made.set_content(html, subtype="html")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="ships.zip")
    return made


def read(made: EmailMessage) -> Text:
    body = made.as_bytes()
    assert media_type_of(body, declared=None, name="letter.eml") == EMAIL
    found = read_text(body, EMAIL)
    assert isinstance(found, Text)
    return found


def test_a_message_says_who_when_and_what() -> None:
    found = read(message())
    assert found.body.split("\n\n") == [
        "Ships at Ostra – März",
        "From: Ida Tamm <ida@board.example>",
        "To: bo@paper.example",
        "Date: Sun, 03 May 2020 10:00:00 +0200",
        "Dear Bo,",
        "Nine ships came in März.",
    ]
    assert (found.title, found.published) == ("Ships at Ostra – März", dt.date(2020, 5, 3))
    assert found.authors == ("Ida Tamm <ida@board.example>",)


def test_attachments_are_named_and_not_read() -> None:
    found = read(message())
    assert found.skipped == ("Attachments of the message are not read: ships.zip.",)
    assert found.is_cut


def test_html_is_read_where_there_is_nothing_else() -> None:
    found = read(
        message(
            "<p>Nine ships came to the harbour of Ostra in March.</p><p style='display:none'>HIDDEN</p>"
        )
    )
    assert "Nine ships came to the harbour of Ostra in March." in found.body
    assert "HIDDEN" not in found.body


@pytest.mark.parametrize(
    "body",
    [
        b"Subject: x\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nWords.\r\n",
        b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n" * 2_000,
        b"Content-Type: message/rfc822\r\n\r\n" * 400,
    ],
)
def test_damaged_messages_are_read_or_a_state(body: bytes) -> None:
    found = read_text(body, EMAIL)
    assert isinstance(found, (Text, NoText))
    assert isinstance(found, NoText) or len(found.body) < 1_000
