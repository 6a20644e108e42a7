"""Documents made by hand, so that each test shows what is in its own."""

import io
import zipfile
from collections.abc import Callable

import pytest

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("footnotes", "endnotes", "numbering", "styles", "settings")

MakeDocx = Callable[..., bytes]


@pytest.fixture
def make_docx() -> MakeDocx:
    """Return a function from the XML of a body and of other parts to the bytes of a DOCX."""
    return _docx


def _docx(body: str, **parts: str) -> bytes:
    """`parts`: the XML inside the root elements of footnotes, endnotes, numbering … by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        named = {name: f"{name}.xml" for name in PARTS if name in parts}
        archive.writestr("word/_rels/document.xml.rels", _relations(named))
        archive.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", _part(name, xml))
    return target.getvalue()


def _part(root: str, xml: str) -> str:
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{NAMESPACE}">{xml}</w:{root}>'


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{entries}</Relationships>'
