"""Where in a source a quotation may stand: candidate places, the likeliest first.

In: the comparison form of a source, then that of a quotation. Out: offsets at which the quotation
would start. Pieces of it that start at its words are looked up; places at which several of them
agree win. A short stretch is scanned here; a long source is asked through `ngrams.NgramIndex`,
which costs an import of numpy and a sort. Whether a candidate is the passage is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

PIECE = 8  # characters; survives one edit in ten characters often enough, and is rare enough
VOTES_NEEDED = 0.08  # share of the pieces that must agree on a place
VOTES_BESIDE_BEST = 0.5  # a place with fewer than this share of the best one's votes is dropped
_PIECES_AT_MOST = 64  # of one quotation, evenly spread
_HITS_AT_MOST = 8  # of one piece in a scan


def scan(source: str, quote: str, starts: Sequence[int], within: tuple[int, int]) -> list[int]:
    """Return offsets into `source` at which `quote` may start, the likeliest first.

    Both are in comparison form; `starts` are the offsets of the quotation's words; only pieces
    inside ``source[within[0]:within[1]]`` count.
    """
    fitting = [start for start in starts if start + PIECE <= len(quote)]
    pieces = fitting[:: len(fitting) // _PIECES_AT_MOST + 1]
    found = sorted(_hits(source, quote, pieces, within))
    return _agree(found, max(1, int(len(pieces) * VOTES_NEEDED)), tolerance(len(quote)))


def tolerance(length: int) -> int:
    """Return by how much pieces of one passage may disagree about where it starts.

    Words that a quotation of `length` characters leaves out push later pieces on.
    """
    return 30 + length * 2 // 5


def _hits(source: str, quote: str, pieces: Sequence[int], within: tuple[int, int]) -> Iterator[int]:
    low, high = within
    for start in pieces:
        piece = quote[start : start + PIECE]
        place = source.find(piece, low, high)
        for _ in range(_HITS_AT_MOST):
            if place < 0:
                break
            yield place - start
            place = source.find(piece, place + 1, high)


def _agree(found: Sequence[int], needed: int, width: int) -> list[int]:
    """Return the places on which at least `needed` pieces agree, most votes first."""
    votes: list[tuple[int, int]] = []
    end = 0
    for begin, place in enumerate(found):
        while end < len(found) and found[end] <= place + width:
            end += 1
        votes.append((end - begin, place))
    votes.sort(key=lambda vote: (-vote[0], vote[1]))
    chosen: list[int] = []
    for count, place in votes:
        if count < max(needed, votes[0][0] * VOTES_BESIDE_BEST):
            break
        if all(abs(place - other) > width for other in chosen):
            chosen.append(place)
    return chosen
