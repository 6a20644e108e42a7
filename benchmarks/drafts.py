"""Reading drafts: CPU against a bare pdfium pass, memory, linearity, and hostile files.

    python benchmarks/drafts.py --data FOLDER [--hostile]

Prints, for each PDF, milliseconds of CPU a page of a bare pypdfium2 text pass and of our reader,
with the share of the budget (1.5 times the bare pass and 25 ms a page); the peak memory of a
300-page PDF joined from them; the time for 1, 4 and 16 times a draft; with `--hostile`, what
became of each hostile draft, and the slowest and the largest of them.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium
from data import existing, options, rows

from citecheck.formats.draft import _parse, read
from citecheck.formats.folder import DraftFolder
from citecheck.formats.registry import BY_NAME

PAGES_OF_A_BOOK = 300
BUDGET_MS = 25.0
ROUNDS = 5
LINEAR_COPIES = 50  # of a short page's body, to have something to time
HOSTILE_KINDS = ("draft", "docx", "pdf", "html", "charset")

ONE_HOSTILE = """
import resource, sys, time
from citecheck.formats.draft import read
from citecheck.errors import InputError
start = time.monotonic()
try:
    document = read(sys.argv[1])
    outcome = f"read, {len(document.text)} code points"
except InputError as error:
    outcome = f"refused: {error}"
took = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the reading process
print(f"{took:.1f}\\t{peak}\\t{outcome}")
"""


def bare_seconds(body: bytes) -> tuple[float, int]:
    """Return CPU seconds of reading the text with pypdfium2 alone, and the number of pages."""
    start = time.process_time()
    document = pdfium.PdfDocument(body)
    for page in document:
        page.get_textpage().get_text_range()
    return time.process_time() - start, len(document)


def parser_seconds(body: bytes, kind: str) -> float:
    start = time.process_time()
    _parse(body, kind, "", DraftFolder())
    return time.process_time() - start


def command_seconds(path: Path) -> float:
    """Return CPU seconds of the whole command on a draft, loading and all its processes."""
    before = os.times()
    command = [sys.executable, "-m", "citecheck", "extract", str(path)]
    subprocess.run(command, capture_output=True, check=False)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def print_pdf_speed(files: list[Path]) -> None:
    """Print per page what pdfium's text pass takes and what reading takes, in turn; the command."""
    print(f"{'PDF':46}{'pages':>6}{'bare ms/page':>14}{'read ms/page':>14}", end="")
    print(f"{'of budget':>11}{'extract s':>11}")
    shares = []
    for path in files:
        body = path.read_bytes()
        rounds = [(bare_seconds(body), parser_seconds(body, "pdf")) for _ in range(ROUNDS)]
        bare, pages = min(one for one, _ in rounds)
        bare_ms = 1000 * bare / pages
        took_ms = 1000 * min(took for _, took in rounds) / pages
        shares.append(took_ms / (1.5 * bare_ms + BUDGET_MS))
        print(f"{path.name[:44]:46}{pages:6}{bare_ms:14.1f}{took_ms:14.1f}", end="")
        print(f"{shares[-1]:11.0%}{command_seconds(path):11.2f}", flush=True)
    print(f"over the budget: {sum(share > 1 for share in shares)} of {len(shares)}", end="")
    with tempfile.NamedTemporaryFile(suffix=".md") as empty:
        empty.write(b"The mill closed.\n")
        empty.flush()
        print(f"; loading and one sentence: {command_seconds(Path(empty.name)):.2f} s")


def print_book(files: list[Path]) -> None:
    """Print time and memory of a PDF with as many pages as a book."""
    book = pdfium.PdfDocument.new()
    while len(book) < PAGES_OF_A_BOOK:
        for path in files:
            book.import_pages(pdfium.PdfDocument(path))
    target = io.BytesIO()
    book.save(target)
    pages = len(book)
    start = time.monotonic()
    document = read(target.getvalue(), BY_NAME["pdf"].media_type)
    took = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"\n{pages} pages, {len(target.getvalue()) / 1e6:.1f} MB, {len(document.text):,} characters"
        f": {took:.1f} s, peak of the reading process {peak} MB"
    )


def print_linearity(data: Path) -> None:
    """Print the time for 1, 4 and 16 times a page's body and a Markdown file."""
    page = (data / "references" / "html" / "footnotes--named-anchor.html").read_bytes()
    head, body, tail = re.split(rb"(?<=<body>)|(?=</body>)", page)
    words = (data / "references" / "md" / "common-threats.md").read_bytes()
    parser_seconds(page, "html")
    parser_seconds(words, "markdown")
    print(f"\n{'times the draft':18}{'bytes':>12}{'CPU s':>10}{'per 1 x':>10}")
    for times in (1, 4, 16):
        for kind, draft in (
            ("html", head + body * times * LINEAR_COPIES + tail),
            ("markdown", words * times),
        ):
            took = parser_seconds(draft, kind)
            print(f"{kind:14}{times:3}{len(draft):13}{took:10.3f}{took / times:10.3f}")


def print_hostile(data: Path) -> None:
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    print(f"\n{'hostile draft':38}{'s':>6}{'MB':>6}  outcome")
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(data / "hostile" / "index.jsonl"):
            if row["kind"] not in HOSTILE_KINDS:
                continue
            path = data / "hostile" / row["file"]
            if row["packed"]:
                unpacked = Path(folder, row["name"])
                unpacked.write_bytes(gzip.decompress(path.read_bytes()))
                path = unpacked
            command = [sys.executable, "-c", ONE_HOSTILE, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            line = done.stdout.strip().replace(str(path), row["name"])
            took, peak, outcome = (line or f"0\t0\tCRASH {done.stderr[-200:]!r}").split("\t", 2)
            slowest = max(slowest, (float(took), row["name"]))
            largest = max(largest, (int(peak), row["name"]))
            print(f"{row['name'][:36]:38}{took:>6}{peak:>6}  {outcome[:110]}", flush=True)
    print(f"slowest {slowest[0]} s ({slowest[1]}), largest {largest[0]} MB ({largest[1]})")


def main(argv: list[str]) -> None:
    parser = options("Reading drafts")
    parser.add_argument("--hostile", action="store_true", help="read the hostile drafts, too")
    arguments = parser.parse_args(argv)
    data = existing(arguments.data)
    files = sorted((data / "references").glob("pdf*/*.pdf"))
    print_pdf_speed(files)
    print_book(files)
    print_linearity(data)
    if arguments.hostile:
        print_hostile(data)


if __name__ == "__main__":
    main(sys.argv[1:])
