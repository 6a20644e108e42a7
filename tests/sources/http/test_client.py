"""Every fault of the fault server, through `obtain`, against what it is to be called."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from faults import FAULTS, Faults
from msgspec.structs import replace

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources import Options, obtain

LIMITS = Fetch(
    timeout_s=4, connect_timeout_s=2, max_bytes=2_000_000, retries=2, retry_after_max_s=3,
    delay_s=0, max_per_host=50,
)  # fmt: skip
Answers = dict[str, Source | Unavailable]


def options(folder: Path, server: Faults, **settings: object) -> Options:
    allowed = (f"127.0.0.1:{server.port}",)
    fetch = Fetch(**{name: getattr(LIMITS, name) for name in LIMITS.__slots__}
                  | {"allow_hosts": allowed} | settings)  # type: ignore[arg-type]  # fmt: skip
    return Options(store=folder, fetch=fetch, archive=Archive(enabled=False))


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    with Faults() as server:
        yield server


@pytest.fixture(scope="module")
def answers(faults: Faults, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    wanted = [Wanted(key=path, urls=(faults.url(path),)) for path in FAULTS]
    start = monotonic()
    settings = options(tmp_path_factory.mktemp("store"), faults)
    found = {answer.key: answer for answer in obtain(wanted, settings)}
    assert monotonic() - start < 40
    return found


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_is_called_what_it_is(path: str, answers: Answers) -> None:
    assert answers[path].state.value in FAULTS[path][1], answers[path]


def test_what_was_not_had_says_why(answers: Answers) -> None:
    reasons = [answer.reason for answer in answers.values() if isinstance(answer, Unavailable)]
    assert reasons
    assert [reason for reason in reasons if not reason.endswith(".")] == []


def test_no_fault_is_asked_for_more_than_three_times(answers: Answers, faults: Faults) -> None:
    assert answers
    often = {path: n for path, n in faults.asked.items() if n > 3 and path not in ("html", "")}
    assert not {path for path in often if path.split("-")[0] not in ("unique", "slow", "login")}


def test_nothing_connects_to_another_port(answers: Answers, faults: Faults) -> None:
    assert answers
    assert faults.canary_saw == 0


SPELLINGS = (
    "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://LOCALHOST:PORT/", "http://0:PORT/",
    "http://127.1:PORT/", "http://2130706433:PORT/", "http://0x7f000001:PORT/",
    "http://0177.0.0.1:PORT/", "http://①②⑦.0.0.1:PORT/", "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/",
    "http://[2002:7f00:1::]:PORT/", "http://user@127.0.0.1:PORT/", "http://a.example\\@127.0.0.1:PORT/",
    "http://127.0.\t0.1:PORT/", "http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/",
    "http://127.0.0.1.:PORT/", "http://localhost.:PORT/", "//127.0.0.1:PORT/", "http://[::1%25lo]:PORT/",
    "http://10.0.0.1/", "http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://127.0.0.1:22/",
    "file:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1:PORT/",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_reaches_a_private_port(spelling: str, faults: Faults, tmp_path: Path) -> None:
    wanted = Wanted(key="x", urls=(spelling.replace("PORT", str(faults.canary)),))
    (answer,) = obtain([wanted], options(tmp_path, faults))
    assert answer.state.value in ("refused", "dead", "unsupported", "transient")
    assert faults.canary_saw == 0


@pytest.mark.parametrize(
    "addresses", [["93.184.216.34", "127.0.0.1"], ["127.0.0.1"], ["::1"], ["169.254.169.254"]]
)
def test_a_name_with_a_private_address_is_refused(
    addresses: list[str], faults: Faults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer_with(_host: str, port: int, *_: object, **__: object) -> list[object]:
        families = [socket.AF_INET6 if ":" in a else socket.AF_INET for a in addresses]
        return [
            (
                family,
                socket.SOCK_STREAM,
                6,
                "",
                (address, port, 0, 0)[: 4 if family == socket.AF_INET6 else 2],
            )
            for family, address in zip(families, addresses, strict=True)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer_with)
    (answer,) = obtain([Wanted(key="x", urls=("http://a.example/",))], options(tmp_path, faults))
    assert answer.state.value == "refused"


def test_robots_can_be_switched_off(faults: Faults, tmp_path: Path) -> None:
    wanted = [Wanted(key="x", urls=(faults.url("private/page"),))]
    (answer,) = obtain(wanted, options(tmp_path, faults, robots=False))
    assert answer.state.value == "ok"


def test_a_second_run_is_served_from_the_store(faults: Faults, tmp_path: Path) -> None:
    wanted = [Wanted(key="x", urls=(faults.url("html"),))]
    (first,) = obtain(wanted, options(tmp_path, faults))
    asked = faults.asked["html"]
    (second,) = obtain(wanted, options(tmp_path, faults))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.via, second.via) == ("live", "store")
    assert (first.sha256, first.fetched_at) == (second.sha256, second.fetched_at)
    assert faults.asked["html"] == asked


def test_the_consumer_may_stop_early(faults: Faults, tmp_path: Path) -> None:
    wanted = [Wanted(key=p, urls=(faults.url(p),)) for p in ("html", "hang", "stall")]
    how = options(tmp_path, faults)
    patient = replace(how, fetch=replace(how.fetch, timeout_s=60))
    start = monotonic()
    answers = obtain(wanted, patient)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert monotonic() - start < 20
