"""MediaWiki text → its content: the article as printed, its notes and sources behind it."""

from __future__ import annotations

import mwparserfromhell
from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content, ContentBuilder, Lines
from citecheck.formats.mediawiki.balance import defused, refuse_endless
from citecheck.formats.mediawiki.notes import survey
from citecheck.formats.mediawiki.walk import PageWalk
from citecheck.model import ReaderNotice

_MOST_NAMES = 8  # of templates in one notice


def read(source: str) -> Content:
    """Return the article's text with its citations, its notes as entries behind it.

    Templates are not expanded: those that cite, note, quote, convert or format are known by name,
    of the others only the marks of notes inside are kept, and their names told.

    Raises:
        InputError: it has more markup, or more of it nested, than can be read.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    refuse_endless(source)
    builder = ContentBuilder()
    try:
        page = mwparserfromhell.parse(defused(source), skip_style_tags=True)
        walk = PageWalk(builder, survey(page))
        walk.walk(page)
    except RecursionError as error:
        raise InputError("its templates are nested too deeply; flatten them") from error
    if walk.left_out:
        shown = ", ".join(f"{{{{{name}}}}}" for name, _ in walk.left_out.most_common(_MOST_NAMES))
        message = f"the words of {walk.left_out.total()} templates were not read ({shown})"
        builder.notices.append(ReaderNotice(code="draft.text_skipped", message=message))
    content = builder.build(Lines(source))
    return replace(content, title=content.first_heading())
