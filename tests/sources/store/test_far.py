"""A store in an object store: a real S3 server on this machine, and its copy at hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.errors import ConfigError, StoreError
from citecheck.model import SourceState
from citecheck.sources.store import UNREACHED
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.holdings import Holdings
from citecheck.sources.store.store import Store

pytestmark = pytest.mark.needs("s3")
URL = "https://a.example/1"
SEEN = Capture(
    url=URL,
    final_url=URL,
    state=SourceState.OK,
    fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    media_type="text/plain",
)
WORDS = b"The harbour sold 1,240 boats. " * 40


def test_what_one_machine_kept_another_has(bucket: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "here", far=bucket) as store:
        kept = store.keep(SEEN, WORDS)
        store.keep_text(kept.sha256 or "", "v1", b"text")
    with Store.open(tmp_path / "there", far=bucket) as store:
        assert store.latest(URL) is None
        assert store.pull() == 1
        assert store.pull() == 0
        assert store.latest(URL) == kept
        assert store.body(kept.sha256 or "") == WORDS
    with Store.open(tmp_path / "there") as alone:  # the copy at hand is whole without the other
        assert alone.body(kept.sha256 or "") == WORDS


def test_a_worker_needs_no_index(bucket: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "here", far=bucket) as store:
        kept = store.keep(SEEN, WORDS)
    held = Holdings.at(bucket)
    assert held.body(kept.sha256 or "") == WORDS
    assert held.text(kept.sha256 or "", "v1") is None
    held.keep_text(kept.sha256 or "", "v1", b"text")
    assert Holdings.at(bucket).text(kept.sha256 or "", "v1") == b"text"
    with pytest.raises(StoreError, match="is not there"):
        held.body("0" * 64)


def test_two_that_write_lose_nothing_of_each_other(bucket: str, tmp_path: Path) -> None:
    urls = [f"https://a.example/{number}" for number in range(6)]
    for name in "ab":
        with Store.open(tmp_path / name, far=bucket) as store:
            for url in urls[:3] if name == "a" else urls[3:]:
                store.keep(replace(SEEN, url=url, final_url=url), url.encode())
    with Store.open(tmp_path / "c", far=bucket) as store:
        assert store.pull() == 6
        assert {
            url: store.body(found.sha256 or "") for url, found in store.latest_of(urls).items()
        } == {url: url.encode() for url in urls}


def test_the_copy_of_one_is_not_taken_for_that_of_another(bucket: str, tmp_path: Path) -> None:
    Store.open(tmp_path / "here", far=bucket).close()
    with pytest.raises(StoreError, match="the copy at hand is that of s3://"):
        Store.open(tmp_path / "here", far=f"{bucket}2")


def test_a_bucket_that_is_not_there_is_said(bucket: str, tmp_path: Path) -> None:
    del bucket
    with (
        Store.open(tmp_path / "here", far="s3://no-such-bucket/x") as store,
        pytest.raises(StoreError, match=f"{UNREACHED} .s3://no-such-bucket/x.: .*bucket"),
    ):
        store.keep(SEEN, WORDS)


def test_what_is_not_installed_or_no_address_is_said() -> None:
    with pytest.raises(ConfigError, match="needs what opens abfs:// addresses: "):
        Holdings.at("abfs://bucket/x")
    with pytest.raises(ConfigError, match="is no address of an object store"):
        Holdings.at("nowhere://bucket/x")
