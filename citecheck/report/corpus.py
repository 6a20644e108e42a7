"""Step 7, for many drafts: the page of what a batch comes to, in plots with their numbers.

In: counts. Out: HTML that loads nothing and runs nothing; each plot is a picture (SVG) with the
numbers in a table under it. It opens as fast for a hundred thousand drafts as for ten.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from citecheck.report.to_html import environment, policy, stylesheet

MOST = 30
"""Rows of a plot or a list; the rest is counted together."""
_BAR = 18  # height of a bar and its gap, in units of the picture
_WIDTH = 640
_LABEL = 250


class Row(Struct, frozen=True, kw_only=True):
    """One bar: what it is, its number, of how many (0 where it is no share), and its length."""

    name: str
    number: int
    among: int = 0
    width: float
    y: int

    @property
    def share(self) -> str:
        """The number as a share in per cent."""
        return f"{100 * self.number / self.among:.1f} %" if self.among else ""


class Plot(Struct, frozen=True, kw_only=True):
    """A titled row of bars."""

    title: str
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        """Height of the picture."""
        return _BAR * len(self.rows)


class Page(Struct, frozen=True, kw_only=True):
    """All that the page shows."""

    drafts: int
    claims: int
    unread: tuple[tuple[str, str], ...]
    unread_in_all: int
    plots: tuple[Plot, ...]
    retracted: tuple[tuple[str, int], ...]
    worst: tuple[tuple[int, str, int], ...]


def plot(title: str, counts: Mapping[str, int], *, is_ranked: bool = True) -> Plot:
    """Return the plot of `counts`, most first, or in their order where `is_ranked` is false."""
    pairs = [(name, number, 0) for name, number in counts.items() if number or not is_ranked]
    if is_ranked:
        pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    rest = sum(number for _, number, _ in pairs[MOST:])
    pairs = [*pairs[:MOST], *([("all others", rest, 0)] if rest else [])]
    return _drawn(title, pairs, max((number for _, number, _ in pairs), default=0))


def shares(
    title: str, counts: Mapping[str, int], among: Mapping[str, int], *, is_ranked: bool = True
) -> Plot:
    """Return the plot of `counts` as shares of `among`: most in all first, or by name."""
    names = sorted(among, key=lambda name: (-among[name], name))[:MOST]
    if not is_ranked:
        names.sort()
    pairs = [(name, counts.get(name, 0), among[name]) for name in names]
    return _drawn(title, pairs, 1)


def _drawn(title: str, pairs: list[tuple[str, int, int]], most: int) -> Plot:
    rows = []
    for place, (name, number, among) in enumerate(pairs):
        part = number / among if among else number / max(most, 1)
        width = round(part * (_WIDTH - _LABEL), 1)
        rows.append(
            Row(
                name=name.replace("_", " "), number=number, among=among, width=width, y=place * _BAR
            )
        )
    return Plot(title=title, rows=tuple(rows))


def render(page: Page) -> bytes:
    """Return the page."""
    style = stylesheet()
    return (
        environment()
        .get_template("corpus.html.j2")
        .render(
            page=page,
            policy=policy("", style, connect=False),
            style=Markup(style),  # noqa: S704 - our own file, and the policy holds its hash
            bar=_BAR,
            label=_LABEL,
            width=_WIDTH,
        )
        .encode()
    )
