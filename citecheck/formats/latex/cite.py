r"""A citing macro with its arguments → the keys it cites, and what is shown for it."""

from __future__ import annotations

from citecheck.formats.bibliography.latex_text import plain
from citecheck.formats.latex import macros
from citecheck.formats.latex.scan import Argument, without_comments

LONGEST_NOTE = 200  # code points of a note in square brackets that are shown


def cited(text: str, name: str, places: list[Argument | None]) -> tuple[tuple[str, ...], str]:
    """Return the keys that a macro cites, in order, and the marker that is shown.

    Args:
        text: what its places are offsets into.
        name: the macro's name.
        places: of its arguments, in the form of `macros.CITES_FORM`, or of a list of citations.
    """
    works = []
    keys: list[str] = []
    notes: list[str] = []
    for place in places:
        if place is None:
            continue
        words = without_comments(text[slice(*place)])
        if text[place[0] - 1 : place[0]] != "{":
            notes.append(plain(words)[:LONGEST_NOTE])
            continue
        own = [" ".join(key.split()).lstrip("*") or "*" for key in words.split(",")]
        own = [key for key in own if key and "\\" not in key and "#" not in key]
        if own:
            keys += own
            before = notes[0] if len(notes) > 1 else ""
            after = notes[-1] if notes else ""
            works.append(f"{before} {', '.join(own)}{', ' if after else ''}{after}".strip())
        notes = []
        if name not in macros.CITES_LISTS:
            break
    return tuple(keys), f"[{'; '.join(works)}]"
