from __future__ import annotations

from pathlib import Path

import msgspec

from citecheck.findings.decisions import DECISIONS_NAME
from citecheck.report import to_json
from citecheck.review.session import Desk

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"


def _saved(folder: Path, draft: Path) -> Path:
    report = to_json.read(SAMPLE.read_bytes())
    document = msgspec.structs.replace(report.document, path=str(draft))
    path = folder / "report.json"
    path.write_bytes(to_json.render(msgspec.structs.replace(report, document=document)))
    return path


def test_decisions_lie_beside_the_draft_or_above_it(tmp_path: Path) -> None:
    drafts, reports = tmp_path / "drafts" / "may", tmp_path / "reports"
    drafts.mkdir(parents=True)
    reports.mkdir()
    draft = drafts / "port.md"
    draft.write_text("x")
    saved = _saved(reports, draft)
    assert Desk(saved).decided == drafts / DECISIONS_NAME
    above = tmp_path / "drafts" / DECISIONS_NAME
    above.touch()
    assert Desk(saved).decided == above


def test_a_draft_that_is_gone_leaves_the_reports_own_folder(tmp_path: Path) -> None:
    saved = _saved(tmp_path, tmp_path / "gone" / "port.md")
    assert Desk(saved).decided == tmp_path / DECISIONS_NAME
