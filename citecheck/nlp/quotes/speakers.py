"""Who is said to speak beside a quotation.

In: a text with the place of a quotation in it. Out: the spans of the names that a verb of speech
ties to it ("…, Smith said", "according to Smith"). English; pronouns name nobody.
"""

from __future__ import annotations

from citecheck.language.en.quotations import SAYING
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.names import find_names

_REACH = 160  # code points before and after a quotation
SPEECH = SAYING
_NAME = "\x00"  # stands for a name while a pattern is looked for
_SPEAKS = (
    rf"{_NAME}(?:\s\([^()]{{0,40}}\))?(?:,[^,.!?\x00]{{1,60}},|,)?\s(?:\w+\s){{0,2}}?{SPEECH}\b"
)
_SPOKEN = rf"(?:{SPEECH}|[Aa]ccording\sto)\s(?:[\w.'’-]+,?\s){{0,4}}?{_NAME}"
_BEFORE = regex(rf"(?:{_SPEAKS}|{_SPOKEN}|{_NAME}\s?:)[^.!?\x00]{{0,60}}$")
_AFTER = regex(rf"^[\"'”’»,.!?\s]{{0,6}}(?:{_SPOKEN}|(?:[\w.]+\s){{0,4}}?{_SPEAKS})")


def speakers(text: str, quotation: Span) -> tuple[str, ...]:
    """Return the names that a verb of speech ties to the words at `quotation`, if any."""
    low = max(quotation.start - _REACH, 0)
    before, after = text[low : quotation.start], text[quotation.end : quotation.end + _REACH]
    found = []
    for side, pattern in ((before, _BEFORE), (after, _AFTER)):
        masked, kept = _masked(side)
        if match := pattern.search(masked):
            found.append(kept[masked.count(_NAME, 0, match.start() + match[0].index(_NAME))])
    return tuple(dict.fromkeys(found))


def _masked(text: str) -> tuple[str, list[str]]:
    """Return `text` with each name as one sign, and the names."""
    text = text.replace(_NAME, " ")
    names: list[str] = []
    parts: list[str] = []
    done = 0
    for span in find_names(text):
        parts += (text[done : span.start], _NAME)
        names.append(span.of(text))
        done = span.end
    return "".join((*parts, text[done:])), names
