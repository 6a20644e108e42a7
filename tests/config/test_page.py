from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from citecheck.config import page as manual
from citecheck.config import schema
from citecheck.errors import ConfigError

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_the_published_page_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == manual.to_markdown()


@pytest.mark.parametrize("section", schema.SECTIONS)
def test_every_setting_on_the_page_is_one_and_says_what_it_is_for(section: str) -> None:
    part = manual.to_markdown().partition(f"## `[{section}]`")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*?) \| (.+) \|$", part, re.MULTILINE)
    assert rows
    for name, _, usual, help_text in rows:
        assert help_text.endswith(".")
        value = {name: _read(usual)} if usual.strip() else {}
        schema.from_table({section: value}, where="the page")


def _read(usual: str) -> object:

    return tomllib.loads(f"value = {usual.strip('` ')}")["value"]


def test_a_key_that_is_not_on_it_is_refused() -> None:
    with pytest.raises(ConfigError, match="did you mean 'timeout_s'"):
        schema.from_table({"fetch": {"timeouts": 3}}, where="the page")
