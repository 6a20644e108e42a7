from __future__ import annotations

import json
from pathlib import Path

import pytest

from citecheck.errors import ConfigError
from citecheck.model import Says
from citecheck.semantic.entailment import open_entailment


def test_a_passage_that_denies_the_claim_raises_doubt(classifier: Path) -> None:
    entailment = open_entailment(classifier)
    assert entailment.doubt("the tax rose", "the tax fell") > 0.9
    assert entailment.doubt("the tax rose", "the tax climbed") < 0.2


def test_two_classes_will_do(classifier: Path) -> None:
    labels = {"0": "entailment", "1": "neutral", "2": "not_entailment"}
    (classifier / "config.json").write_text(json.dumps({"id2label": labels}))
    assert open_entailment(classifier).doubt("the tax rose", "the tax fell") > 0.9


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"id2label": {"0": "cats", "1": "dogs"}}, "tells cats, dogs apart"),
        ({}, "tells nothing apart"),
        ([], "not the configuration of a model"),
    ],
)
def test_a_model_that_cannot_deny_is_refused(classifier: Path, table: object, message: str) -> None:
    (classifier / "config.json").write_text(json.dumps(table))
    with pytest.raises(ConfigError, match=message):
        open_entailment(classifier)


def test_a_damaged_model_is_refused(classifier: Path) -> None:
    (classifier / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError, match="cannot be opened"):
        open_entailment(classifier)


def test_a_very_long_passage_is_cut_to_what_the_model_reads(classifier: Path) -> None:
    assert open_entailment(classifier).doubt("the tax rose", "the tax fell " * 2_000) > 0.9


def test_what_it_reads_is_told_for_the_classes_that_it_has(classifier: Path) -> None:
    entailment = open_entailment(classifier)
    held = entailment.reads("the tax rose", "the tax climbed")
    assert held[Says.SUPPORTED] > 0.8
    assert held[Says.CONTRADICTED] < 0.2
    assert entailment.reads("the tax rose", "the tax fell")[Says.CONTRADICTED] > 0.9


def test_not_entailed_is_no_contradiction(classifier: Path) -> None:
    labels = {"0": "entailment", "1": "other", "2": "not_entailment"}
    (classifier / "config.json").write_text(json.dumps({"id2label": labels}))
    held = open_entailment(classifier).reads("the tax rose", "the tax fell")
    assert set(held) == {Says.SUPPORTED}
    assert held[Says.SUPPORTED] < 0.1
