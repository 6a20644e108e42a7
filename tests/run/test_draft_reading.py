"""A draft is read with a clock, and what is made to hang our own grammars does not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.model import Extract
from citecheck.run import draft_reading
from citecheck.sources.http.redirect import refresh_of

SENTENCE = "The town sold 1,240 boats in 2024"


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}.{'¹²³' * 20}x. It rose.",
        f"{SENTENCE}.{'¹,' * 30}x. It rose.",
        f"{SENTENCE} {'—' * 20_000}.",
        f"{SENTENCE} {'– ' * 10_000}.",
        f"{SENTENCE} {'[1]–' * 10_000}.",
        f"{SENTENCE} {'[1]–' * 3_000}x1.",
        f"{SENTENCE} {'%20' * 6_000}.",
    ],
    ids=["raised", "raised-commas", "dashes", "spaced", "markers", "markers-x", "percent"],
)
def test_what_once_hung_is_read_in_time(text: str) -> None:
    found = draft_reading.extract(text.encode(), Config(), "text/plain", "draft.txt")
    assert isinstance(found, Extract)
    assert "1,240" in found.document.text


def test_a_page_of_comments_that_never_close_holds_up_nobody(
    cpu_seconds: object,
) -> None:
    page = b"http-equiv" + b"<!--" * 16_000
    assert callable(cpu_seconds)
    assert cpu_seconds(lambda: refresh_of(page, "https://a.example/")) < 0.5
    assert refresh_of(page, "https://a.example/") is None


def test_a_draft_that_takes_too_long_is_the_callers_fault() -> None:
    code = (
        "from citecheck.config.schema import Config\n"
        "from citecheck.errors import InputError\n"
        "from citecheck.run import draft_reading as d\n"
        "def hang(*_):\n"
        "    while True: pass\n"
        "d._extracted, d.SECONDS = hang, 0.2\n"
        "try: d.extract(b'Words.', Config(), 'text/plain', 'draft.txt')\n"
        "except InputError as error: print(error)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("draft.txt cannot be read: to find its claims took longer than")
    assert "simplify or split it" in shown.stdout


def test_a_refusal_comes_back_as_the_error_that_it_is() -> None:
    with pytest.raises(InputError, match="is no text"):
        draft_reading.extract(b"\x00\x01\x02" * 200, Config(), "text/plain", "draft.txt")
