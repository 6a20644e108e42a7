from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

import pytest

from citecheck import checks
from citecheck.checks import CHECKS, GROUP, Check, load_extra
from citecheck.errors import ConfigError


def test_every_check_listed_is_one() -> None:
    assert {"quote", "name"} <= {check.CODE for check in CHECKS}
    assert len({check.CODE for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert isinstance(check, Check)
        assert check.SUMMARY[0].isupper()
        assert not check.SUMMARY.endswith(".")


def _offer(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    points = [EntryPoint(f"extra{n}", value, GROUP) for n, value in enumerate(values)]
    monkeypatch.setattr(checks, "entry_points", lambda *, group: points if group == GROUP else [])


def test_packages_may_add_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, "citecheck.checks.name", "citecheck.checks.quote")
    assert [check.CODE for check in load_extra()] == ["name", "quote"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("citecheck.checks.no_such_module", "cannot be loaded"),
        ("citecheck.checks:NOTHING", "cannot be loaded"),
        ("citecheck.match.names", "lacks one of CODE, SUMMARY"),
    ],
)
def test_what_is_no_check_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str, message: str
) -> None:
    _offer(monkeypatch, value)
    with pytest.raises(ConfigError, match=message):
        load_extra()


def test_nothing_is_added_here() -> None:
    assert not importlib.metadata.entry_points(group=GROUP)
    assert load_extra() == ()
