"""Beside step 5: the models of language that a user has asked for, opened once in a process.

`config.Semantic` in, a `match.wording.meaning.Meaning` out. Off by default; needs the extra
``semantic``. Nothing here is fetched: weights come from an installed package or a local folder.
What a model says finds passages and raises doubts, and is told as a second reader's opinion where
that is asked for; without that no outcome rests on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.config.schema import Semantic
from citecheck.errors import ConfigError
from citecheck.model import Says

if TYPE_CHECKING:
    from citecheck.semantic.embedding import Embedding
    from citecheck.semantic.entailment import Entailment

PACKAGED = "wordllama"
"""The one package of embeddings that ships its weights; any other value is a folder."""


class Models(Struct, frozen=True, dict=True):
    """The models of one run; what was not asked for is None and stays silent."""

    embedding: Embedding | None
    entailment: Entailment | None

    def nearness(self, claim: str, passages: Sequence[str]) -> tuple[float, ...]:
        """Return how near each passage is to `claim`, a cosine in [-1, 1]; () without a model."""
        return () if self.embedding is None else self.embedding.nearness(claim, passages)

    def doubt(self, claim: str, passage: str) -> float | None:
        """Return the probability in [0, 1] that `passage` denies `claim`; None without a model."""
        return None if self.entailment is None else self.entailment.doubt(claim, passage)

    def reads(self, claim: str, passage: str) -> dict[Says, float]:
        """Return how likely `passage` bears `claim` out, and contradicts it; {} without a model."""
        return {} if self.entailment is None else self.entailment.reads(claim, passage)


@cache
def open_models(settings: Semantic) -> Models:
    """Return the models that `settings` names.

    Raises:
        ConfigError: the extra is not installed, or a folder does not hold a model of the kind.
    """
    try:
        return Models(
            embedding=_embedding(settings.embeddings),
            entailment=_entailment(settings.entailment),
        )
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"[semantic] needs {error.name}: install citecheck-report with its extra `semantic`"
        ) from error


def _embedding(named: str | None) -> Embedding | None:
    if named is None:
        return None
    from citecheck.semantic import embedding  # noqa: PLC0415 - so that a missing extra is told

    return embedding.open_packaged() if named == PACKAGED else embedding.open_folder(Path(named))


def _entailment(named: str | None) -> Entailment | None:
    if named is None:
        return None
    from citecheck.semantic import entailment  # noqa: PLC0415 - so that a missing extra is told

    return entailment.open_entailment(Path(named))
