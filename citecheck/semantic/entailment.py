"""Entailment: whether a passage, taken as true, leaves a claim standing.

A folder with an exported classifier in, a probability of doubt out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from citecheck.errors import ConfigError
from citecheck.semantic.onnx_folder import OnnxFolder, open_onnx

DENIES = ("contradiction", "not_entailment", "refutes", "unsupported")
"""What models call the class that speaks against a claim, the plainest first."""


@dataclass(frozen=True)
class Entailment:
    """A classifier of (passage, claim) and the place of the class that denies."""

    model: OnnxFolder
    denies: int

    def doubt(self, claim: str, passage: str) -> float:
        """Return the probability in [0, 1] that `passage` denies `claim`."""
        _, logits = self.model.run([(passage, claim)])
        likely = np.exp(logits[0] - logits[0].max())
        return float(likely[self.denies] / likely.sum())


def open_entailment(folder: Path) -> Entailment:
    """Open the classifier in `folder`.

    Raises:
        ConfigError: the folder does not hold one, or none of its classes denies.
    """
    model = open_onnx(folder)
    for name in DENIES:
        if name in model.labels:
            return Entailment(model, model.labels.index(name))
    raise ConfigError(
        f"the model in {folder} tells {', '.join(model.labels) or 'nothing'} apart; "
        f"one of its classes must be called {' or '.join(DENIES)}"
    )
