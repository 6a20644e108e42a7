"""Tiny exported models, made on the spot: a vocabulary of a few words and one matrix each."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "rose", "climbed", "fell", "ship", "boat", "tax")
ROSE, FELL, AFLOAT, TAXED = 0, 1, 2, 3
MEANING = {
    "rose": ROSE,
    "climbed": ROSE,
    "fell": FELL,
    "ship": AFLOAT,
    "boat": AFLOAT,
    "tax": TAXED,
}
"""Which of four directions each word points to; all others point nowhere."""


def directions() -> np.ndarray:
    table = np.zeros((len(WORDS), 4), dtype=np.float32)
    for word, direction in MEANING.items():
        table[WORDS.index(word), direction] = 1
    return table


def keep_tokenizer(folder: Path) -> None:
    tokenizer = Tokenizer(
        models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def keep_model(folder: Path, nodes: list[onnx.NodeProto], weights: dict[str, np.ndarray]) -> None:
    """Write `nodes`, whose input is `input_ids` and whose output is `out`, as `model.onnx`."""
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, folder / "model.onnx")


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """A sentence encoder: each token's direction, for the caller to average."""
    folder = tmp_path / "encoder"
    folder.mkdir()
    keep_tokenizer(folder)
    look_up = helper.make_node("Gather", ["table", "input_ids"], ["out"])
    keep_model(folder, [look_up], {"table": directions()})
    return folder


@pytest.fixture
def classifier(tmp_path: Path) -> Path:
    """An entailment model: "fell" beside "rose" or "climbed" is a contradiction, else entailed."""
    folder = tmp_path / "classifier"
    folder.mkdir()
    keep_tokenizer(folder)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["tokens"]),
        helper.make_node("ReduceMax", ["tokens"], ["held"], axes=[1], keepdims=0),
        helper.make_node("MatMul", ["held", "weight"], ["logits"]),
        helper.make_node("Add", ["logits", "bias"], ["out"]),
    ]
    weight = np.zeros((4, 3), dtype=np.float32)
    weight[ROSE, 2] = weight[FELL, 2] = 8
    keep_model(
        folder,
        nodes,
        {
            "table": directions(),
            "weight": weight,
            "bias": np.array([10, 0, 0], dtype=np.float32),
        },
    )
    labels = {"0": "ENTAILMENT", "1": "NEUTRAL", "2": "CONTRADICTION"}
    (folder / "config.json").write_text(json.dumps({"id2label": labels}))
    return folder
