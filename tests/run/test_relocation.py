"""Lost claims are found in the draft's other sources, and not looked for in every one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.config.schema import Config
from citecheck.formats import source as text
from citecheck.model import Extract, Source, SourceState, Text, Via
from citecheck.run import pipeline, relocation
from citecheck.run.context import Bench
from citecheck.run.draft_run import Case
from citecheck.run.relocation import LOOKED_INTO, Glance, glance, shares_elsewhere
from citecheck.run.schedule import look
from citecheck.run.source_plan import plan
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

NAMES = (
    "Aldby bakery ovens", "Brekke brewery barrels", "Corvik cinema seats", "Dalsund dairy churns",
    "Eidnes school desks", "Fossli mill stones", "Grimvik library books", "Holmen forge anvils",
    "Innvik chapel bells", "Jordal stable saddles", "Kvam printing presses", "Lunde tannery vats",
)  # fmt: skip
FILLER = "The house keeps its accounts in the cellar and shows them to visitors on request. "


def sentence(number: int) -> str:
    return f"The {NAMES[number]} numbered {1_000 + 7 * number} in {1950 + number}"


def address(number: int) -> str:
    return f"https://house{number}.example/accounts"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A store that holds a source for each name, with its text."""
    with Store.open(tmp_path) as store:
        for number in range(len(NAMES)):
            body = f"{FILLER * 4}\n\n{sentence(number)}.\n\n{FILLER * 4}"
            look_ = Capture(
                url=address(number),
                final_url=address(number),
                state=SourceState.OK,
                fetched_at=datetime(2026, 6, 1, tzinfo=UTC),
                media_type="text/plain",
            )
            kept = store.keep(look_, body.encode())
            store.keep_text(kept.sha256 or "", text.VERSION, text.encode(Text(body=body)))
    return Bench(store=tmp_path)


def draft(shift: int) -> Extract:
    size = len(NAMES)
    claims = "\n\n".join(f"{sentence(n)} [{(n + shift) % size + 1}]." for n in range(size))
    entries = "\n".join(f"{n + 1}. Accounts. {address(n)}" for n in range(size))
    words = f"# Houses\n\n{claims}\n\n## References\n\n{entries}\n"
    return pipeline.extract(words.encode(), Config(), media_type="text/markdown")


def test_every_shifted_marker_is_found(bench: Bench) -> None:
    (checked,) = pipeline.check([draft(1)], Config(offline=True), bench)
    assert [verdict.borne_out_by for verdict in checked.verdicts] == [
        address(number) for number in range(len(NAMES))
    ]


def test_a_lost_claim_costs_a_few_looks(bench: Bench) -> None:
    config = Config(offline=True)
    extract = draft(1)
    case = Case(number=0, extract=extract, plan=plan(extract, config))
    had = pipeline.obtained(case.plan.wanted, config, bench)
    judged = [(case, case.judge(look(case.shares(), had, config, bench), had))]
    shares = shares_elsewhere(judged, had, bench)
    looks: dict[str, list[str]] = {}
    for key, share in shares:
        for claim in share.claims:
            looks.setdefault(claim.id, []).append(key)
    assert len(looks) == len(NAMES)
    assert all(len(keys) <= LOOKED_INTO < len(NAMES) - 1 for keys in looks.values())
    assert all(address(number) in looks[f"c{number + 1}"] for number in range(len(NAMES)))


def test_where_few_others_are_had_all_are_looked_into(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relocation, "LOOKED_INTO", 100)
    config = Config(offline=True)
    extract = draft(1)
    case = Case(number=0, extract=extract, plan=plan(extract, config))
    had = pipeline.obtained(case.plan.wanted, config, bench)
    judged = [(case, case.judge(look(case.shares(), had, config, bench), had))]
    shares = shares_elsewhere(judged, had, bench)
    assert sum(len(share.claims) for _, share in shares) == len(NAMES) * (len(NAMES) - 1)


def test_a_source_without_text_holds_no_word(bench: Bench, tmp_path: Path) -> None:
    with Store.open(bench.store) as store:
        kept = store.keep(
            Capture(
                url="https://a.example/",
                final_url="https://a.example/",
                state=SourceState.OK,
                fetched_at=datetime(2026, 6, 1, tzinfo=UTC),
            ),
            b"\x00",
        )
    source = Source(
        key="a",
        url="https://a.example/",
        final_url="https://a.example/",
        state=SourceState.OK,
        via=Via.STORE,
        media_type="image/png",
        sha256=kept.sha256 or "",
    )
    words = frozenset({"oven", "saddl"})
    assert glance(Glance(source=source, words=words, store=tmp_path)) == frozenset()
