"""Entailment: whether a passage, taken as true, leaves a claim standing.

A folder with an exported classifier in, a probability of doubt out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec import Struct

from citecheck.errors import ConfigError
from citecheck.model import Says
from citecheck.semantic.onnx_folder import OnnxFolder, open_onnx

BEARS_OUT = ("entailment", "supports", "supported")
"""What they call the class that speaks for it."""

CONTRADICTS = ("contradiction", "refutes")
"""What they call the class that says the opposite; "not entailed" is no such thing."""

DENIES = ("contradiction", "not_entailment", "refutes", "unsupported")
"""What models call the class that speaks against a claim, the plainest first."""


class Entailment(Struct, frozen=True, dict=True):
    """A classifier of (passage, claim) and the place of the class that denies."""

    model: OnnxFolder
    denies: int

    def doubt(self, claim: str, passage: str) -> float:
        """Return the probability in [0, 1] that `passage` denies `claim`."""
        return self._likely(claim, passage)[self.denies]

    def reads(self, claim: str, passage: str) -> dict[Says, float]:
        """Return the probabilities in [0, 1] that `passage` bears `claim` out, and contradicts it.

        What the model has no class for is left out.
        """
        likely, labels = self._likely(claim, passage), self.model.labels
        classes = ((Says.SUPPORTED, BEARS_OUT), (Says.CONTRADICTED, CONTRADICTS))
        return {
            says: likely[labels.index(name)]
            for says, names in classes
            for name in names
            if name in labels
        }

    def _likely(self, claim: str, passage: str) -> list[float]:
        _, logits = self.model.run([(passage, claim)])
        likely = np.exp(logits[0] - logits[0].max())
        return [float(value) for value in likely / likely.sum()]


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
