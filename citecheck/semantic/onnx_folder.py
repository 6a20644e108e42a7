"""A folder with an exported model: `model.onnx`, `tokenizer.json` and, for labels, `config.json`.

The only home of onnxruntime and tokenizers. Texts in, the model's raw numbers out.
Source: the layout in which transformer models are exported to ONNX (Hugging Face Optimum).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from msgspec import Struct
from tokenizers import Tokenizer

from citecheck.errors import ConfigError

TOKENS = 512
"""Longest input in tokens: what such models were trained on; longer passages lose their end."""


class OnnxFolder(Struct, frozen=True, dict=True):
    """An opened model and its tokenizer; `labels` are the classes it tells apart, in order."""

    folder: Path
    session: Any  # onnxruntime ships no types
    tokenizer: Tokenizer
    labels: tuple[str, ...]

    def run(self, texts: Sequence[str | tuple[str, str]]) -> tuple[npt.NDArray[Any], ...]:
        """Return the attention mask (texts x tokens), then the model's first output for `texts`."""
        encoded = self.tokenizer.encode_batch(list(texts))
        columns = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
            "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
        }
        wanted = {item.name: columns[item.name] for item in self.session.get_inputs()}
        return columns["attention_mask"], self.session.run(None, wanted)[0]


def open_onnx(folder: Path) -> OnnxFolder:
    """Open the model in `folder`, on one thread, so that the same input gives the same numbers.

    Raises:
        ConfigError: a file is missing or damaged, or the model asks for inputs unknown here.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        tokenizer = Tokenizer.from_file(str(_file(folder, "tokenizer.json")))
        session = onnxruntime.InferenceSession(
            str(_file(folder, "model.onnx")), options, providers=["CPUExecutionProvider"]
        )
    except ConfigError:
        raise
    except Exception as error:  # both libraries raise bare exceptions of their own for bad files
        raise ConfigError(f"the model in {folder} cannot be opened: {error}") from error
    unknown = {item.name for item in session.get_inputs()} - {
        "input_ids",
        "attention_mask",
        "token_type_ids",
    }
    if unknown:
        raise ConfigError(f"the model in {folder} wants inputs that citecheck has not: {unknown}")
    tokenizer.enable_truncation(TOKENS)
    tokenizer.enable_padding()
    return OnnxFolder(folder, session, tokenizer, _labels(folder))


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise ConfigError(f"[semantic] names {folder}, which holds no {name}")
    return path


def _labels(folder: Path) -> tuple[str, ...]:
    """Return the names of the classes in `config.json`, in the order of the output."""
    path = folder / "config.json"
    if not path.is_file():
        return ()
    try:
        table = json.loads(path.read_text(encoding="utf-8")).get("id2label", {})
        return tuple(str(table[number]).lower() for number in sorted(table, key=int))
    except (ValueError, AttributeError) as error:
        raise ConfigError(f"{path} is not the configuration of a model: {error}") from error
