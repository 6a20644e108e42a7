from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from citecheck import model
from citecheck.model import BlockKind, FactKind, Outcome
from citecheck.report.annotated import LineByLine, Part
from citecheck.report.tick_marks import Tick, ticks
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Block, CheckedClaim, Document, Fact, Run, Summary


def _words(part: Part) -> str:
    return "".join(run.text for stretch in part.stretches for run in stretch.runs)


def test_the_copy_holds_the_words_of_the_draft_and_no_others(checked: model.Checked) -> None:
    report = build.report(checked)
    assert "\n\n".join(map(_words, LineByLine(report).parts())) == report.document.text


def test_each_claim_opens_and_closes_once(checked: model.Checked) -> None:
    report = build.report(checked)
    stretches = [stretch for part in LineByLine(report).parts() for stretch in part.stretches]
    opened = [stretch.claim.id for stretch in stretches if stretch.claim and stretch.opens]
    closed = [stretch.claim.id for stretch in stretches if stretch.claim and stretch.closes]
    assert opened == closed == [claim.id for claim in report.claims]


def test_each_fact_is_ticked_where_it_ends(checked: model.Checked) -> None:
    report = build.report(checked)
    ticked = [
        (item.fact.text, item.tick)
        for part in LineByLine(report).parts()
        for stretch in part.stretches
        for run in stretch.runs
        for item in run.facts
        if item.closes
    ]
    assert len(ticked) == sum(len(claim.facts) for claim in report.claims)
    assert ("$1.8 billion", Tick.WRONG) in ticked
    assert ("$1.1 billion", Tick.HOLDS) in ticked
    assert ("a third", Tick.MISSING) in ticked
    assert ("€60 million", Tick.UNREAD) in ticked


def test_one_source_that_has_a_fact_outweighs_one_that_lacks_it(checked: model.Checked) -> None:
    claim = next(claim for claim in build.report(checked).claims if claim.id == "c9")
    assert ticks(claim) == (Tick.HOLDS,)


def _report(text: str, spans: list[tuple[int, int]], blocks: list[tuple[int, int]]) -> Report:
    claims = tuple(
        CheckedClaim(
            id=f"c{number}",
            text=text[start:end],
            start=start,
            end=end,
            line=1,
            column=1,
            labels=(),
            references=(),
            facts=(
                Fact(kind=FactKind.NAME, text="", start=start, end=end),
                Fact(kind=FactKind.DATE, text="", start=start, end=(start + end + 1) // 2),
            ),
            outcome=Outcome.UNCLEAR,
            score=0.5,
            fingerprint="",
        )
        for number, (start, end) in enumerate(spans)
    )
    document = Document(
        path="x",
        media_type="text/plain",
        sha256="",
        words=0,
        text=text,
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, start=start, end=end) for start, end in blocks
        ),
    )
    return Report(
        document=document,
        references=(),
        markers=(),
        claims=claims,
        sources=(),
        problems=(),
        summary=Summary(claims=len(claims), problems=0),
        run=Run(citecheck="0", config=""),
    )


@st.composite
def _drafts(draw: st.DrawFn) -> Report:
    text = draw(st.text("ab \n", max_size=40))
    place = st.integers(0, len(text))
    pairs = st.lists(st.tuples(place, place).map(sorted).map(tuple), max_size=5)
    edges = sorted(set(draw(st.lists(place, max_size=6))))
    blocks = list(zip(edges[::2], edges[1::2], strict=False))
    return _report(text, draw(pairs), blocks)


@given(_drafts())
def test_no_word_is_lost_or_doubled_however_claims_and_blocks_lie(report: Report) -> None:
    shown = "".join(map(_words, LineByLine(report).parts()))
    assert "".join(shown.split()) == "".join(report.document.text.split())


def test_a_report_without_the_drafts_text_still_has_its_claims(checked: model.Checked) -> None:
    report = build.report(checked)
    bare = msgspec.structs.replace(
        report, document=msgspec.structs.replace(report.document, text="", blocks=())
    )
    copy = LineByLine(bare)
    assert list(copy.parts()) == []
    for claim in bare.claims:
        assert "".join(run.text for run in copy.runs(claim)) == claim.text


def test_a_draft_without_blocks_is_cut_at_blank_lines(checked: model.Checked) -> None:
    report = build.report(checked)
    bare = msgspec.structs.replace(
        report, document=msgspec.structs.replace(report.document, blocks=())
    )
    assert list(map(_words, LineByLine(bare).parts())) == list(
        map(_words, LineByLine(report).parts())
    )
