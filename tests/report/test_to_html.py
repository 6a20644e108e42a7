from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
from lxml import html

from citecheck.model import CitationKind, Severity
from citecheck.report import phrases, to_html
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Problem


def _page(report: Report) -> html.HtmlElement:
    return html.document_fromstring(to_html.render(report).decode())


def _all(root: html.HtmlElement, *names: str) -> list[html.HtmlElement]:
    """Return the elements below `root` by tag, ``.class`` or ``#id``, each name inside the last."""
    found = [root]
    for name in names:
        test = f"@id='{name[1:]}'" if name.startswith("#") else f"name()='{name}'"
        if name.startswith("."):
            test = f"contains(concat(' ', @class, ' '), ' {name[1:]} ')"
        found = [item for parent in found for item in parent.xpath(f".//*[{test}]")]
    return found


def _texts(root: html.HtmlElement, *names: str) -> list[str]:
    return [" ".join(item.text_content().split()) for item in _all(root, *names)]


def test_cards_stand_worst_first_and_each_claim_has_one(report: Report) -> None:
    ids = [card.get("data-claim") for card in _all(_page(report), ".card")]
    assert ids == [claim.id for claim in phrases.worst_first(report.claims)]


def test_the_draft_is_there_word_for_word_beside_the_signs(report: Report) -> None:
    page = _page(report)
    for sign in (*_all(page, ".tick"), *_all(page, ".sign")):
        sign.drop_tree()
    blocks = [block.text_content().replace("\u2060", "") for block in _all(page, ".text")[0]]
    assert "\n\n".join(blocks) == report.document.text


def test_each_fact_is_ticked_in_the_draft(report: Report) -> None:
    ticks = _all(_page(report), ".text", ".tick")
    assert len(ticks) == sum(len(claim.facts) for claim in report.claims)


def test_the_difference_stands_word_by_word_on_both_sides(report: Report) -> None:
    page = _page(report)
    assert _texts(page, "#claim-c3", "ins") == ["will"]
    assert _texts(page, "#claim-c3", "del") == ["may"]
    assert _texts(page, "#claim-c4", "mark") == ["fell"]


def test_links_open_the_source_at_the_passage(report: Report) -> None:
    hrefs = [link.get("href") for link in _all(_page(report), ".passage", ".open")]
    assert "https://stats.example/b4.pdf#page=14" in hrefs
    assert any(href.startswith("https://archive.example/web/20230505/") for href in hrefs)


def test_more_than_two_passages_fold_away(report: Report) -> None:
    claim = report.claims[1]
    moved = [
        msgspec.structs.replace(claim.because[0], start=number, end=number + 9)
        for number in range(5)
    ]
    many = msgspec.structs.replace(claim, because=tuple(moved))
    page = _page(msgspec.structs.replace(report, claims=(many,)))
    assert len(_all(page, "#claim-c2", "figure")) == 5
    assert len(_all(page, "#claim-c2", "details", "figure")) == 3
    assert _texts(page, "#claim-c2", "summary") == ["3 further passages"]


def test_words_that_are_a_link_stay_prose(report: Report) -> None:
    marker = msgspec.structs.replace(report.markers[0], kind=CitationKind.LINK)
    page = _page(msgspec.structs.replace(report, markers=(marker,)))
    (link,) = _all(page, ".text", ".linked")
    assert (link.text, link.get("href")) == ("[1]", "#entry-r1")
    assert not _all(page, ".text", ".marker")


def test_a_source_that_could_not_be_had_says_why(report: Report) -> None:
    page = _page(report)
    (absent,) = _texts(page, "#claim-c11", ".absent")
    assert "behind a paywall" in absent
    assert "only the first paragraph is shown" in absent
    assert len(_all(page, ".tables", "tbody", "tr")) == len(report.references)


def test_errors_of_the_draft_as_a_whole_stand_at_its_head(report: Report) -> None:
    errors = tuple(
        Problem(
            code="marker.dangling",
            severity=Severity.ERROR,
            message=f"no entry is labelled {number}",
            fingerprint=str(number),
        )
        for number in range(20, 28)
    )
    page = _page(msgspec.structs.replace(report, problems=(*report.problems, *errors)))
    alerts = _texts(page, ".alerts", "li")
    assert len(alerts) == 6
    assert alerts[-1] == "and 3 more"


def test_the_policy_admits_the_pages_own_script_and_style_and_nothing_else(
    report: Report,
) -> None:
    page = _page(report)
    (policy,) = (
        meta.get("content")
        for meta in _all(page, "meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    for tag in ("script", "style"):
        (element,) = _all(page, tag)
        digest = hashlib.sha256((element.text or "").encode()).digest()
        assert rules[f"{tag}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"


def _assert_it_loads_and_runs_nothing(page: html.HtmlElement) -> None:
    for tag in ("img", "link", "iframe", "object", "embed", "base", "form"):
        assert not _all(page, tag)
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src", "action"):
                assert value.startswith(("#", "https://", "http://"))
    assert len(_all(page, "script")) == len(_all(page, "style")) == 1
    assert "url(" not in _all(page, "style")[0].text


def test_it_is_self_contained(report: Report) -> None:
    _assert_it_loads_and_runs_nothing(_page(report))


def test_hostile_words_stay_words(hostile: Report) -> None:
    page = _page(hostile)
    _assert_it_loads_and_runs_nothing(page)
    assert "<script>alert(1)</script>" in _all(page, ".card", ".why")[0].text_content()
    assert "{{7*7}}" in _all(page, "h1")[0].text_content()


def test_links_leak_no_address_of_the_report(report: Report) -> None:
    outward = [link for link in _all(_page(report), "a") if link.get("target") == "_blank"]
    assert outward
    for link in outward:
        assert set(link.get("rel").split()) >= {"noreferrer", "noopener"}


def test_headings_have_one_h1_and_skip_no_level(report: Report) -> None:
    page = _page(report)
    assert len(_all(page, "h1")) == 1
    levels = [int(tag[1]) for tag in re.findall(r"<(h[1-6])\b", to_html.render(report).decode())]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_glossary_explains_exactly_the_codes_that_occur(report: Report) -> None:
    page = _page(report)
    shown = [entry.get("id") for entry in _all(page, ".codes", "div")]
    assert shown == [f"code-{code}" for code in sorted({one.code for one in report.problems})]
    words = " ".join(_texts(page, ".codes", "div"))
    assert not any(problem.code in words for problem in report.problems)
    assert " --" not in words


def test_a_source_without_an_entry_has_its_row_too(report: Report) -> None:
    extra = msgspec.structs.replace(report.sources[0], key="file:plan.txt", title="Harbour plan")
    reason = msgspec.structs.replace(report.claims[1].because[0], source=extra.key, label="9")
    last = msgspec.structs.replace(report.claims[-1], because=(reason,))
    page = _page(
        msgspec.structs.replace(
            report,
            sources=(*report.sources, extra),
            claims=(*report.claims[:-1], last),
        )
    )
    assert _texts(page, ".tables", "tbody", "tr")[-1].startswith("[9] Harbour plan")
    assert _texts(page, "#claim-c13", "figcaption")[0].startswith("[9] Harbour plan")
