from __future__ import annotations

import re

import markdown_it
import msgspec

from citecheck.report import to_markdown
from citecheck.report.wire.documents import Report

TAGS = {"details", "/details", "summary", "/summary", "b", "/b", "del", "/del", "ins", "/ins"}


def _render(report: Report) -> str:
    return to_markdown.render(report).decode()


def test_the_worst_comes_first_and_folds_away(report: Report) -> None:
    text = _render(report)
    heads = re.findall(r"<summary>(.*?)</summary>", text)
    assert heads[0].startswith("✗ <b>contradicted</b> · line 5, column 88")
    assert len(heads) == text.count("</details>") == 7


def test_it_shows_the_source_its_link_the_difference_and_the_advice(report: Report) -> None:
    text = _render(report)
    assert "<del>may</del> <ins>will</ins> double" in text
    assert "(<https://stats.example/b4.pdf#page=14>)" in text
    assert "Try: **5 percentage points**" in text
    assert "`quote.altered`" in text


def test_supported_claims_take_no_room(report: Report) -> None:
    assert "containers" not in _render(report)


def test_a_waived_problem_is_said_to_be(report: Report) -> None:
    waived = tuple(msgspec.structs.replace(item, waived=True) for item in report.problems)
    text = _render(msgspec.structs.replace(report, problems=waived))
    assert "`quote.altered` (waived)" in text


def test_hostile_words_become_no_markup(hostile: Report) -> None:
    text = _render(hostile)
    assert set(re.findall(r"<([^\s>]*)", text)) <= TAGS
    assert not re.search(r"@(?=\w)|#(?=\d)(?<!&#)", text)
    html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<img" not in html
    assert "href" not in html
    assert "<script" not in html


def test_many_claims_are_cut_to_what_a_comment_holds(report: Report) -> None:
    claims = tuple(
        msgspec.structs.replace(report.claims[1], id=f"x{number}") for number in range(500)
    )
    text = _render(msgspec.structs.replace(report, claims=claims))
    assert "… and 400 more claims." in text
    assert len(text) < 65_536
