"""Mutated inputs for everything that reads what others wrote: nothing raises, nothing hangs.

    python benchmarks/fuzz.py [--seconds 60] [--seed 12] [--only NAME ...]

Each target has a few ordinary inputs. An input is one of them with some mutations (cut, doubled,
swapped, spliced with a piece of the alphabet of `growth.py`, single characters or bytes changed),
and is named by target, seed and number, so any can be made again. A target may raise what it says
it raises; anything else, and more than `LIMIT_S` of processor time, is a failure. Exit code 1
where there is one.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from growth import LIMIT_S, PIECES, Over, clocked

from citecheck.claims import claim_of, find_claims
from citecheck.config import schema
from citecheck.config.schema import Config
from citecheck.errors import CitecheckError
from citecheck.findings import decisions
from citecheck.formats import source
from citecheck.formats.charset import decode
from citecheck.formats.draft import load
from citecheck.formats.source_type import media_type_of
from citecheck.model import Extract, Figure, Text
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.quotes.locate import SourceIndex
from citecheck.plain_data import MisfitError, pack, unpack
from citecheck.references import find_references
from citecheck.report import Format, render
from citecheck.report.sanitise import for_log, inert
from citecheck.report.wire import build
from citecheck.run.compare import compare
from citecheck.run.draft_reading import understood
from citecheck.sources.http.decompress import CutShort, TooLarge, UnknownEncoding, Unpacker
from citecheck.sources.http.guard import objection
from citecheck.sources.http.redirect import refresh_of
from citecheck.sources.wayback.cdx import NotAsked, captures_in

MOST = 8  # mutations of one input
ROOT = Path(__file__).parents[1]

WORDS = (
    "The town sold 1,240 boats on 3 May 2021 [1]. “It was the best year so far”, said Mr Smith.¹",
    "Between 12 % and a half of the 2.5 million people (Smith et al., 2020) did not go [2–4].",
    (
        "# Boats\n\nIn Q3 2024 prices rose by £1.2bn.[^1] See [the report](https://a.example/r).\n\n"
        "## References\n\n1. Smith, J. Boats. 2020. https://a.example/1 doi:10.1/x\n[^1]: Note.\n"
    ),
    "- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n",
)
PAGES = (
    (
        "<!doctype html><html><head><title>Boats</title><meta charset=utf-8></head><body>"
        "<h1>Boats</h1><p>The town sold <b>1,240</b> boats<sup>1</sup>.</p><ul><li>one</li></ul>"
        "<table><tr><th>a</th><td>2</td></tr></table>"
        "<p style='display:none'>hidden</p><a href='#n1'>1</a></body></html>"
    ),
    (
        "<?xml version='1.0'?><article><front><title>Boats</title></front><body><p>Words.</p>"
        "</body></article>"
    ),
)


@dataclass(frozen=True)
class Target:
    """What is fed, with what to begin from, and what it may raise."""

    function: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    raises: tuple[type[Exception], ...] = ()


@dataclass(frozen=True)
class Failure:
    """An input that made a target raise or hang."""

    name: str
    number: int
    what: str


def mutated(value: bytes, draw: random.Random) -> bytes:
    """Return `value` with one to `MOST` mutations."""
    for _ in range(draw.randint(1, MOST)):
        at, length = draw.randint(0, len(value)), draw.choice((1, 1, 2, 8, 40))
        spelled = draw.choice(PIECES).encode("utf-8", "replace") * draw.choice((1, 1, 3, 60))
        piece = draw.choice((spelled, spelled, draw.randbytes(draw.randint(1, 4))))
        value = draw.choice(
            (
                value[:at] + value[at + length :],
                value[: at + length] + value[at:],
                value[:at] + piece + value[at + length :],
                value[at:] + value[:at],
                value[:at] + piece + value[at:],
            )
        )
    return value


def made(name: str, target: Target, seed: int, number: int) -> bytes:
    """Return the input that these four name."""
    draw = random.Random(f"{name} {seed} {number}")
    return mutated(draw.choice(target.seeds), draw)


def tried(name: str, target: Target, seed: int, number: int) -> Failure | None:
    """Feed one input; return what went wrong, None where nothing did."""
    value = made(name, target, seed, number)
    try:
        with clocked():
            target.function(value)
    except Over:
        return Failure(name, number, f"more than {LIMIT_S:g} s")
    except target.raises:
        return None
    except Exception:  # noqa: BLE001 - that is what is looked for
        return Failure(name, number, traceback.format_exc(limit=-3))
    return None


def _text(function: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda value: function(value.decode("utf-8", "replace"))


def _draft(kind: str) -> Callable[[bytes], object]:
    def read(value: bytes) -> object:
        document = load(value, kind).document()
        return find_claims(document, find_references(document))

    return read


def _source(kind: str) -> Callable[[bytes], object]:
    return lambda value: source.decode(_encoded(source.read_text(value, kind)))


def _encoded(text: object) -> bytes:
    return source.encode(text if isinstance(text, Text) else Text(body=""))


def _rendered(value: bytes) -> object:
    """Write every form of a report on a draft, and check the text ones."""
    draft = load(value, "text/markdown")
    found = understood(draft, Config())
    if not isinstance(found, Extract):
        return None
    shown = build.extract(found)
    for form in (Format.TERMINAL, Format.JSON):
        render(shown, form).decode("utf-8")
    return unpack(pack(found), Extract) == found or _raise("not what was packed")


def _raise(why: str) -> object:
    raise AssertionError(why)


def _unpacked(value: bytes) -> object:
    unpacker = Unpacker("gzip, deflate", max_bytes=100_000)
    unpacker.feed(value)
    return unpacker.end()


def _settings(text: str) -> object:
    return schema.from_table(tomllib.loads(text), where="here")


def _sanitised(text: str) -> object:
    shown = inert(text)
    return (len(shown) == len(text) and "\n" not in for_log(text)) or _raise("a line was broken")


@cache
def targets() -> dict[str, Target]:
    """Return the targets by name."""
    words = tuple(text.encode() for text in WORDS)
    pages = tuple(text.encode() for text in PAGES)
    spoken = WORDS[0]
    decision = decisions.Decision(
        fingerprint="f1",
        code="figure.contradicted",
        decision=decisions.Choice.WAIVE,
        by="Ana",
        at=datetime(2026, 1, 1, tzinfo=UTC),
    ).line()
    pdf = (ROOT / "fixtures" / "cases" / "pdf" / "draft.pdf").read_bytes()
    word = (ROOT / "fixtures" / "cases" / "docx" / "draft.docx").read_bytes()
    packed = pack(find_figures("It rose by 5 %."))
    line = b"com,a)/x 20200101000000 https://a.example/x text/html 200 " + b"A" * 32 + b" 9\n"
    table = b'a,b\n1,2\n"x, y",3\n'
    return {
        "figures": Target(_text(find_figures), words),
        "dates": Target(_text(find_dates), words),
        "quotations, source": Target(
            _text(lambda text: SourceIndex(text).locate("It was the best year so far")), words
        ),
        "quotations, quote": Target(_text(SourceIndex(spoken * 9).locate), words),
        "compare, claim": Target(
            _text(lambda text: compare(claim_of(text), Text(body=spoken))), words
        ),
        "compare, source": Target(
            _text(lambda text: compare(claim_of(spoken), Text(body=text))), words
        ),
        "draft, plain": Target(_draft("text/plain"), words, (CitecheckError,)),
        "draft, markdown": Target(_draft("text/markdown"), words, (CitecheckError,)),
        "source, html": Target(_source("text/html"), pages),
        "source, xml": Target(_source("application/xml"), pages),
        "source, csv": Target(_source("text/csv"), (table,)),
        "source, plain": Target(_source("text/plain"), words),
        "source, pdf": Target(_source("application/pdf"), (pdf,)),
        "source, docx": Target(
            _source("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (word,),
        ),
        "charset": Target(decode, (*words, *pages)),
        "media type": Target(lambda value: media_type_of(value, declared=None), (*pages, pdf)),
        "refresh": Target(
            lambda value: refresh_of(value, "https://a.example/"),
            (b"<meta http-equiv=refresh content='0; url=/b'>", *pages),
        ),
        "address": Target(_text(objection), (b"https://a.example/x?y=1#z", b"http://[::1]:80/")),
        "unpacking": Target(
            _unpacked, (gzip.compress(spoken.encode()),), (CutShort, TooLarge, UnknownEncoding)
        ),
        "archive's index": Target(
            _text(
                lambda text: captures_in(
                    text, "https://a.example/", "2020" + "0101" * 2 + "00", None
                )
            ),
            (line * 3,),
            (NotAsked,),
        ),
        "decisions": Target(
            lambda value: decisions.parse(value, "here"), (decision,), (CitecheckError,)
        ),
        "settings": Target(
            _text(_settings),
            (b"[fetch]\nretries = 1\n[sources]\n'1' = 'a'\n",),
            (CitecheckError, tomllib.TOMLDecodeError, RecursionError),
        ),
        "data of a child": Target(
            lambda value: unpack(value, tuple[Figure, ...]), (packed,), (MisfitError,)
        ),
        "report": Target(_rendered, words),
        "what is printed": Target(_text(_sanitised), words),
    }


def fed(names: list[str], seed: int, seconds: float) -> Iterator[tuple[str, int, list[Failure]]]:
    """Feed each target for its share of `seconds`; yield name, number of inputs, failures."""
    for name in names:
        target = targets()[name]
        ends = time.monotonic() + seconds / len(names)
        number, failures = 0, []
        while time.monotonic() < ends:
            failure = tried(name, target, seed, number)
            number += 1
            if failure is not None:
                failures.append(failure)
        yield name, number, failures


def main() -> int:
    """Feed what was asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args()
    names = asked.only or list(targets())
    all_inputs = all_failures = 0
    for name, number, failures in fed(names, asked.seed, asked.seconds):
        all_inputs += number
        all_failures += len(failures)
        print(f"{name:22} {number:8} inputs {len(failures):4} failures", flush=True)
        for failure in failures[:3]:
            print(f"    {name!r}, seed {asked.seed}, number {failure.number}: {failure.what}")
    print(f"{all_inputs} inputs, seed {asked.seed}: {all_failures} failures")
    return 1 if all_failures else 0


if __name__ == "__main__":
    sys.exit(main())
