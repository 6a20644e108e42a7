"""Draw how often claims with a given likelihood are supported: an SVG without a library."""

from __future__ import annotations

import numpy as np

SIZE, EDGE, BINS = 360, 44, 10


def chart(score: np.ndarray, supported: np.ndarray) -> str:
    """Return an SVG: likelihood across, observed share up, a dot for each tenth of the rows."""
    ranked = np.argsort(score)
    dots = [
        (float(score[part].mean()), float(supported[part].mean()), len(part))
        for part in np.array_split(ranked, BINS)
    ]
    error = sum(count * abs(said - seen) for said, seen, count in dots) / len(score)
    path = " ".join(f"{_x(said):.1f},{_y(seen):.1f}" for said, seen, _ in dots)
    marks = "".join(
        f'<circle cx="{_x(said):.1f}" cy="{_y(seen):.1f}" r="4" fill="#1f5f8b">'
        f"<title>{count} claims: said {said:.2f}, supported {seen:.2f}</title></circle>"
        for said, seen, count in dots
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" '
        f'font-family="sans-serif" font-size="11"><title>Reliability of the score</title>'
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>{_grid()}'
        f'<polyline points="{path}" fill="none" stroke="#1f5f8b"/>{marks}'
        f'<text x="{SIZE / 2}" y="{SIZE - 8}" text-anchor="middle">score</text>'
        f'<text x="12" y="{SIZE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {SIZE / 2})">share supported</text>'
        f'<text x="{EDGE + 8}" y="{EDGE}">{len(score)} claims, mean error {error:.3f}</text>'
        "</svg>\n"
    )


def brier(score: np.ndarray, supported: np.ndarray) -> float:
    """Return the mean square of likelihood minus outcome: 0 is best, 0.25 says nothing."""
    return float(((score - supported) ** 2).mean())


def calibration_error(score: np.ndarray, supported: np.ndarray) -> float:
    """Return the mean distance of likelihood and share, over tenths of the rows by likelihood."""
    parts = np.array_split(np.argsort(score), BINS)
    gaps = [len(part) * abs(score[part].mean() - supported[part].mean()) for part in parts]
    return float(sum(gaps) / len(score))


def _grid() -> str:
    lines = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#bbb" stroke-dasharray="4"/>'
    for tenth in range(0, 11, 2):
        at = tenth / 10
        lines += (
            f'<path d="M{_x(at)} {_y(0)}V{_y(1)}M{_x(0)} {_y(at)}H{_x(1)}" stroke="#eee"/>'
            f'<text x="{_x(at)}" y="{_y(0) + 14}" text-anchor="middle">{at:.1f}</text>'
            f'<text x="{_x(0) - 6}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>'
        )
    return lines


def _x(value: float) -> float:
    return EDGE + value * (SIZE - 2 * EDGE + 20)


def _y(value: float) -> float:
    return SIZE - EDGE - value * (SIZE - 2 * EDGE + 20)
