"""Hidden text: how much of it is kept out as evidence, and what of ordinary pages is kept.

    python benchmarks/hidden.py [--data FOLDER] [--show]

The variants are our own: pages of ``own/hidden_html.jsonl``, and PDF and Word files that are made
here. Each holds one sentence, hidden or shown in one way. With the open data, the words of its
pages beside those of lxml's plain reading: which sections a page loses.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import hidden_docx
import hidden_pdf
from data import options

from citecheck.formats import source
from citecheck.formats.charset import decode
from citecheck.formats.html.parse import parse
from citecheck.formats.html.visibility import mark_hidden
from citecheck.formats.registry import BY_NAME
from citecheck.model import Text

OWN = Path(__file__).parent / "own" / "hidden_html.jsonl"
FILLER = "<p>The harbour office wrote down every crossing, and its clerk counted them twice.</p>"
SENTENCE = "24 per cent more"
Variant = tuple[str, bool, bytes, str]  # name, hidden, file, media type


def pages() -> Iterator[Variant]:
    """Yield the variants of pages."""
    for line in OWN.read_text("utf-8").splitlines():
        row = json.loads(line)
        page = (
            f"<!doctype html><html><head><title>Ferry</title><style>{row['css']}</style></head>"
            f"<body><h1>Ferry</h1>{FILLER}{FILLER}{row['body']}{FILLER}{FILLER}</body></html>"
        )
        yield row["name"], row["hidden"], page.encode(), "text/html"


def files(kind: str, made: ModuleType) -> Iterator[Variant]:
    """Yield the variants of PDF or Word files."""
    for is_hidden, variants in ((True, made.hidden()), (False, made.shown())):
        for name, body in variants:
            yield name, is_hidden, body, BY_NAME[kind].media_type


def shares(variants: Iterable[Variant], *, show: str = "") -> tuple[tuple[int, int], ...]:
    """Return how many hidden variants are kept out, and how many shown ones are kept, of how many.

    Where `show` names the kind of file, each variant that is read wrongly is printed.
    """
    right = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for name, hidden, body, media_type in variants:
        text = source.read_text(body, media_type)
        is_read = isinstance(text, Text) and SENTENCE in " ".join(text.body.split())
        count[hidden] += 1
        right[hidden] += is_read is not hidden
        if show and is_read is hidden:
            print(f"  {show} {name}: {'read' if is_read else 'lost'}")
    return tuple((right[hidden], count[hidden]) for hidden in (True, False))


def kinds() -> Iterator[tuple[str, Iterator[Variant]]]:
    """Yield the variants of each kind of file."""
    yield "html", pages()
    yield "pdf", files("pdf", hidden_pdf)
    yield "docx", files("docx", hidden_docx)


def measures() -> dict[str, float]:
    """Return the share of variants that are read as a person reads them."""
    found = {}
    for kind, variants in kinds():
        for what, (right, count) in zip(("hidden", "shown"), shares(variants), strict=True):
            found[f"{kind}, {what}"] = right / count
    return found


def ordinary(data: Path, *, show: bool) -> None:
    """Print how many words of the open pages are taken for hidden, page by page."""
    count = words = hidden = 0
    files = [
        *sorted((data / "pages").glob("*.html.gz")),
        *sorted((data / "references/html").glob("*.html")),
    ]
    for file in files:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        tree = parse(decode(raw, "text/html"))
        if tree is None:
            continue
        count += 1
        words += len(tree.text_content().split())
        taken = mark_hidden(tree)
        hidden += sum(len(stretch.split()) for stretch in taken)
        if show:
            for stretch in taken:
                print(f"  {file.name[:30]}: {stretch[:90]}")
    print(f"pages {count}, words of their trees {words}, taken for hidden {hidden}")


def main(argv: list[str]) -> None:
    parser = options("Hidden text")
    parser.add_argument("--show", action="store_true", help="each variant that is read wrongly")
    arguments = parser.parse_args(argv)
    for kind, variants in kinds():
        found = shares(variants, show=kind if arguments.show else "")
        for what, (right, count) in zip(("hidden, kept out", "shown, kept"), found, strict=True):
            print(f"{kind:5} {what:17} {right:4} of {count:4}  {right / count:.3f}")
    if arguments.data is not None:
        ordinary(Path(arguments.data), show=arguments.show)


if __name__ == "__main__":
    main(sys.argv[1:])
