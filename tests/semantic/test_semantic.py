from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config.schema import Semantic
from citecheck.errors import ConfigError
from citecheck.semantic import open_models


def test_what_is_not_asked_for_stays_silent(encoder: Path) -> None:
    models = open_models(Semantic(embeddings=str(encoder)))
    assert models.doubt("the ship rose", "the ship fell") is None
    assert models.nearness("ship", ["boat"]) == pytest.approx((1.0,))


def test_both_kinds_are_opened_together(encoder: Path, classifier: Path) -> None:
    models = open_models(Semantic(embeddings=str(encoder), entailment=str(classifier)))
    doubt = models.doubt("the ship rose", "the boat fell")
    assert doubt is not None
    assert doubt > 0.9
    assert models.nearness("tax", ["ship", "tax"]) == pytest.approx((0.0, 1.0))


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match=r"nowhere, which holds no tokenizer\.json"):
        open_models(Semantic(entailment="nowhere"))
