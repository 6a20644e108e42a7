"""How many notes "this needs a source" an editor gets for a real article.

    python benchmarks/uncited.py --data FOLDER [--show]

For the articles of ``references`` in each format: claims without a marker beside a thousand words
of the draft. Which of them are of use, only a person can say: ``--show`` prints them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import data

from citecheck.config.schema import Config
from citecheck.errors import CitecheckError
from citecheck.run import pipeline

FORMATS = ("pdf", "pdf_rendered", "html", "docx", "text", "jats")
NO_DRAFT = {".json", ".tsv"}


def main(argv: list[str]) -> int:
    parser = data.options("Notes that ask for a source, per 1,000 words")
    parser.add_argument("--show", action="store_true", help="print the sentences")
    options = parser.parse_args(argv)
    root = data.existing(options.data) / "references"
    words: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for name in FORMATS:
        for path in sorted((root / name).iterdir()):
            if path.suffix not in NO_DRAFT:
                length, sentences = _asked(path)
                words[name] += length
                asked[name] += len(sentences)
                if options.show:
                    print(*(f"{path.name}: {sentence}" for sentence in sentences), sep="\n")
    for name in FORMATS:
        print(f"{name:14} {words[name]:8} words {_per_thousand(asked[name], words[name])}")
    print(f"{'all':14} {words.total():8} words {_per_thousand(asked.total(), words.total())}")
    return 0


def _asked(path: Path) -> tuple[int, list[str]]:
    """Return the words of a draft, and its claims that have no marker."""
    try:
        extract = pipeline.extract(str(path), Config())
    except CitecheckError as error:
        print(f"{path.name}: {error}")
        return 0, []
    claims = (claim for claim in extract.claims if not claim.labels)
    return len(extract.document.text.split()), [" ".join(claim.text.split()) for claim in claims]


def _per_thousand(asked: int, words: int) -> str:
    return f"{asked:5} notes = {1000 * asked / max(words, 1):.2f} per 1,000"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
