"""What is wrong with a server's TLS, through `obtain`: dead, for the reason that is true."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tls import servers

# A process of its own: which authorities are trusted is read when the client is loaded.
ASK = """
import json, sys
from pathlib import Path
from urllib.parse import urlsplit
from citecheck.config.schema import Archive, Fetch
from citecheck.model import Wanted
from citecheck.sources import Options, obtain
urls = json.loads(sys.argv[2])
allowed = tuple(f"127.0.0.1:{urlsplit(url).port}" for url in urls.values())
fetch = Fetch(timeout_s=8, retries=0, delay_s=0, allow_hosts=allowed)
options = Options(store=Path(sys.argv[1]), fetch=fetch, archive=Archive(enabled=False))
wanted = [Wanted(key=name, urls=(url,)) for name, url in urls.items()]
print(json.dumps({a.key: [a.state.value, a.reason] for a in obtain(wanted, options)}))
"""
REASONS = {
    "self-signed": "vouches for",
    "expired": "has expired",
    "wrong-host": "another name",
    "cut-off": "broke off",
    "silent-end": "broke off",
    "plain": "TLS failure",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str | None]]:
    folder = tmp_path_factory.mktemp("tls")
    with servers(folder / "authority.pem") as urls:
        run = subprocess.run(
            [sys.executable, "-c", ASK, str(folder / "store"), json.dumps(urls)],
            env={**os.environ, "SSL_CERT_FILE": str(folder / "authority.pem")},
            capture_output=True,
            text=True,
            check=True,
        )
    return {name: (state, reason) for name, (state, reason) in json.loads(run.stdout).items()}


def test_a_page_with_good_tls_is_had(answers: dict[str, tuple[str, str | None]]) -> None:
    assert answers["good"] == ("ok", None)


@pytest.mark.parametrize("fault", REASONS)
def test_bad_tls_is_dead_and_says_why(
    fault: str, answers: dict[str, tuple[str, str | None]]
) -> None:
    state, reason = answers[fault]
    assert state == "dead"
    assert reason is not None
    assert REASONS[fault] in reason
