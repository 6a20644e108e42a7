"""One number in two writings: "3" and "three", "50 %" and "fifty percent".

In: the words of a quotation and of its source where they differ. Out: whether both say the same
number of the same unit. House styles write numbers their own way, inside quotations too (rule Q2);
another value stays another word.
"""

from __future__ import annotations

from collections.abc import Sequence

_ONE = ({"1", "one"}, {"%", "percent"}, {"%", "per cent"})  # what no grammar reads as a figure
_WORDS_AT_MOST = 8  # of a number written out


def same_number(said: Sequence[str], stands: Sequence[str]) -> bool:
    """Whether two runs of words in comparison form write one number, the one of them in digits.

    Examples: ["25"] and ["twenty", "five"], ["50", "%"] and ["fifty", "percent"].
    """
    if max(len(said), len(stands)) > _WORDS_AT_MOST:
        return False
    one, two = " ".join(said), " ".join(stands)
    if {one, two} in _ONE:
        return True
    if any(map(str.isdigit, one)) == any(map(str.isdigit, two)):
        return False
    from citecheck.nlp.figures import find_figures  # noqa: PLC0415 - seldom needed, slow to load

    figures = [find_figures(words) for words in (one, two)]
    whole = [
        len(found) == 1 and len(found[0].text) == len(words)
        for found, words in zip(figures, (one, two), strict=True)
    ]
    if not all(whole):
        return False
    (first,), (second,) = figures
    return first.value is not None and (first.value, first.unit) == (second.value, second.unit)
