"""A tool of the wording check: which of the passages that share most with a claim to show first.

In: a claim's words, the `Pieces` of a source and the pieces that `cover.rank` found. Out: the same
pieces in the order in which a person should read them. The order is learned, and only an order:
what a claim is worth is not read off it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citecheck.nlp.lexical.coverage import RARITY_AT_MOST, Pieces, Ranked, mass, weigh
from citecheck.nlp.lexical.words import Word

WEIGHTS: dict[str, float] = {
    "share": 8.29,
    "before": 5.14,
    "rarest": 7.08,
    "numbers": 1.54,
    "runs": 9.41,
    "density": 1.82,
    "open": -1.37,
    "late": -2.06,
}
"""What each property of a passage adds to its place.

Source: conditional logit of ``benchmarks/passages.py`` on 691 claims of WiCE, 2026-11-22.
"""

_RUN = 5  # letters that are compared at a time
_READ_AT_MOST = 2000  # characters of a passage that are
_CLOSING = tuple('.!?"”’)')


def foremost(words: Sequence[Word], pieces: Pieces, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Return `ranked` with the passage first that most likely bears on the claim."""
    weights = weigh(words, pieces)
    wanted = sought(words)

    def place(item: Ranked) -> tuple[float, int]:
        found = properties(item, pieces, weights, wanted)
        return -sum(WEIGHTS[name] * value for name, value in found.items()), item.number

    return tuple(sorted(ranked, key=place))


def properties(
    item: Ranked,
    pieces: Pieces,
    weights: Mapping[str, float],
    wanted: tuple[frozenset[str], frozenset[str]],
) -> dict[str, float]:
    """Return what `WEIGHTS` weighs of one passage; `wanted` is what `sought` gave of the claim.

    `share`: of the claim's weight, in the passage; `before`: what the passage before it adds;
    `rarest`: weight of the rarest shared word; `numbers`: share of the claim's; `runs`: share of
    the claim's runs of letters, which see through word forms; `density`: part of the passage's
    words that are the claim's; `open`: it ends without a stop, as headings do; `late`: how far
    down the source it stands. All in [0, 1].
    """
    numbers, runs = wanted
    keys = pieces.keys[item.number]
    shared = weights.keys() & keys
    before = keys | pieces.keys[max(0, item.number - 1)]
    total = sum(weights.values()) or 1.0
    own = mass(weights, keys) / total
    text = pieces.spans[item.number].of(pieces.text)[:_READ_AT_MOST]
    plain = _plain(text)
    told = pieces.told(item.number)
    return {
        "share": own,
        "before": mass(weights, before) / total - own,
        "rarest": max((weights[one] for one in shared), default=0.0) / RARITY_AT_MOST,
        "numbers": len(numbers & keys) / max(1, len(numbers)),
        "runs": sum(run in plain for run in runs) / max(1, len(runs)),
        "density": sum(one in weights for one in told) / max(1, len(told)),
        "open": float(not text.rstrip().endswith(_CLOSING)),
        "late": item.number / max(1, len(pieces)),
    }


def sought(words: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of a claim's numbers, and its runs of letters."""
    content = [word for word in words if word.content]
    numbers = frozenset(word.key for word in content if word.text[0].isdigit())
    return numbers, _runs(" ".join(word.text for word in content))


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _runs(text: str) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))
