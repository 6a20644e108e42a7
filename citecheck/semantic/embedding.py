"""Embeddings: texts → directions, and how near two texts point.

The only home of wordllama. Nearness finds passages whose words differ from the claim's; it tells
nothing about whether they bear the claim out ("rose" and "fell" are near).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

_Vectors = npt.NDArray[Any]
_BATCH = 64


class Embedding(Struct, frozen=True, dict=True):
    """A model that turns each text of a batch into one row of numbers."""

    embed: Callable[[list[str]], _Vectors]

    def nearness(self, claim: str, passages: Sequence[str]) -> tuple[float, ...]:
        """Return the cosine of `claim` and each passage, in [-1, 1], in the order given."""
        said = _directions(self.embed([claim]))[0]
        near: list[float] = []
        for first in range(0, len(passages), _BATCH):
            rows = _directions(self.embed(list(passages[first : first + _BATCH])))
            near.extend(float(value) for value in np.clip(rows @ said, -1.0, 1.0))
        return tuple(near)


def open_packaged() -> Embedding:
    """Return the static embeddings that the package wordllama carries; nothing is fetched."""
    import wordllama  # noqa: PLC0415 - one of two ways to embed; the other must not need it

    # The package looks for its tokenizer in a folder of another name unless told where it lies.
    own = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=own, disable_download=True)
    return Embedding(lambda texts: np.asarray(model.embed(texts)))


def open_folder(folder: Path) -> Embedding:
    """Return an exported sentence encoder; a text's row is the mean over its tokens.

    Raises:
        ConfigError: the folder does not hold such a model.
    """
    from citecheck.semantic.onnx_folder import open_onnx  # noqa: PLC0415 - see open_packaged

    model = open_onnx(folder)

    def embed(texts: list[str]) -> _Vectors:
        mask, tokens = model.run(texts)
        weight = mask[:, :, np.newaxis]
        mean: _Vectors = (tokens * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1)
        return mean

    return Embedding(embed)


def _directions(rows: _Vectors) -> _Vectors:
    """Return `rows` with length one; a row of zeros stays one."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    directions: _Vectors = rows / np.where(length == 0, 1.0, length)
    return directions
