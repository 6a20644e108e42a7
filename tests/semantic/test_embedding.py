from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.semantic.embedding import open_folder, open_packaged


def test_an_exported_encoder_averages_over_the_words_of_a_text(encoder: Path) -> None:
    near = open_folder(encoder).nearness("ship rose", ["boat climbed", "boat", "tax fell"])
    assert near == pytest.approx((1.0, 0.7071, 0.0), abs=1e-3)


def test_padding_does_not_change_a_text(encoder: Path) -> None:
    embedding = open_folder(encoder)
    alone = embedding.nearness("ship rose", ["boat"])
    beside = embedding.nearness("ship rose", ["boat", "tax tax tax tax tax tax tax"])
    assert beside[0] == pytest.approx(alone[0])


def test_more_passages_than_a_batch_keep_their_order(encoder: Path) -> None:
    near = open_folder(encoder).nearness("tax", ["ship"] * 150 + ["tax"])
    assert near[-1] == pytest.approx(1.0)
    assert near[:-1] == pytest.approx((0.0,) * 150)


def test_a_text_without_a_known_word_is_near_nothing(encoder: Path) -> None:
    assert open_folder(encoder).nearness("zebra", ["ship", ""]) == (0.0, 0.0)


def test_the_packaged_embeddings_find_what_is_said_in_other_words() -> None:
    near = open_packaged().nearness(
        "The ferry sank in the storm.",
        ["A boat went down in bad weather.", "The council raised parking fees."],
    )
    assert near[0] > near[1] + 0.1
