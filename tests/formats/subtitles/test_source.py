"""Captions as players show them; all words are our own."""

# ruff: noqa: E501 - the files are as programs write them

import pytest

from citecheck.formats.source import read_text
from citecheck.formats.source_type import media_type_of
from citecheck.model import Text

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>Nine ships</i> came to Ostra

2
00:00:59,500 --> 00:01:02,000
in the spring.

3
00:01:02,000 --> 00:01:04,000
in the spring.

4
01:02:00,000 --> 01:02:03,000
Forty &amp; two
frogs slept.
"""
VTT = """WEBVTT - a talk

NOTE nobody sees this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Ida Tamm>Nine <c.loud>ships</c> came.

02:00.000 --> 02:03.000
Nine ships came. They left.
"""


def read(source: str, name: str) -> Text:
    body = source.encode()
    found = read_text(body, media_type_of(body, declared="text/plain", name=name))
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize("name", ["talk.srt", "https://a.example/talk"])
def test_captions_are_running_text_and_the_page_is_the_minute(name: str) -> None:
    found = read(SRT, name)
    assert found.body == "Nine ships came to Ostra\n\nin the spring.\n\nForty & two frogs slept."
    assert found.page(0) == 1
    assert found.page(found.body.index("Forty")) == 63


def test_sentences_go_over_captions_and_minutes() -> None:
    source = "1\n00:00:58,000 --> 00:01:00,000\nNine ships\n\n2\n00:01:00,000 --> 00:01:02,000\ncame to Ostra.\n"
    found = read(source, "x.srt")
    assert found.body == "Nine ships came to Ostra."
    assert (found.page(0), found.page(12)) == (1, 2)


def test_speakers_stay_and_styles_go() -> None:
    found = read(VTT, "talk.vtt")
    assert found.body == "Ida Tamm: Nine ships came.\n\nNine ships came. They left."


def test_rolling_captions_are_read_once() -> None:
    cues = ["Nine ships", "Nine ships came", "Nine ships came", "came"]
    source = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{n}.000 --> 00:0{n + 1}.000\n{one}" for n, one in enumerate(cues)
    )
    assert read(source, "x.vtt").body == "Nine ships came"


def test_a_text_without_times_is_plain() -> None:
    assert read("WEBVTT\n\nNo times here.", "x.vtt").body == "WEBVTT\n\nNo times here."
