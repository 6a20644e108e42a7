"""What a locked run says of pages that are other ones by now, over real pages on loopback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Config, Fetch
from citecheck.model import Checked, Problem, Source
from citecheck.run import pipeline
from citecheck.run.context import Bench
from citecheck.sources import lock

SOLD = "The harbour office sold 1,240 boats in 2024."
ELSE = "<p>The quay is open to visitors from April until the first storms of the autumn.</p>"
DRAFT = """# Boats

The harbour office sold 1,240 boats in 2024 [1].

## References

1. Harbour office. Boats of the year. {address}
"""


class Site:
    """One page, what it says, and how its server answers."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.address = server.url_for("/boats")
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request(re.compile(r"/[0-9a-f]{20}\.html")).respond_with_data("", status=404)

    def says(self, words: str, more: str = "", status: int = 200) -> None:
        self.server.clear()
        self.__init__(self.server)  # type: ignore[misc]
        body = f"<html><head><title>Boats</title></head><body><article><h1>Boats</h1>{ELSE * 6}"
        body += f"<p>{words}</p>{more}</article></body></html>"
        self.server.expect_request("/boats").respond_with_data(
            body, status=status, content_type="text/html"
        )


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    made = Site(httpserver)
    made.says(SOLD)
    return made


def run(site: Site, folder: Path, *, refresh: bool = False, offline: bool = False) -> Checked:
    """Check the draft under the lock of `folder`, if there is one."""
    own = f"{site.server.host}:{site.server.port}"
    config = Config(
        fetch=Fetch(allow_hosts=(own,), delay_s=0, retries=0),
        archive=Archive(enabled=False),
        offline=offline,
    )
    file = folder / lock.NAME
    bench = Bench(
        store=folder / "store", refresh=refresh, pins=lock.read(file) if file.is_file() else {}
    )
    draft = DRAFT.format(address=site.address).encode()
    found = pipeline.extract(draft, config, media_type="text/markdown")
    (checked,) = pipeline.check([found], config, bench)
    if not file.is_file():
        lock.write(file, [item for item in checked.sources if isinstance(item, Source)])
    return checked


def said(checked: Checked, code: str = "source.changed") -> list[Problem]:
    return [item for item in checked.problems if item.code == code]


def test_a_page_that_is_the_same_is_no_problem(site: Site, tmp_path: Path) -> None:
    first = run(site, tmp_path)
    second = run(site, tmp_path)
    assert [item.outcome for item in first.verdicts] == ["supported"]
    assert second.problems == ()
    assert [item.via for item in second.sources if isinstance(item, Source)] == ["store"]


def test_another_figure_now_is_told_with_both_passages(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("The harbour office sold 1,420 boats in 2024.")
    checked = run(site, tmp_path)
    assert [item.outcome for item in checked.verdicts] == ["supported"]
    (problem,) = said(checked)
    assert f"“{SOLD}”" in problem.message
    assert "Now: “The harbour office sold 1,420 boats in 2024.”" in problem.message
    assert (problem.claim, problem.labels) == (None, ("1",))
    assert problem.span == checked.extract.claims[0].span


def test_a_passage_that_was_taken_out_is_told(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("Tickets for the summer are on sale at the gate.")
    (problem,) = said(run(site, tmp_path))
    assert problem.message.endswith("Nothing like it is there now.")


def test_edits_that_touch_no_passage_are_nobodys_concern(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says(SOLD, "<p>The café beside the quay was painted in the spring of this year.</p>")
    assert run(site, tmp_path).problems == ()


def test_what_is_seen_offline_asks_nothing(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("The harbour office sold 1,420 boats in 2024.")
    asked = len(site.server.log)
    assert run(site, tmp_path, offline=True).problems == ()
    assert len(site.server.log) == asked


def test_a_page_that_is_gone_is_told_once(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("", status=404)
    checked = run(site, tmp_path)
    (problem,) = said(checked)
    assert "the page is gone; the locked capture was read" in problem.message
    assert [item.outcome for item in checked.verdicts] == ["supported"]


def test_a_page_that_cannot_be_looked_at_is_no_change(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("", status=403)
    checked = run(site, tmp_path)
    assert said(checked) == []
    (note,) = said(checked, "source.not_compared")
    assert note.severity == "note"
    assert "(blocked)" in note.message


def test_an_update_is_held_against_the_lock(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    site.says("The harbour office sold 1,420 boats in 2024.")
    checked = run(site, tmp_path, refresh=True)
    assert [item.outcome for item in checked.verdicts] == ["contradicted"]
    (problem,) = said(checked)
    assert f"“{SOLD}”" in problem.message
