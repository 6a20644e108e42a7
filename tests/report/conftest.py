"""A run made by hand: an article with every outcome, for the tests of all forms of a report."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from citecheck import model
from citecheck.findings.fingerprint import fingerprint
from citecheck.model import (
    EditKind,
    Evidence,
    FactKind,
    Finding,
    Outcome,
    Severity,
    SourceState,
    Span,
)
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report

TEXT = (Path(__file__).parent / "sample.txt").read_text(encoding="utf-8").rstrip("\n")
BLOCKS = TEXT.split("\n\n")
TITLE, HEADING = BLOCKS[0], "References"
PROSE = BLOCKS[2:6]
ENTRIES = (
    ("1", "Port of Marenholt, Annual report 2024.", "https://port.example/annual-report-2024"),
    (
        "2",
        "Regional Statistics Office, Labour market bulletin 4/2023.",
        "https://stats.example/b4.pdf",
    ),
    ("3", "Marenholt Courier, “A quay too short”, 4 May 2023.", "https://courier.example/quay"),
    ("4", "Interview with Tomas Brandt, 12 February 2025.", None),
    ("5", "Regional Government, Press release 118.", "https://region.example/press/118"),
    ("6", "Chamber of Commerce, What waiting costs.", "https://chamber.example/waiting"),
    (
        "7",
        "Aydin and Voss, Noise and rents in a growing port, 2024.",
        "https://lindau.example/noise",
    ),
    ("8", "Harbour Museum, A short history.", "https://museum.example/history"),
)
KEYS = {label: url or "file:interview.docx" for label, _, url in ENTRIES}
FETCHED = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)

LIST = BLOCKS[BLOCKS.index(HEADING) + 1 :]


def _span(words: str, within: Span | None = None) -> Span:
    start = TEXT.index(words, within.start if within else 0)
    return Span(start, start + len(words))


def _blocks() -> tuple[model.Block, ...]:
    kinds = {TITLE: (model.BlockKind.HEADING, 1), HEADING: (model.BlockKind.HEADING, 2)}
    kinds |= dict.fromkeys(LIST, (model.BlockKind.LIST_ITEM, 1))
    plain = (model.BlockKind.PARAGRAPH, None)
    return tuple(
        model.Block(
            kind=kinds.get(words, plain)[0], span=_span(words), level=kinds.get(words, plain)[1]
        )
        for words in BLOCKS
    )


def _places() -> tuple[model.Place, ...]:
    """Each block on a line of its own, blank lines between."""
    return tuple(
        model.Place(_span(words).start, 2 * number + 1, 1) for number, words in enumerate(BLOCKS)
    )


def _document() -> model.Document:
    return model.Document(
        path="drafts/port.md",
        media_type="text/markdown",
        sha256="5d" * 32,
        text=TEXT,
        blocks=_blocks(),
        places=_places(),
        title=TITLE,
        language="en",
    )


def _figure(words: str, claim: Span, value: str, unit: str = "") -> model.Fact:
    span = _span(words, claim)
    number = Decimal(value)
    figure = model.Figure(span=span, text=words, value=number, low=number, high=number, unit=unit)
    return model.Fact(kind=FactKind.FIGURE, text=words, span=span, value=figure)


def _date(words: str, claim: Span, first: dt.date, last: dt.date) -> model.Fact:
    span = _span(words, claim)
    grain = model.Granularity.DAY if first == last else model.Granularity.YEAR
    date = model.Date(span=span, text=words, first=first, last=last, granularity=grain)
    return model.Fact(kind=FactKind.DATE, text=words, span=span, value=date)


def _fact(kind: FactKind, words: str, claim: Span) -> model.Fact:
    return model.Fact(kind=kind, text=words, span=_span(words, claim))


def _year(number: int) -> tuple[dt.date, dt.date]:
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def _passage(text: str, around: tuple[str, str] = ("", ""), **more: object) -> model.Passage:
    start = 1000 + len(around[0])
    return model.Passage(
        span=Span(start, start + len(text)),
        text=text,
        before=around[0],
        after=around[1],
        **more,  # type: ignore[arg-type]
    )


C = {
    "c1": "The port handled 4.2 million containers in 2024 [1], more than any other on the coast.",
    "c2": "Its turnover rose to $1.8 billion, up from $1.1 billion four years earlier [1].",
    "c3": PROSE[0][PROSE[0].index("“We will") :],
    "c4": "Unemployment in the old quarter rose by 3 percentage points between 2019 and 2023 [2]",
    "c5": "some 2,300 people work on the docks, a third of them under thirty [2].",
    "c6": PROSE[1][PROSE[1].index("“Nobody") :],
    "c7": PROSE[2][: PROSE[2].index(" They argue")],
    "c8": "They argue that the town could share in the growth if it owned part of the land [7].",
    "c9": "Rents near the harbour have climbed by 41% in a decade [7].",
    "c10": "The regional government has promised €60 million for a bypass [5].",
    "c11": "A study for the chamber of commerce put the cost of delay at €9 million a year [6].",
    "c12": "The council voted for the plan by 18 votes to 13 in June 2024.",
    "c13": "Work is to begin in spring 2026 [9].",
}
PLACES = {name: _span(words) for name, words in C.items()}


def _facts() -> dict[str, tuple[model.Fact, ...]]:
    at = PLACES
    june = (dt.date(2024, 6, 1), dt.date(2024, 6, 30))
    return {
        "c1": (
            _figure("4.2 million containers", at["c1"], "4.2E+6"),
            _date("2024", at["c1"], *_year(2024)),
        ),
        "c2": (
            _figure("$1.8 billion", at["c2"], "1800000000", "USD"),
            _figure("$1.1 billion", at["c2"], "1100000000", "USD"),
        ),
        "c3": (
            _fact(FactKind.QUOTE, "We will double the quay within five years,", at["c3"]),
            _fact(FactKind.NAME, "Inga Falk", at["c3"]),
            _date("3 May 2023", at["c3"], dt.date(2023, 5, 3), dt.date(2023, 5, 3)),
        ),
        "c4": (
            _figure("3 percentage points", at["c4"], "3", "pp"),
            _date("2019", at["c4"], *_year(2019)),
            _date("2023", at["c4"], *_year(2023)),
        ),
        "c5": (
            _figure("some 2,300 people", at["c5"], "2300"),
            _figure("a third", at["c5"], "33.3", "%"),
        ),
        "c6": (
            _fact(FactKind.QUOTE, "Nobody asked us where the lorries should go,", at["c6"]),
            _fact(FactKind.NAME, "Tomas Brandt", at["c6"]),
            _fact(FactKind.NAME, "Quay Street", at["c6"]),
        ),
        "c7": (
            _fact(FactKind.NAME, "University of Lindau", at["c7"]),
            _figure("5 per cent", at["c7"], "5", "%"),
        ),
        "c8": (),
        "c9": (_figure("41%", at["c9"], "41", "%"),),
        "c10": (_figure("€60 million", at["c10"], "60000000", "EUR"),),
        "c11": (_figure("€9 million", at["c11"], "9000000", "EUR"),),
        "c12": (
            _figure("18 votes", at["c12"], "18"),
            _date("June 2024", at["c12"], *june),
        ),
        "c13": (_fact(FactKind.DATE, "spring 2026", at["c13"]),),
    }


LABELS = {
    "c1": "1",
    "c2": "1",
    "c3": "3",
    "c4": "2",
    "c5": "2",
    "c6": "4",
    "c7": "7",
    "c8": "7",
    "c9": "7",
    "c10": "5",
    "c11": "6",
    "c13": "9",
}


def _claims() -> tuple[model.Claim, ...]:
    facts = _facts()
    return tuple(
        model.Claim(
            id=name,
            span=PLACES[name],
            text=words,
            words=words.replace(f"[{LABELS.get(name, '')}]", "   "),
            labels=(LABELS[name],) if name in LABELS else (),
            references=(f"r{LABELS[name]}",) if LABELS.get(name, "9") != "9" else (),
            facts=facts[name],
        )
        for name, words in C.items()
    )


def _seen(claim: str, fact: int | None, finding: Finding, **more: object) -> Evidence:
    """Evidence from the claim's own source."""
    checks = {
        FactKind.QUOTE: "quote",
        FactKind.FIGURE: "figure",
        FactKind.DATE: "date",
        FactKind.NAME: "name",
    }
    check = "wording" if fact is None else checks[_facts()[claim][fact].kind]
    key = more.pop("source_key", None) or KEYS[LABELS[claim]]
    return Evidence(
        claim_id=claim,
        check=check,
        finding=finding,
        source_key=key,  # type: ignore[arg-type]
        fact=fact,
        **more,  # type: ignore[arg-type]
    )


BOXES = _passage(
    "In 2024 our terminals moved 4,187,400 containers, the most in their history.",
    ("A record year. ", " Ships waited nine hours on average."),
)
MONEY = _passage(
    "Turnover reached $1.3 billion, against $1.1 billion in 2020.",
    ("Costs were held level. ", " The dividend stays as it was."),
)
MAYBE = _passage(
    "“We may double the quay within five years,” Falk said on Wednesday",
    ("The council heard her for an hour. ", ", “if the region pays its share.”"),
    edits=(
        model.Edit(kind=EditKind.KEEP, source="We", quote="We"),
        model.Edit(kind=EditKind.DELETE, source="may", weighty=True),
        model.Edit(kind=EditKind.INSERT, quote="will", weighty=True),
        model.Edit(
            kind=EditKind.KEEP,
            source="double the quay within five years,",
            quote="double the quay within five years,",
        ),
    ),
)
JOBS = _passage(
    "Between 2019 and 2023 unemployment in the old quarter fell by 3 percentage points.",
    ("Table 6 shows the districts. ", " The eastern quarters changed little."),
    page=14,
)
DOCKERS = _passage(
    "The docks employed 2,312 people at the end of the year.",
    ("", " Three in ten came from outside the region."),
    page=15,
)
BAKER = _passage(
    "Nobody asked us where the lorries should go, and now they go past my window.",
    ("Brandt: ", ""),
)
NOISE = _passage(
    "Between 22:00 and 06:00 the share of loud nights fell by 5 percentage points.",
    ("Noise was measured at six places. ", " The cranes are electric."),
)
OWNERS = _passage(
    "Where a municipality holds the freehold, part of the rise in value stays in the town.",
    ("", " Marenholt sold its land in 1987."),
)
RENTS = _passage(
    "Rents within a kilometre of the water are 41% above those of 2014.",
    ("Living in the harbour quarter. ", ""),
    page=22,
)


def _verdicts() -> tuple[model.Verdict, ...]:
    absent = Finding.NOT_FOUND
    rows: dict[str, tuple[Outcome, float, str, tuple[Evidence, ...]]] = {
        "c1": (
            Outcome.SUPPORTED,
            0.96,
            "every checked detail stands in the source, and its words cover the claim",
            (
                _seen("c1", None, Finding.PRESENT, passage=BOXES, score=0.81),
                _seen(
                    "c1",
                    0,
                    Finding.ROUNDED,
                    passage=BOXES,
                    said="4.2 million",
                    found="4,187,400",
                    note="4,187,400 rounds to 4.2 million",
                ),
                _seen("c1", 1, Finding.EQUAL, passage=BOXES),
            ),
        ),
        "c2": (
            Outcome.CONTRADICTED,
            0.03,
            "says $1.8 billion, the source says $1.3 billion",
            (
                _seen(
                    "c2",
                    0,
                    Finding.CONTRADICTED,
                    passage=MONEY,
                    said="$1.8 billion",
                    found="$1.3 billion",
                ),
                _seen("c2", None, Finding.RELATED, passage=MONEY, score=0.74),
                _seen("c2", 1, Finding.EQUAL, passage=MONEY),
            ),
        ),
        "c3": (
            Outcome.ALTERED,
            0.04,
            "the quotation differs from the source's words: “may” became “will”",
            (
                _seen(
                    "c3", 0, Finding.ALTERED, passage=MAYBE, score=0.94, said="will", found="may"
                ),
                _seen("c3", None, Finding.RELATED, passage=MAYBE, score=0.88),
                _seen("c3", 1, Finding.PRESENT, passage=MAYBE),
                _seen("c3", 2, Finding.EQUAL, note="the Wednesday before the article"),
            ),
        ),
        "c4": (
            Outcome.CONTRADICTED,
            0.02,
            "says it rose, the source says it fell",
            (
                _seen("c4", 0, Finding.CONTRADICTED, passage=JOBS, said="rose", found="fell"),
                _seen("c4", 1, Finding.EQUAL, passage=JOBS),
                _seen("c4", 2, Finding.EQUAL, passage=JOBS),
            ),
        ),
        "c5": (
            Outcome.PARTIAL,
            0.41,
            "“a third” was not found in the source",
            (
                _seen("c5", None, Finding.RELATED, passage=DOCKERS, score=0.6),
                _seen("c5", 0, Finding.ROUNDED, passage=DOCKERS, said="2,300", found="2,312"),
                _seen("c5", 1, absent),
            ),
        ),
        "c6": (
            Outcome.SUPPORTED,
            0.93,
            "the quotation stands word for word in the source",
            (
                _seen("c6", 0, Finding.VERBATIM, passage=BAKER, score=1.0),
                _seen("c6", 1, Finding.PRESENT, passage=BAKER),
                _seen("c6", 2, Finding.PRESENT),
            ),
        ),
        "c7": (
            Outcome.CONTRADICTED,
            0.08,
            "says 5 per cent, the source says 5 percentage points",
            (
                _seen(
                    "c7",
                    1,
                    Finding.UNIT_MISMATCH,
                    passage=NOISE,
                    said="5 per cent",
                    found="5 percentage points",
                ),
                _seen("c7", 0, Finding.PRESENT),
            ),
        ),
        "c8": (
            Outcome.UNCLEAR,
            0.52,
            "a passage is about it, and its wording alone does not settle it",
            (_seen("c8", None, Finding.RELATED, passage=OWNERS, score=0.44),),
        ),
        "c9": (
            Outcome.NOT_FOUND,
            0.06,
            "nothing in the source bears it out, not even 41%",
            (
                _seen("c9", 0, Finding.EQUAL, passage=RENTS, source_key=KEYS["2"]),
                _seen("c9", 0, absent),
            ),
        ),
        "c10": (Outcome.UNVERIFIABLE, 0.0, "the source could not be had: it is gone (404)", ()),
        "c11": (
            Outcome.UNVERIFIABLE,
            0.0,
            "the source could not be had: it is behind a paywall",
            (),
        ),
        "c12": (Outcome.UNCITED, 0.0, "nothing is cited for it", ()),
        "c13": (Outcome.UNCITED, 0.0, "its marker [9] has no entry in the list", ()),
    }
    advice = {
        "c2": model.Suggestion(text="$1.3 billion", why="the source gives this figure for it"),
        "c3": model.Suggestion(text="We may double the quay", why="these are the source's words"),
        "c4": model.Suggestion(text="fell", why="the source gives the other direction"),
        "c7": model.Suggestion(text="5 percentage points", why="the source's unit"),
        "c9": model.Suggestion(text="[2]", why="the figure stands in source 2"),
    }
    return tuple(
        model.Verdict(
            claim_id=name,
            outcome=outcome,
            score=score,
            why=why,
            because=because,
            suggestion=advice.get(name),
        )
        for name, (outcome, score, why, because) in rows.items()
    )


def _sources() -> tuple[model.Source | model.Unavailable, ...]:
    def had(label: str, media_type: str, **more: object) -> model.Source:
        known: dict[str, object] = {
            "final_url": KEYS[label],
            "state": SourceState.OK,
            "via": model.Via.LIVE,
            "fetched_at": FETCHED,
        }
        return model.Source(
            key=KEYS[label],
            url=KEYS[label],
            media_type=media_type,
            sha256=f"{int(label):02x}" * 32,
            **{**known, **more},  # type: ignore[arg-type]
        )

    return (
        had("1", "text/html", title="Annual report 2024"),
        had("2", "application/pdf"),
        had(
            "3",
            "text/html",
            state=SourceState.ARCHIVED,
            via=model.Via.ARCHIVE,
            reason="the live page answers 410",
            archive=model.ArchiveAnswer.FOUND,
            archived_url="https://archive.example/web/20230505/https://courier.example/quay",
            archived_at=dt.datetime(2023, 5, 5, 6, 0, tzinfo=dt.UTC),
        ),
        had(
            "4",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            final_url="interview.docx",
            state=SourceState.FILE,
            via=model.Via.FILE,
        ),
        model.Unavailable(
            key=KEYS["5"],
            url=KEYS["5"],
            state=SourceState.DEAD,
            reason="the server answered 404 Not Found",
            archive=model.ArchiveAnswer.NONE,
        ),
        model.Unavailable(
            key=KEYS["6"],
            url=KEYS["6"],
            state=SourceState.PAYWALLED,
            reason="only the first paragraph is shown to those who have not paid",
            archive=model.ArchiveAnswer.UNKNOWN,
        ),
        had("7", "text/html", title="Noise and rents in a growing port"),
        had("8", "text/html"),
    )


def _problem(code: str, severity: Severity, message: str, **more: object) -> model.Problem:
    claim = more.get("claim")
    words = C[str(claim)] if claim else message
    label = LABELS.get(str(claim))
    return model.Problem(
        code=code,
        severity=severity,
        message=message,
        fingerprint=fingerprint(words, code),
        labels=(label,) if label else (),
        **more,  # type: ignore[arg-type]
    )


def _problems() -> tuple[model.Problem, ...]:
    facts = _facts()
    error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE

    def claim(code: str, severity: Severity, name: str, message: str, fact: int) -> model.Problem:
        span = facts[name][fact].span if facts[name] else PLACES[name]
        return _problem(code, severity, message, claim=name, span=span)

    return (
        claim(
            "figure.contradicted", error, "c2", "says $1.8 billion, the source says $1.3 billion", 0
        ),
        claim("quote.altered", error, "c3", "“may” became “will”", 0),
        claim("figure.contradicted", error, "c4", "says it rose, the source says it fell", 0),
        claim("figure.not_found", warning, "c5", "“a third” is not in the source", 1),
        claim("figure.unit", error, "c7", "per cent, where the source has percentage points", 1),
        claim("marker.wrong", error, "c9", "stands in source 2, and not in source 7", 0),
        _problem("source.dead", warning, "the server answered 404 Not Found", span=_span(LIST[4])),
        _problem("source.paywalled", warning, "only the beginning is shown", span=_span(LIST[5])),
        claim("claim.uncited", note, "c12", "nothing is cited for 18 votes", 0),
        _problem(
            "marker.dangling", error, "no entry is labelled 9", span=_span("[9]"), claim="c13"
        ),
        _problem("reference.uncited", warning, "nothing cites entry 8", span=_span(LIST[7])),
    )


def _citations() -> model.Citations:
    references = tuple(
        model.Reference(
            id=f"r{label}",
            label=label,
            text=f"{words} {url or ''}".strip(),
            span=_span(LIST[number]),
            work=model.Bibliographic(url=url, title=words.rstrip(".")),
        )
        for number, (label, words, url) in enumerate(ENTRIES)
    )
    markers = tuple(
        model.Marker(
            text=f"[{label}]",
            span=_span(f"[{label}]", PLACES[name]),
            labels=(label,),
            references=(f"r{label}",) if label != "9" else (),
        )
        for name, label in LABELS.items()
    )
    return model.Citations(references=references, markers=markers)


@pytest.fixture(scope="session")
def checked() -> model.Checked:
    run = model.Run(citecheck="0.1.0", config="c0" * 32, as_of=dt.date(2026, 11, 22), offline=True)
    problems = _problems()
    extract = model.Extract(
        document=_document(), citations=_citations(), claims=_claims(), problems=(), run=run
    )
    return model.Checked(
        extract=extract,
        cited=tuple(model.Cited(reference=f"r{label}", source=KEYS[label]) for label in KEYS),
        sources=_sources(),
        verdicts=_verdicts(),
        problems=problems,
        run=run,
    )


@pytest.fixture(scope="session")
def report(checked: model.Checked) -> Report:
    return build.report(checked)


HOSTILE = (
    (
        "\x1b[2J\x1b]0;x\x07\x00\x9b1m\u202e=cmd|' /C calc'!A0 <script>alert(1)</script>"
        '<img src=x onerror=alert(1)>"onmouseover="alert(1) ]]> &lt;b&gt; {{7*7}} {0} '
        "[click](javascript:alert(1)) ![x](http://evil.example/x.png) @everyone #1 `` ::error::x "
        "http://evil.example www.evil.example %0A \ud83d\ude00 \ufffe"
    )
    .encode("utf-16", "surrogatepass")
    .decode("utf-16")
)


@pytest.fixture(scope="session")
def hostile(report: Report) -> Report:
    """The sample with every text that comes from drafts or sources replaced by the worst."""
    return msgspec.convert(_poisoned(msgspec.to_builtins(report)), Report)


_OURS = {
    "id",
    "kind",
    "claim",
    "source",
    "key",
    "references",
    "code",
    "severity",
    "finding",
    "check",
}
_OURS |= {
    "outcome",
    "fingerprint",
    "sha256",
    "media_type",
    "coordinates",
    "state",
    "via",
    "archive",
}
_OURS |= {
    "fetched_at",
    "archived_at",
    "citecheck",
    "config",
    "as_of",
    "type",
    "value",
    "low",
    "high",
}
_OURS |= {"first", "last", "granularity", "change", "unit"}


def _poisoned(value: object, name: str = "") -> object:
    """Return `value` with each text that is not ours by its field's name replaced."""
    if isinstance(value, dict):
        return {key: _poisoned(item, key) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_poisoned(item, name) for item in value]
    if not isinstance(value, str) or name in _OURS:
        return value
    if name in ("link", "url", "final_url", "archived_url"):
        return "javascript:alert(1)//\x1b[2J"
    return HOSTILE * (len(TEXT) // len(HOSTILE) + 1) if value == TEXT else HOSTILE
