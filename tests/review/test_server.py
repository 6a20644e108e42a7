from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from citecheck.errors import ConfigError, InputError
from citecheck.review import serve

if TYPE_CHECKING:
    from conftest import Review

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"


def test_it_listens_on_loopback_alone(review: Review) -> None:
    port = urlsplit(review.address).port
    assert port
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_each_review_has_a_token_of_its_own(review: Review) -> None:
    token = urlsplit(review.address).path.strip("/")
    assert len(token) >= 32


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"cannot listen on 127.0.0.1:{port}"):
            serve(SAMPLE, port=port, decisions=tmp_path / "d.jsonl", open_browser=False)


def test_a_file_that_is_no_report_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the report"):
        serve(tmp_path / "none.json", open_browser=False)
    path = tmp_path / "notes.json"
    path.write_text("[]")
    with pytest.raises(InputError, match=r"notes\.json: this is not a report"):
        serve(path, open_browser=False)
