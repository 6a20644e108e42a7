"""Bytes of a text format → characters, by what the bytes show before what a label says.

Order of trust: a byte order mark; valid UTF-8 with any multi-byte character; the label of the
transport; the label in the first kilobytes of the document; UTF-8; a statistical guess. Labels
are read as browsers read them (Source: WHATWG Encoding Standard: "latin1" means windows-1252).
"""

from __future__ import annotations

import codecs
import re

from citecheck.lazy_regex import regex

MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SHIFTS = (b"\x00", b"\x1b", b"~{")  # ASCII bytes with none of these are the same in any charset
AS_BROWSERS_READ = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
NEVER = {"utf-7", "utf7", "unicode-1-1-utf-7"}  # a label that turns text into markup
DECLARED = regex(rb"""(?:charset|encoding)\s{0,9}=[\s"']{0,9}([A-Za-z0-9_:.-]{2,40})""")
TRANSPORT = regex(r"""charset\s{0,9}=[\s"']{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 8_192  # bytes; the standard says 1,024, real pages put scripts before
GUESS_WITHIN = 200_000  # bytes shown to the statistical guess
TAGS = regex(rb"<[^<>]{0,2000}>")  # markup would outweigh the text in that guess
# The legacy charsets still met on pages, of the Latin ones the commonest only: it has twins that
# differ in a few letters, and a guess among them is a coin toss.
GUESSED = (
    *("cp1252", "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r"),
    *("cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"),
)
MOSTLY = 4  # damaged UTF-8 has at least this many good bytes beyond ASCII to a bad one
STRAY_BYTES = "citecheck.stray_bytes"


def decode(body: bytes, media_type: str = "") -> str:
    """Return the text of `body`; what cannot be decoded becomes U+FFFD, nothing raises.

    Args:
        body: the document's bytes, decompressed.
        media_type: the transport's Content-Type with its parameters, if any.
    """
    if body.isascii() and not any(mark in body for mark in SHIFTS):
        return body.decode("ascii")
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace").lstrip("\ufeff")
    if not body.isascii() and _is_utf8(body):
        return body.decode("utf-8", errors="replace")
    for label in _labels(body, media_type):
        if (text := _strictly(body, label)) is not None:
            return text
    if body.isascii():
        return body.decode("ascii")
    return _guess(body)


def _is_utf8(body: bytes) -> bool:
    """Whether `body` is UTF-8, a character cut off at its very end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _labels(body: bytes, media_type: str) -> list[str]:
    named = TRANSPORT.findall(media_type)
    named += [label.decode("ascii") for label in DECLARED.findall(body[:DECLARED_WITHIN])]
    return [label.lower() for label in named if label.lower() not in NEVER]


def _strictly(body: bytes, label: str) -> str | None:
    """Decode without replacement, or None where the label is unknown or wrong."""
    encoding = AS_BROWSERS_READ.get(label, label)
    try:
        return body.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _guess(body: bytes) -> str:
    """Decode mislabelled or unlabelled bytes: damaged UTF-8, or another charset altogether."""
    high = sum(byte > 127 for byte in body)
    if body.decode("utf-8", errors="replace").count("\ufffd") * MOSTLY < high:
        return body.decode("utf-8", errors=STRAY_BYTES)
    # Imported here: only mislabelled pages need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(TAGS.sub(b" ", body[:GUESS_WITHIN]), cp_isolation=list(GUESSED)).best()
    return body.decode(best.encoding if best else "utf-8", errors="replace")


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as windows-1252: pages are pasted together from both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.start + 1]
    return stray.decode("windows-1252", errors="replace"), error.start + 1


codecs.register_error(STRAY_BYTES, _stray_byte)
