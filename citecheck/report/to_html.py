"""Step 7: a report as one self-contained page for an editor.

In: a `Report`. Out: HTML that loads nothing and may run nothing but its own script, held to it by
a Content-Security-Policy with the hashes of its parts. Every word from drafts and sources is made
inert and escaped. What the page shows is put together in `page/`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from citecheck.findings import codes
from citecheck.lazy_regex import regex
from citecheck.model import Severity, Style
from citecheck.report import phrases, second_reader
from citecheck.report.causes import by_cause
from citecheck.report.links import is_web
from citecheck.report.page.cards import cards
from citecheck.report.page.overview import draft, rows, slices
from citecheck.report.page.people import People
from citecheck.report.sanitise import cut, inert
from citecheck.report.tick_marks import SIGNS, WORDS
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Claim, Problem

_PAGE = Path(__file__).parent / "page"
_MOST_ALERTS = 5
_LONGEST_TITLE = 200
_OPTIONS = regex(r" with `[^`]*`(?: \([^()]*\))?")
_STYLE_TAGS = {
    Style.EMPHASIS: "i",
    Style.STRONG: "b",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
}


class Tools(Struct, frozen=True, kw_only=True):
    """What the page needs besides when it is served for review: a script of its own."""

    script: str
    style: str
    checks: bool = False  # whether the draft can be checked again from the page
    version: int = 0  # of the report, where it can
    starts: bool = False  # whether it takes another draft
    evidence: bool = False  # whether annotated copies usually tell of what holds, too


def render(report: Report) -> bytes:
    """Return the page of `report`; the same report gives the same bytes."""
    return page(report).encode()


def page(report: Report, tools: Tools | None = None) -> str:
    """Return the page, with the controls of a review where there are `tools`."""
    script = _file("report.js") + (tools.script if tools else "")
    style = _file("report.css") + (tools.style if tools else "")
    listed = rows(report)
    own = [
        cause for cause in by_cause(report.problems, report.claims) if cause.problem.claim is None
    ]
    known = codes.kinds()
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            review=tools,
            policy=policy(script, style, connect=tools is not None),
            script=Markup(script),  # noqa: S704 - our own file, and the policy holds its hash
            style=Markup(style),  # noqa: S704 - the same
            title=cut(phrases.title(report.document), _LONGEST_TITLE),
            slices=slices(report),
            draft=draft(report),
            cards=cards(report, listed),
            rows=listed,
            own_problems=own,
            alerts=[cause for cause in own if cause.problem.severity is Severity.ERROR],
            most_alerts=_MOST_ALERTS,
            kinds=[
                known[code]
                for code in sorted({item.code for item in report.problems})
                if code in known
            ],
            place=_place(report),
            people=People(report),
            headline=phrases.headline(report),
            counts=phrases.outcome_counts(report),
            problem_counts=phrases.problem_counts(report),
            unverified=phrases.not_verified(report),
            reader=second_reader.account(report),
        )
    )


def stylesheet() -> str:
    """Return the style of the page."""
    return _file("report.css")


@cache
def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def policy(script: str, style: str, *, connect: bool) -> str:
    """Return the Content-Security-Policy: nothing but the page's own script and style."""
    rules = [
        "default-src 'none'",
        f"script-src '{_hash(script)}'",
        f"style-src '{_hash(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*rules, "connect-src 'self'"] if connect else rules)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _place(report: Report) -> Callable[[Claim | Problem], str]:
    return lambda item: phrases.place(report.document, item)


@cache
def environment() -> Environment:
    """Return what renders the templates of `page/`, every word made inert and escaped."""
    environment = Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "web": lambda url: url if is_web(url) else None,
        "outcome": phrases.name,
        "mark": phrases.mark,
        "meaning": phrases.MEANING.__getitem__,
        "kind": phrases.FACT_WORDS.__getitem__,
        "ticked": WORDS.__getitem__,
        "state": phrases.STATE_WORDS.__getitem__,
        "counted": phrases.counted,
        "settled": phrases.settled,
        "second_reader": second_reader.lead,
        "title_of": _title_of,
        "adds": phrases.adds,
        "without_options": _without_options,
        "sentence": phrases.sentence,
        "day": phrases.day,
    }
    environment.globals |= {"signs": SIGNS, "tick_words": WORDS, "style_tags": _STYLE_TAGS}
    return environment


def _inert(value: object) -> object:
    """Make every text inert on its way into the page; it is escaped after that."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _without_options(text: str) -> str:
    """Return a sentence without what the command line calls the thing that it tells to use.

    ``give a copy with `--source LABEL=PATH`.`` is ``give a copy.``: whoever reads a page has none.
    """
    return _OPTIONS.sub("", text)


def _title_of(code: str) -> str:
    """Return what a problem is called; one of an outside check goes by its code."""
    known = codes.kinds().get(code)
    return known.title if known else code
