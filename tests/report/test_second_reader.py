"""What a second reader says reaches every form, in words of an editor, and inert."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import msgspec
import pytest

from citecheck.model import Outcome, Says
from citecheck.report import Format, render, second_reader
from citecheck.report.memo import memo
from citecheck.report.to_json import read
from citecheck.report.wire.documents import Report
from citecheck.report.wire.reader_types import Opinion, ReaderAccount, Silence

OPINION = Opinion(
    model="llama",
    says=Says.SUPPORTED,
    passage="Councillors voted to drop the scheme.",
    start=0,
    end=37,
    verified=True,
    source="k",
    label="1",
    page=4,
)
ACCOUNT = ReaderAccount(
    model="llama",
    claims=4,
    answered=2,
    discarded=1,
    silent=(Silence(reason="the server did not answer in time", claims=1),),
    decided=1,
    from_store=1,
    host="localhost:11434",
    sent=3,
    characters=4321,
)


@pytest.fixture(scope="module")
def heard(report: Report) -> Report:
    """The sample, with an opinion on each unclear claim, and a supported one that it decided."""
    claims = []
    for claim in report.claims:
        if claim.outcome is Outcome.UNCLEAR:
            claims.append(msgspec.structs.replace(claim, reader=OPINION))
        elif claim.outcome is Outcome.SUPPORTED:
            decided = msgspec.structs.replace(OPINION, decided=True)
            claims.append(msgspec.structs.replace(claim, reader=decided))
        else:
            claims.append(claim)
    assert {claim.outcome for claim in claims} >= {Outcome.UNCLEAR, Outcome.SUPPORTED}
    run = msgspec.structs.replace(report.run, reader=ACCOUNT)
    unclear = next(claim.id for claim in claims if claim.outcome is Outcome.UNCLEAR)
    problem = msgspec.structs.replace(report.problems[0], claim=unclear, code="claim.unclear")
    return msgspec.structs.replace(
        report, claims=tuple(claims), problems=(*report.problems, problem), run=run
    )


def words_of(report: Report, form: Format) -> str:
    data = render(report, form)
    if form is not Format.DOCX:
        return data.decode()
    with ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        return "".join(package.read(name).decode() for name in names)


OF_CLAIMS = (
    Format.TERMINAL,
    Format.HTML,
    Format.MARKDOWN,
    Format.MEMO,
    Format.CSV,
    Format.JUNIT,
    Format.DOCX,
)


@pytest.mark.parametrize("form", OF_CLAIMS)
def test_an_opinion_stands_beside_its_claim(heard: Report, form: Format) -> None:
    words = words_of(heard, form)
    assert "Second reader (llama, a language model) reads that the source bears this out" in words
    assert "Councillors voted to drop the scheme." in words


@pytest.mark.parametrize(
    "form", [Format.TERMINAL, Format.HTML, Format.MARKDOWN, Format.MEMO, Format.JUNIT]
)
def test_what_it_decided_is_told_of_supported_claims_too(heard: Report, form: Format) -> None:
    assert "decided that the source bears this out; no rule of citecheck did" in words_of(
        heard, form
    )


@pytest.mark.parametrize(
    "form",
    [
        *(Format.TERMINAL, Format.HTML, Format.MARKDOWN, Format.MEMO),
        *(Format.JUNIT, Format.SARIF, Format.DOCX, Format.GITHUB),
    ],
)
def test_what_left_the_machine_is_told(heard: Report, form: Format) -> None:
    words = words_of(heard, form).replace("&#58;", ":")
    assert "3 claims with passages, 4,321 characters" in words
    assert "localhost:11434" in words


def test_the_account_names_every_claim() -> None:
    counts = ACCOUNT.answered + ACCOUNT.discarded + sum(one.claims for one in ACCOUNT.silent)
    assert counts == ACCOUNT.claims


def test_the_account_in_words(heard: Report) -> None:
    assert second_reader.account(heard) == (
        "Second reader (llama) on 4 unclear claims: 2 answers, 1 of them from the store, 1 decided"
        " by it, 1 thrown away (the words shown are not in the source, or not about the claim), 1"
        " without: the server did not answer in time. Sent to localhost:11434: 3 claims with"
        " passages, 4,321 characters."
    )
    nothing = msgspec.structs.replace(ACCOUNT, host=None, sent=0, characters=0)
    run = msgspec.structs.replace(heard.run, reader=nothing)
    quiet = msgspec.structs.replace(heard, run=run)
    assert second_reader.account(quiet).endswith("Nothing was sent.")


def test_sarif_has_it_as_properties(heard: Report) -> None:
    (run,) = json.loads(render(heard, Format.SARIF))["runs"]
    told = [
        row["properties"]["secondReader"]
        for row in run["results"]
        if "secondReader" in row.get("properties", {})
    ]
    assert {"model": "llama", "says": "supported", "decided": False} in told


def test_json_is_read_back_and_a_report_without_a_reader_says_nothing_of_it(
    heard: Report, report: Report
) -> None:
    assert read(render(heard, Format.JSON)) == heard
    plain = json.loads(render(report, Format.JSON))
    assert "reader" not in plain["run"]
    assert {claim["reader"] for claim in plain["claims"]} == {None}
    for form in OF_CLAIMS:
        assert "econd reader" not in words_of(report, form).replace("second_reader", "")


@pytest.mark.parametrize(
    ("opinion", "said"),
    [
        (
            msgspec.structs.replace(OPINION, says=Says.CONTRADICTED, page=None, label=None),
            "reads that the source speaks against this: “Councillors voted to drop the scheme.”",
        ),
        (
            Opinion(model="llama", says=Says.UNCLEAR),
            "could not tell either.",
        ),
        (
            msgspec.structs.replace(OPINION, says=Says.CONTRADICTED, decided=True),
            (
                "decided that the source speaks against this; no rule of citecheck did:"
                " “Councillors voted to drop the scheme.” [1], page 4"
            ),
        ),
    ],
)
def test_one_sentence_says_who_and_what(report: Report, opinion: Opinion, said: str) -> None:
    claim = msgspec.structs.replace(report.claims[0], reader=opinion)
    sentence = second_reader.sentence(claim)
    assert sentence == f"Second reader (llama, a language model) {said}"


def test_a_model_and_words_that_would_act_are_inert(heard: Report) -> None:
    evil = msgspec.structs.replace(OPINION, model="m\x1b[2J<script>", passage="a\x1b]0;x\x07 <b>")
    claims = tuple(msgspec.structs.replace(claim, reader=evil) for claim in heard.claims)
    hostile = msgspec.structs.replace(heard, claims=claims)
    for form in OF_CLAIMS[:-1]:
        words = words_of(hostile, form)
        assert "\x1b" not in words
    for form in (Format.HTML, Format.MEMO):
        assert "<script>m" not in words_of(hostile, form)
        assert "2J<script>" not in words_of(hostile, form)


def test_what_it_let_pass_stands_open_in_the_memo(heard: Report, report: Report) -> None:
    decided = {claim.text for claim in heard.claims if claim.reader and claim.reader.decided}
    assert len(memo(heard).open) == len(memo(report).open) + len(decided)
