"""How the time of each function grows with hostile input: none may be worse than n log n.

    python benchmarks/growth.py [--only WORD] [--patterns N] [--characters N]

For each function some 300 texts are made from an alphabet of pieces (brackets, dashes, digits,
raised digits, quotation marks, tags, parts of addresses, dots, entities …): one piece, or two or
three of them, over and over, with and without an end that does not fit. A text that costs more
than its share is doubled until it is plain how its time grows; CPU time, of this process alone.
Printed is a line for each function and, for those that are worse, the text that shows it. Exit
code 1 where there is one.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import islice

from citecheck.claims import claim_of, find_claims
from citecheck.formats import source
from citecheck.formats.charset import decode
from citecheck.formats.draft import read
from citecheck.formats.source_type import media_type_of
from citecheck.model import Span, Text
from citecheck.nlp import language_id, normalise, sentences, tokens, web_address
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.lexical import attribution, words
from citecheck.nlp.names import find_names
from citecheck.nlp.quotes.locate import SourceIndex
from citecheck.nlp.quotes.speakers import speakers
from citecheck.references import find_references
from citecheck.run.compare import compare
from citecheck.sources.address import canonical
from citecheck.sources.http.answer import Fetched
from citecheck.sources.http.guard import objection
from citecheck.sources.http.redirect import location_of, refresh_of
from citecheck.sources.page_quality.classify import condition_of

Function = Callable[[str], object]

PIECES = (
    *("[", "]", "(", ")", "{", "}", "<", ">", "[1]", "[1]–", "(1)", "[1, ", "[a", "[^1]", "[@a"),
    *("-", "–", "—", "--", "- ", " – ", "1-", "1–", "-1", "‐", "…", "...", "•", "*", "_", "`", "#"),
    *(
        "1",
        "12 ",
        "1,",
        "1.",
        "1,000",
        "1 000 ",
        "$1",
        "£1 ",
        "1%",
        "½",
        "1st ",
        "20",
        "2024 ",
        "0",
    ),
    *(
        "¹",
        "²³",
        "¹,",
        "⁰⁻",
        ".¹",
        "¹ ",
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        "«",
        "»",
        "„",
        '"a ',
        "“a ”",
    ),
    *(
        "<a ",
        "</a>",
        "<p>",
        "<b>",
        "<!--",
        "-->",
        "<sup>1</sup>",
        "<a href='",
        "<script>",
        "<meta ",
    ),
    *("<noscript>", "http-equiv", "content=", "<li>", "<td>", "=", "<title>", "class='", "<br>"),
    *("http://", "https://a.b/", "www.", "a.b/", "/", "?a=b&", "%20", "doi:10.1/", "10.1000/", "@"),
    *(
        ".",
        ". ",
        ".a",
        "a.",
        "A. ",
        "e.g. ",
        "Mr. ",
        ", ",
        ",",
        "; ",
        ";",
        ":",
        ": ",
        "!",
        "? ",
        "|",
    ),
    *(
        "&amp;",
        "&",
        "&#",
        "&lt;",
        "&nbsp",
        " ",
        "\n",
        "\t",
        "\n\n",
        "\n ",
        "\r\n",
        "\u00a0",
        "\u200b",
    ),
    *(
        "a",
        "A",
        "a ",
        "A ",
        "Ab ",
        "aB",
        "é",
        "ß",
        "ÿ",
        "中",
        "İ",
        "\u0301",
        "\ufeff",
        "\x00",
        "\U0001d7d9",
    ),
    *(
        "not ",
        "and ",
        "of ",
        "the ",
        "no ",
        "May ",
        "in ",
        "per cent ",
        "million ",
        "one ",
        "said ",
    ),
    *("twenty-", "hundred ", "half ", "to ", "from ", "between ", "did ", "University ", "Smith "),
    *(
        "(Smith, 2020)",
        "Smith et al. ",
        "et al.",
        "ibid. ",
        "pp. ",
        "vol. ",
        "References\n",
        "1. a\n",
    ),
    *("- a\n", "| a ", "> ", "# a\n", "```\n", "***", "~~", "[a]: ", "![", "](", "a,b\n", '"a",'),
)
ENDS = ("", "\x01", "!\n", "x1")
WITHIN_S = 0.02  # CPU time at the first length that needs no second look
WORSE = 2.6  # times as long for twice the text; n log n is 2.1 at most here
LIMIT_S = 3.0
DOUBLINGS = 3
SMALLEST, STEP = 16, 4  # the first length, as part of the whole; and how it grows while it is cheap


@dataclass(frozen=True)
class Growth:
    """How one text grew: seconds of CPU at each length, the last twice the one before."""

    text: tuple[str, str]
    characters: int
    seconds: tuple[float, ...]

    @property
    def is_worse(self) -> bool:
        """Whether the last doublings together cost more than n log n would."""
        told = [taken for taken in self.seconds if taken < LIMIT_S]
        steps = len(told) - 1
        if steps < 1:  # it hangs, or it is cheap
            return not told
        return (told[-1] / told[0]) ** (1 / steps) > WORSE


class Over(Exception):  # noqa: N818 - the clock ran out
    """A function took longer than `LIMIT_S`."""


def _ring(*_: object) -> None:
    raise Over


@contextmanager
def clocked() -> Iterator[None]:
    """Raise `Over` in what takes more than `LIMIT_S` of processor time."""
    signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def seconds(function: Function, text: str) -> float:
    """Return the CPU time that ``function(text)`` takes, `LIMIT_S` where it takes longer."""
    started = time.process_time()
    try:
        with clocked():
            function(text)
    except Over:
        return LIMIT_S
    except Exception:  # noqa: BLE001 - what it makes of nonsense is not measured here
        pass
    return time.process_time() - started


def patterns(number: int, seed: int = 12) -> Iterator[tuple[str, str]]:
    """Yield what is repeated and what ends it: each piece alone, then pairs and threes."""
    draw = random.Random(seed)
    for piece in PIECES:
        yield piece, draw.choice(ENDS)
    for _ in range(number - len(PIECES)):
        yield "".join(draw.choices(PIECES, k=draw.choice((2, 2, 3)))), draw.choice(ENDS)


def growth(function: Function, text: tuple[str, str], characters: int) -> Growth:
    """Return how the time grows up to `characters`, and by doubling from where it can be told."""
    repeated, end = text

    def taken(length: int) -> float:
        return seconds(function, (repeated * (length // len(repeated) + 1))[:length] + end)

    length = characters // SMALLEST
    while (first := taken(length)) < WITHIN_S:
        if length >= characters:
            return Growth(text, length, (first,))
        length = min(length * STEP, characters)
    found = [first]
    while len(found) <= DOUBLINGS and found[-1] < LIMIT_S:
        found.append(taken(length << len(found)))
    return Growth(text, length, tuple(found))


def worse(function: Function, number: int, characters: int) -> Iterator[Growth]:
    """Yield each growth that is worse than n log n."""
    function("Warm: all that is loaded and compiled late, of 3 May 2021 [1].")
    for text in patterns(number):
        grown = growth(function, text, characters)
        if grown.is_worse:
            yield grown


@cache
def functions() -> dict[str, Function]:
    """Return every public function that reads text which others wrote, by name."""
    spoken = "The town sold 1,240 boats on 3 May 2021, “the best year so far”, said Mr Smith."

    def drafted(kind: str) -> Function:
        def extract(text: str) -> object:
            document = read(text.encode(), kind)
            return find_claims(document, find_references(document))

        return extract

    def fetched(text: str) -> object:
        page = Fetched(
            url="https://a.example/x",
            final_url="https://a.example/x",
            state="ok",  # type: ignore[arg-type]
            fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
            status=200,
            headers=(("Content-Type", "text/html"),),
            body=f"<html><body>{text}".encode(),
        )
        return condition_of(page)

    return {
        "sentences.split": sentences.split,
        "sentences.clauses": sentences.clauses,
        "tokens.tokenise": tokens.tokenise,
        "normalise.fold": normalise.fold,
        "language_of": language_id.language_of,
        "find_figures": find_figures,
        "find_dates": find_dates,
        "find_names": find_names,
        "find_words": words.find_words,
        "find_attributions": attribution.find_attributions,
        "speakers": lambda text: speakers(text, Span(len(text) // 2, len(text) // 2 + 9)),
        "web_address": lambda text: (web_address.trimmed(text), web_address.unwrapped(text)),
        "locate, source": lambda text: SourceIndex(text).locate(spoken),
        "locate, quote": lambda text: SourceIndex(spoken * 20).locate(text),
        "compare, source": lambda text: compare(claim_of(spoken), Text(body=text)),
        "compare, claim": lambda text: compare(claim_of(text), Text(body=spoken)),
        "draft, plain": drafted("text/plain"),
        "draft, markdown": drafted("text/markdown"),
        "draft, html": drafted("text/html"),
        "source, html": lambda text: source.read_text(text.encode(), "text/html"),
        "source, plain": lambda text: source.read_text(text.encode(), "text/plain"),
        "source, csv": lambda text: source.read_text(text.encode(), "text/csv"),
        "source, xml": lambda text: source.read_text(text.encode(), "application/xml"),
        "charset.decode": lambda text: decode(text.encode() + b"\xff\xe9"),
        "canonical": canonical,
        "objection": objection,
        "location_of": lambda text: location_of(text, "https://a.example/"),
        "refresh_of": lambda text: refresh_of(f"http-equiv{text}".encode(), "https://a.example/"),
        "media_type_of": lambda text: media_type_of(text.encode(), declared=text[:9000]),
        "condition_of": fetched,
    }


def main() -> int:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="*", help="names of functions")
    parser.add_argument("--most", type=int, default=1, help="texts shown for each function")
    parser.add_argument("--patterns", type=int, default=300)
    parser.add_argument("--characters", type=int, default=8_000)
    asked = parser.parse_args()
    bad = 0
    for name, function in functions().items():
        if not asked.only or name in asked.only:
            growing = worse(function, asked.patterns, asked.characters)
            found = list(islice(growing, asked.most))
            bad += bool(found)
            print(f"{name:22} {'WORSE' if found else 'n log n or better'}", flush=True)
            for grown in found:
                times = ", ".join(f"{taken:.3f}" for taken in grown.seconds)
                print(
                    f"    {grown.text!r} from {grown.characters} characters on: {times} s",
                    flush=True,
                )
    print(f"{bad} of {len(functions())} functions are worse than n log n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
