"""OpenDocument text → its content: as printed, without deletions, comments and hidden text."""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content, ContentBuilder
from citecheck.formats.odt.package import open_package
from citecheck.formats.odt.walk import BodyWalk
from citecheck.model import Coordinates, Place


def read(body: bytes) -> Content:
    """Return what a person reads in the document, tracked changes accepted.

    Raises:
        InputError: the file is damaged, needs a password, is too large, or nested too deeply.
    """
    package = open_package(body)
    builder = ContentBuilder()
    try:
        BodyWalk(builder, package).walk(package.body)
    except RecursionError as error:
        raise InputError("its lists or tables are nested too deeply; flatten them") from error
    content = builder.build(coordinates=Coordinates.PARAGRAPH)
    places = (Place(block.span.start, n, 1) for n, block in enumerate(content.blocks, 1))
    return replace(content, places=tuple(places), title=package.title or content.first_heading())
