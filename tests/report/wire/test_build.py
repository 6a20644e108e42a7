from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from citecheck import model
from citecheck.report import to_json
from citecheck.report.wire import build
from citecheck.report.wire.types import FigureValue

SAMPLE = Path(__file__).parents[1] / "sample.json"


def test_the_sample_on_disk_is_what_the_conversion_gives(checked: model.Checked) -> None:
    assert to_json.render(build.report(checked)) == SAMPLE.read_bytes()


def test_every_offset_names_the_words_it_stands_beside(checked: model.Checked) -> None:
    report = build.report(checked)
    text = report.document.text
    facts = [fact for claim in report.claims for fact in claim.facts]
    for item in (*report.markers, *report.claims, *facts):
        assert text[item.start : item.end] == item.text


def test_outcomes_are_counted_and_problems_too(checked: model.Checked) -> None:
    summary = build.report(checked).summary
    assert summary.claims == sum(summary.count(outcome) for outcome in model.Outcome) == 13
    assert (summary.contradicted, summary.unverifiable, summary.uncited) == (3, 2, 2)
    assert summary.problems == 11


def test_evidence_names_the_label_of_its_source(checked: model.Checked) -> None:
    wrong_marker = next(claim for claim in build.report(checked).claims if claim.id == "c9")
    assert [reason.label for reason in wrong_marker.because] == ["2", "7"]


def test_passages_come_before_what_has_none(checked: model.Checked) -> None:
    reasons = [claim.because for claim in build.report(checked).claims]
    absent = [[reason.passage is None for reason in because] for because in reasons]
    assert any(any(row) and not all(row) for row in absent)
    assert absent == [sorted(row) for row in absent]


def test_a_claim_keeps_its_fingerprint_while_everything_around_it_moves(
    checked: model.Checked,
) -> None:
    before = build.report(checked).claims[0]
    claim = checked.extract.claims[0]
    moved = replace(
        claim, id="c99", labels=("12",), words=claim.words.replace("   ,", "    ,"), facts=()
    )
    extract = replace(checked.extract, claims=(moved, *checked.extract.claims[1:]))
    assert (
        build.report(replace(checked, extract=extract)).claims[0].fingerprint == before.fingerprint
    )


def test_a_claim_gets_a_new_fingerprint_when_its_source_changes(checked: model.Checked) -> None:
    before = build.report(checked).claims
    first = checked.sources[0]
    assert isinstance(first, model.Source)
    changed = replace(checked, sources=(replace(first, sha256="ab" * 32), *checked.sources[1:]))
    after = build.report(changed).claims
    assert after[0].fingerprint != before[0].fingerprint
    assert after[2].fingerprint == before[2].fingerprint


def test_an_extract_holds_no_verdicts(checked: model.Checked) -> None:
    text = build.extract(checked.extract).to_json()
    assert '"kind": "extract"' in text
    for word in ('"outcome"', '"because"', '"sources"', '"score"'):
        assert word not in text


def test_lone_surrogates_cannot_break_a_report(checked: model.Checked) -> None:
    document = replace(checked.extract.document, path="dr\udcffaft.md", title="\ud800")
    report = build.report(replace(checked, extract=replace(checked.extract, document=document)))
    assert report.document.path == "dr\ufffdaft.md"
    assert to_json.read(to_json.render(report)) == report


def test_figures_are_exact_and_without_exponent(checked: model.Checked) -> None:
    figure = build.report(checked).claims[0].facts[0].value
    assert isinstance(figure, FigureValue)
    assert str(figure.value) == "4200000"


def test_a_source_given_for_a_label_without_an_entry_goes_by_that_label(
    checked: model.Checked,
) -> None:
    key = "file:plan.txt"
    source = replace(checked.sources[0], key=key, sha256="ee" * 32)
    planned = replace(
        checked.verdicts[-1],
        because=(
            model.Evidence(
                claim_id="c13", check="wording", finding=model.Finding.RELATED, source_key=key
            ),
        ),
    )
    given = replace(
        checked,
        cited=(*checked.cited, model.Cited(source=key, label="9")),
        sources=(*checked.sources, source),
        verdicts=(*checked.verdicts[:-1], planned),
    )
    before, after = build.report(checked).claims[-1], build.report(given).claims[-1]
    assert [(reason.source, reason.label) for reason in after.because] == [(key, "9")]
    assert after.fingerprint != before.fingerprint
