from __future__ import annotations

import importlib.metadata
from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.checks import CHECKS, GROUP, Check, load_extra
from citecheck.errors import ConfigError


def test_every_check_listed_is_one() -> None:
    assert {"quote", "name"} <= {check.CODE for check in CHECKS}
    assert len({check.CODE for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert isinstance(check, Check)
        assert check.SUMMARY[0].isupper()
        assert not check.SUMMARY.endswith(".")


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what installs a package that offers checks."""

    def install(*values: str) -> None:
        folder = tmp_path / "extra-1.0.dist-info"
        folder.mkdir()
        folder.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: extra\nVersion: 1.0\n")
        points = "".join(f"extra{n} = {value}\n" for n, value in enumerate(values))
        folder.joinpath("entry_points.txt").write_text(f"[{GROUP}]\n{points}")
        monkeypatch.syspath_prepend(tmp_path)

    return install


def test_packages_may_add_checks(offer: Callable[..., None]) -> None:
    offer("citecheck.checks.name.check", "citecheck.checks.quote.check")
    assert [check.CODE for check in load_extra()] == ["name", "quote"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("citecheck.checks.no_such_module", "cannot be loaded"),
        ("citecheck.checks:NOTHING", "cannot be loaded"),
        ("citecheck.nlp.names", "lacks one of CODE, SUMMARY"),
    ],
)
def test_what_is_no_check_is_refused(offer: Callable[..., None], value: str, message: str) -> None:
    offer(value)
    with pytest.raises(ConfigError, match=message):
        load_extra()


def test_nothing_is_added_here() -> None:
    assert not importlib.metadata.entry_points(group=GROUP)
    assert load_extra() == ()
