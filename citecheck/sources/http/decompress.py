"""Step 3, Content-Encoding: a compressed stream → bytes, never more than a limit.

A bomb of a few kilobytes unfolds to gigabytes; the limit therefore holds while unpacking, for
each layer, not afterwards.
"""

from __future__ import annotations

import zlib

_GZIP_MARK = b"\x1f\x8b"
_MOST_LAYERS = 2
_KNOWN = ("gzip", "x-gzip", "deflate")


class TooLarge(Exception):  # noqa: N818 - a state, turned into one by `client.py`
    """The body is larger than the limit."""


class UnknownEncoding(Exception):  # noqa: N818 - likewise
    """The body is packed in a way that cannot be undone."""


class CutShort(Exception):  # noqa: N818 - likewise
    """The body ends before its packing does, or its packing is damaged."""


class Unpacker:
    """Undoes the layers of one `Content-Encoding` header, chunk by chunk."""

    def __init__(self, header: str | None, *, max_bytes: int) -> None:
        """Prepare for `header`.

        Raises:
            UnknownEncoding: a layer of unknown kind, or too many of them.
        """
        names = [name.strip().lower() for name in (header or "").split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > _MOST_LAYERS:
            raise UnknownEncoding(f"packed {len(names)} times over")
        unknown = [name for name in names if name not in _KNOWN]
        if unknown:
            raise UnknownEncoding(f"packed as {unknown[0][:40]!r}")
        self._layers = [_Layer(name, max_bytes) for name in reversed(names)]
        self._left = max_bytes

    def feed(self, chunk: bytes) -> bytes:
        """Return what `chunk` unfolds to.

        Raises:
            TooLarge: the limit is passed, in all chunks so far together.
            CutShort: the packing is damaged.
        """
        for layer in self._layers:
            chunk = layer.feed(chunk)
        self._left -= len(chunk)
        if self._left < 0:
            raise TooLarge
        return chunk

    def end(self) -> None:
        """Check that every layer came to its end.

        Raises:
            CutShort: it did not.
        """
        if not all(layer.ended for layer in self._layers):
            raise CutShort("the packed body ends before its end")


class _Layer:
    """One gzip or deflate stream; what is not packed although it says so passes as it is."""

    def __init__(self, name: str, max_bytes: int) -> None:
        self._name = name
        self._left = max_bytes
        self._window: int | None = None  # of zlib, once the first bytes were seen; 0: not packed
        self._unpacker: zlib._Decompress | None = None
        self._held = b""  # a first byte that alone does not say what begins

    @property
    def ended(self) -> bool:
        """Whether all that came was whole."""
        if self._unpacker is None:
            return not self._held
        return self._unpacker.eof

    def feed(self, chunk: bytes) -> bytes:
        """Return what `chunk` unfolds to."""
        if self._window == 0:
            return chunk
        parts: list[bytes] = []
        chunk, self._held = self._held + chunk, b""
        while chunk:
            if self._unpacker is None or self._unpacker.eof:
                if len(chunk) < len(_GZIP_MARK):
                    self._held = chunk
                    break
                if not self._begin(chunk):
                    return b"".join(parts) if self._window else chunk
            parts.append(self._unpacked(chunk))
            chunk = self._unpacker.unused_data if self._unpacker else b""
        return b"".join(parts)

    def _begin(self, chunk: bytes) -> bool:
        """Begin a stream, or another member behind one; False where `chunk` begins neither."""
        if self._window is None:
            self._window = _window_of(self._name, chunk)
        elif not chunk.startswith(_GZIP_MARK):
            return False  # padding behind the last member
        if self._window:
            self._unpacker = zlib.decompressobj(self._window)
        return bool(self._window)

    def _unpacked(self, chunk: bytes) -> bytes:
        unpacker = self._unpacker
        if unpacker is None:
            return b""
        try:
            part = unpacker.decompress(chunk, self._left + 1)
        except zlib.error as error:
            raise CutShort(f"its packing is damaged ({error})") from error
        self._left -= len(part)
        if self._left < 0 or unpacker.unconsumed_tail:
            raise TooLarge
        return part


def _window_of(name: str, start: bytes) -> int:
    """Return zlib's window size for a stream of kind `name`; 0 if it is not packed at all."""
    if name == "deflate":  # the standard means zlib, some servers send the bare stream
        wrapped = start[0] & 15 == 8 and int.from_bytes(start[:2]) % 31 == 0
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
    return 16 + zlib.MAX_WBITS if start.startswith(_GZIP_MARK) else 0
