"""The columns of a batch's tables: name, kind, and what each holds; data only.

``docs/batch.md`` is written from it, and `tables` writes what it names.
"""

from __future__ import annotations

FOLDER = "tables"

TEXT, WHOLE, NUMBER, TRUTH, DAY, MOMENT, TEXTS = [
    "text",
    "whole",
    "number",
    "truth",
    "day",
    "moment",
    "texts",
]
Columns = dict[str, tuple[str, str]]

_DRAFT = {"draft": (TEXT, "name of the draft: its path below the root, or its address")}
_REACH = {
    "start": (WHOLE, "first code point in the draft's text"),
    "end": (WHOLE, "code point behind the last one"),
}
_PLACE = {
    "line": (WHOLE, "line; page of a PDF, paragraph of a Word file"),
    "column": (WHOLE, "column, from 1"),
}
TABLES: dict[str, Columns] = {
    "drafts": {
        **_DRAFT,
        "sha256": (TEXT, "digest of its bytes"),
        "media_type": (TEXT, "what it is"),
        "title": (TEXT, "its own title"),
        "language": (TEXT, "of its text, as told or found"),
        "words": (WHOLE, "words of its text"),
        "claims": (WHOLE, "claims found"),
        **{
            name: (WHOLE, f"claims with the outcome {name}")
            for name in (
                "supported",
                "partial",
                "unclear",
                "altered",
                "contradicted",
                "not_found",
                "unverifiable",
                "uncited",
            )
        },
        "problems": (WHOLE, "problems of every severity"),
        "published": (DAY, "as the manifest has it"),
        "manifest_title": (TEXT, "as the manifest has it"),
        "columns": (TEXT, "the manifest's other columns, a JSON object"),
    },
    "references": {
        **_DRAFT,
        "id": (TEXT, "unique in the draft"),
        "kind": (TEXT, "entry of the list, or link on words of the text"),
        "label": (TEXT, "number or key; null for author and year"),
        "text": (TEXT, "as it stands in the list"),
        **_REACH,
        "url": (TEXT, "address that it names"),
        "doi": (TEXT, "DOI that it names"),
        "title": (TEXT, "title of the work"),
        "authors": (TEXTS, "names of its authors"),
        "date": (TEXT, "as written"),
        "source": (TEXT, "key into sources; null where none was looked for"),
    },
    "markers": {
        **_DRAFT,
        "kind": (TEXT, "entry or link"),
        "text": (TEXT, "as it stands in the text"),
        "labels": (TEXTS, "labels that it names"),
        "references": (TEXTS, "ids of the references that it leads to"),
        **_REACH,
        **_PLACE,
    },
    "claims": {
        **_DRAFT,
        "id": (TEXT, "unique in the draft"),
        "text": (TEXT, "its words, markers and all"),
        **_REACH,
        **_PLACE,
        "labels": (TEXTS, "labels of its markers"),
        "references": (TEXTS, "ids of its references"),
        "outcome": (TEXT, "what the sources do for it"),
        "score": (NUMBER, "probability of full support, 0 to 1"),
        "fingerprint": (TEXT, "stays while words, outcome and sources stay"),
        "why": (TEXT, "the reason in one sentence"),
        "suggestion": (TEXT, "what the source would bear out"),
        "reader_says": (TEXT, "what a second reader makes of it, where one was asked and heard"),
        "reader_decided": (TRUTH, "whether the outcome is the second reader's doing"),
    },
    "facts": {
        **_DRAFT,
        "claim": (TEXT, "id of its claim"),
        "number": (WHOLE, "index in the claim, from 0"),
        "kind": (TEXT, "quote, figure, date or name"),
        "text": (TEXT, "its words"),
        **_REACH,
        "value": (TEXT, "what a figure or date means, as JSON"),
    },
    "evidence": {
        **_DRAFT,
        "claim": (TEXT, "id of its claim"),
        "number": (WHOLE, "rank in the claim, best first, from 0"),
        "check": (TEXT, "which check saw it"),
        "finding": (TEXT, "what it saw"),
        "fact": (WHOLE, "index into the claim's facts; null for the whole wording"),
        "source": (TEXT, "key into sources"),
        "label": (TEXT, "label of the source in the draft"),
        "passage": (TEXT, "words of the source"),
        "start": (WHOLE, "first code point in the source's text"),
        "end": (WHOLE, "code point behind the last one"),
        "page": (WHOLE, "page of a PDF source"),
        "score": (NUMBER, "of this piece, 0 to 1"),
        "note": (TEXT, "what differs, in words"),
        "link": (TEXT, "opens the source at the passage"),
    },
    "sources": {
        **_DRAFT,
        "key": (TEXT, "canonical address"),
        "url": (TEXT, "address asked"),
        "final_url": (TEXT, "address that answered"),
        "state": (TEXT, "what became of it"),
        "reason": (TEXT, "why it could not be had"),
        "via": (TEXT, "live, store, archive or file"),
        "archive": (TEXT, "whether the archive has a capture: found, none, unknown"),
        "fetched_at": (MOMENT, "when its bytes were had, UTC"),
        "media_type": (TEXT, "of its bytes"),
        "sha256": (TEXT, "digest of its bytes"),
        "title": (TEXT, "its own title"),
        "archived_url": (TEXT, "capture that was used"),
        "archived_at": (MOMENT, "when that was made, UTC"),
    },
    "problems": {
        **_DRAFT,
        "code": (TEXT, "kind of problem"),
        "severity": (TEXT, "error, warning or note"),
        "message": (TEXT, "in words"),
        **_PLACE,
        **_REACH,
        "labels": (TEXTS, "labels it is about"),
        "claim": (TEXT, "id of the claim it is about"),
        "fingerprint": (TEXT, "stays while words, finding and sources stay"),
        "waived": (TRUTH, "whether a decision takes it out of the gate"),
        "known": (TRUTH, "whether it was there before"),
    },
}


def to_markdown() -> str:
    """Return the description of all columns, for ``docs/batch.md``."""
    parts = []
    for table, columns in TABLES.items():
        rows = [f"| `{name}` | {kind} | {what} |" for name, (kind, what) in columns.items()]
        parts.append(
            f"### `{table}`\n\n| column | kind | holds |\n|---|---|---|\n" + "\n".join(rows)
        )
    return "\n\n".join(parts) + "\n"
