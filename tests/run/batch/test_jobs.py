from __future__ import annotations

import hashlib
from pathlib import Path

from citecheck.config.schema import Config
from citecheck.run.batch.intake import Item
from citecheck.run.batch.jobs import Parsed, ReadJob, work

SENT = b"# Boats\n\nThe harbour sold 12 boats in 2024 [1].\n\n## References\n\n1. Office. Boats.\n"


def _read(path: Path) -> Parsed | str:
    item = Item(name="d.md", path=str(path))
    found = work(ReadJob(number=3, item=item, config=Config(), body=SENT))
    assert isinstance(found, Parsed | str)
    return found


def test_a_draft_that_travelled_goes_before_another_file_under_the_same_path(
    tmp_path: Path,
) -> None:
    (tmp_path / "d.md").write_text("Something else lies here on this machine.")
    found = _read(tmp_path / "d.md")
    assert isinstance(found, Parsed)
    assert found.sha256 == hashlib.sha256(SENT).hexdigest()
    assert _read(tmp_path / "nowhere.md") == found


def test_a_draft_that_is_gone_by_now_is_a_sentence(tmp_path: Path) -> None:
    item = Item(name="d.md", path=str(tmp_path / "gone.md"))
    found = work(ReadJob(number=3, item=item, config=Config()))
    assert isinstance(found, str)
    assert "no such file" in found
