"""ZIP packages of office files: opened only if what they unpack to is bounded."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

DAMAGE = (
    zipfile.BadZipFile,
    KeyError,
    EOFError,
    zlib.error,
    NotImplementedError,
    StopIteration,
    etree.XMLSyntaxError,
)
MOST_BYTES = 60_000_000  # of the XML of one file, unpacked; a sheet of 400,000 cells has 20 MB


@contextmanager
def opened(body: bytes, most_bytes: int = MOST_BYTES) -> Iterator[zipfile.ZipFile]:
    """Open a package; `most_bytes` is what its XML may unpack to.

    Raises:
        BadZipFile: it is none, needs a password, or unpacks to more.
    """
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        parts = [one for one in package.infolist() if one.filename.endswith((".xml", ".rels"))]
        size = sum(part.file_size for part in parts)
        if size > most_bytes:
            raise zipfile.BadZipFile(f"it unpacks to {size / 1e6:.0f} MB of XML")
        if any(part.flag_bits & 1 for part in parts):
            raise zipfile.BadZipFile("it needs a password")
        yield package


def parse(package: zipfile.ZipFile, name: str) -> etree._Element:
    """Return the root of a part; nothing is resolved or fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)
