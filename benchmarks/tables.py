"""Tables of PDF sources: cells under the right headings, printed from the tables of articles.

    python benchmarks/tables.py --data FOLDER [--chromium PATH] [--show NAME]

The tables of the JATS articles of the data are printed by Chromium in nine styles, with prose
between them, and read back. A cell with a number counts as right if its words, its row's label and
its column's headings are those of the article's own markup; spaces and signs aside.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data import existing, options
from lxml import etree, html

from citecheck.formats import source
from citecheck.formats.registry import BY_NAME
from citecheck.formats.table_grid import carried, column_headings, is_value, row_headings, rows_of
from citecheck.model import Text

Found = tuple[str, str, str]  # value, row, column

STYLES = {
    "grid": "table{border-collapse:collapse}td,th{border:1px solid #333;padding:3px 8px}",
    "grid, two columns": "body{column-count:2;font-size:9px}table{border-collapse:collapse;"
    "break-inside:avoid}td,th{border:1px solid #999;padding:2px 6px}",
    "between cells only": "table{border-collapse:collapse}td,th{padding:2px 6px}"
    "td+td,th+th,td+th,th+td{border-left:1px solid}"
    "tr+tr td,tr+tr th,tbody tr:first-child td{border-top:1px solid}",
    "rows": "table{border-collapse:collapse}td,th{padding:3px 10px}tr{border-bottom:1px solid}",
    "rules above, below": "table{border-collapse:collapse;border:solid;border-width:2px 0}"
    "td,th{padding:2px 10px}thead{border-bottom:1px solid}",
    "no rules": "td,th{padding:2px 12px}",
    "stripes": "table{border-collapse:collapse}td,th{padding:3px 9px}"
    "tr:nth-child(even){background:#ddd}thead tr{background:#224;color:#fff}",
    "right-aligned": "td{text-align:right}td:first-child{text-align:left}td,th{padding:2px 12px}",
    "two columns of prose": "body{column-count:2;font-size:9px}td,th{padding:1px 6px}"
    "table{border-top:1px solid;border-bottom:1px solid;border-collapse:collapse;"
    "break-inside:avoid}thead{border-bottom:1px solid}",
}
PROSE = (
    "<p>" + "The council set out its figures in the yearly report, and those who had asked "
    "for them read with care what the clerk had written down of each of the towns. " * 3 + "</p>"
)
MOST_TABLES = 4  # of one article


def tables_in(article: Path) -> list[str]:
    """Return the tables of an article as plain HTML."""
    parser = etree.XMLParser(recover=True, load_dtd=False, no_network=True)
    found = []
    for table in etree.parse(article, parser).iter("table"):
        page = html.fromstring(etree.tostring(table, encoding="unicode", with_tail=False))
        for element in page.iter():
            for name in set(element.attrib) - {"colspan", "rowspan"}:
                del element.attrib[name]
        found.append(html.tostring(page, encoding="unicode"))
    return found[:MOST_TABLES]


def printed(tables: list[str], style: str, chromium: str) -> bytes:
    body = "".join(
        f"{PROSE}<p>Table {number}. What was counted</p>{table}{PROSE}"
        for number, table in enumerate(tables, 1)
    )
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(
            f"<meta charset=utf-8><style>body{{font:12px serif}}{STYLES[style]}</style>{body}",
            encoding="utf-8",
        )
        command = [chromium, "--headless", "--no-sandbox", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--print-to-pdf={pdf}", str(page)],
            check=True,
            timeout=120,
            stderr=subprocess.DEVNULL,
        )
        return pdf.read_bytes()


def plain(words: str | None) -> str:
    return "".join(c for c in (words or "").lower() if c.isalnum() or c in "%$€£.")


def special(label: str | None) -> str:
    """Return a row's own label, without those of its group."""
    return plain((label or "").rpartition(": ")[2])


def wanted(table: str) -> Iterator[Found]:
    rows, heads = rows_of(html.fromstring(table))
    columns = column_headings(rows, heads)
    for row in carried(rows, heads)[heads:]:
        for slot, label, column in zip(row, row_headings(row), columns, strict=False):
            if slot.text and not slot.repeats and is_value(slot.text):
                yield plain(slot.text), special(label), plain(column)


def cells_of(pdf: bytes) -> Iterator[Found]:
    found = source.read_text(pdf, BY_NAME["pdf"].media_type)
    for cell in found.cells if isinstance(found, Text) else ():
        words = cell.span.of(found.body)
        if is_value(words):
            yield plain(words), special(cell.row), plain(cell.column)


def main(argv: list[str]) -> None:
    parser = options("Tables of PDF sources")
    parser.add_argument("--chromium", default="chromium", help="the browser that prints")
    parser.add_argument("--show", help="print what differs in articles with this in their name")
    arguments = parser.parse_args(argv)
    folder = existing(arguments.data) / "references" / "jats"
    articles = {path.name: tables_in(path) for path in sorted(folder.glob("*ml"))}
    print(f"{'style':22}{'cells':>7}{'found':>7}{'right':>7}{'P':>7}{'R':>7}")
    for style in STYLES:
        totals = [0, 0, 0]
        for name, tables in articles.items():
            gold = {cell for table in tables for cell in wanted(table)}
            if not gold:
                continue
            found = set(cells_of(printed(tables, style, arguments.chromium)))
            for place, count in enumerate((len(gold), len(found), len(gold & found))):
                totals[place] += count
            if arguments.show and arguments.show in name:
                print(name, "missing", sorted(gold - found)[:9], "extra", sorted(found - gold)[:9])
        cells, found_, right = totals
        print(f"{style:22}{cells:7}{found_:7}{right:7}{right / found_:7.3f}{right / cells:7.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
