"""A user's file of cookies: which address is sent what, and files that are none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from citecheck.config import cookie_file
from citecheck.config.resolve import settle
from citecheck.errors import ConfigError

LATER = int(time.time()) + 86_400
LINES = (
    f".paper.example\tTRUE\t/\tTRUE\t{LATER}\tkey\ts3cret",
    f"#HttpOnly_www.paper.example\tFALSE\t/\tFALSE\t{LATER}\thost\talone",
    f".paper.example\tTRUE\t/archive\tFALSE\t{LATER}\tdepth\tbelow",
    ".paper.example\tTRUE\t/\tFALSE\t0\tsession\topen",
    ".paper.example\tTRUE\t/\tFALSE\t1000000000\tstale\tgone",
    f"desk\tFALSE\t/\tFALSE\t{LATER}\tdesk\tnear",
    f"other.example\tFALSE\t/\tFALSE\t{LATER}\tother\tcake",
)


def written(folder: Path, *lines: str, head: str = "# Netscape HTTP Cookie File") -> Path:
    path = folder / "cookies.txt"
    path.write_text("\n".join([head, "", *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://www.paper.example/a", {"key", "host", "session"}),
        ("http://www.paper.example/a", {"host", "session"}),
        ("https://paper.example/archive/2020", {"key", "depth", "session"}),
        ("https://news.www.paper.example/", {"key", "session"}),
        ("http://notpaper.example/", set()),
        ("http://paper.example.evil.example/", set()),
        ("http://other.example/", {"other"}),
        ("http://sub.other.example/", set()),
        ("http://other.example@evil.example/", set()),
        ("http://127.0.0.1/", set()),
        ("http://desk:8000/", {"desk"}),
        ("http://desk.local.evil.example/", set()),
    ],
)
def test_each_address_is_sent_what_is_its_own(tmp_path: Path, url: str, names: set[str]) -> None:
    header = cookie_file.load(written(tmp_path, *LINES)).header(url)
    sent = {pair.partition("=")[0] for pair in header.split("; ")} if header else set()
    assert sent == names


def test_what_is_held_is_not_shown(tmp_path: Path) -> None:
    assert "s3cret" not in repr(cookie_file.load(written(tmp_path, *LINES)))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("s3cret", "line 3: it has 1 fields"),
        (LINES[0].replace("\t", " "), "line 3: it has 1 fields"),
        (f"{LINES[0]}\ts3cret", "line 3: it has 8 fields"),
        (LINES[0].replace("TRUE", "FALSE", 1), "line 3: TRUE goes with"),
        (LINES[0].replace(str(LATER), "s3cret"), "line 3: its fifth field"),
        (LINES[0].replace(".paper.example", ".example"), "every host below '.example'"),
    ],
)
def test_a_malformed_line_is_named_and_not_shown(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        cookie_file.load(written(tmp_path, line))
    assert said in str(raised.value)
    assert "s3cret" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not begin with “# Netscape HTTP Cookie File”"):
        cookie_file.load(written(tmp_path, *LINES, head='[{"name": "key"}]'))
    (tmp_path / "picture").write_bytes(b"\x89PNG\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"as “cookies\.txt”"):
        cookie_file.load(tmp_path / "picture")
    with pytest.raises(ConfigError, match="No such file"):
        cookie_file.load(tmp_path / "none")
    with pytest.raises(ConfigError, match="a folder"):
        cookie_file.load(tmp_path)


def test_who_may_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, beside = tmp_path / "own" / "citecheck", tmp_path / "drafts"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent))
    for folder in (own, beside):
        folder.mkdir(parents=True)
        written(folder, *LINES)
        (folder / "citecheck.toml").write_text('[fetch]\ncookies = "cookies.txt"\n')
    draft = (str(beside / "draft.md"),)
    found = settle({"config": None}, draft)
    assert found.fetch.cookies == str(own / "cookies.txt")
    assert ["cookies are keys" in said for said in found.ignored] == [True]
    named = settle({"config": str(beside / "citecheck.toml")}, draft)
    assert named.fetch.cookies == str(beside / "cookies.txt")
    said = settle({"config": None, "cookies": str(beside / "cookies.txt")}, draft)
    assert said.fetch.cookies == str(beside / "cookies.txt")
    with pytest.raises(ConfigError, match="cookies"):
        settle({"config": None, "cookies": str(tmp_path / "none")}, draft)


def test_the_path_is_in_no_report(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    for folder in (one, other):
        folder.mkdir()
        written(folder, *LINES)
    digests = {
        settle({"config": None, "cookies": str(path / "cookies.txt")}, ()).digest()
        for path in (one, other)
    }
    assert len(digests) == 1
    assert digests != {settle({"config": None}, ()).digest()}
