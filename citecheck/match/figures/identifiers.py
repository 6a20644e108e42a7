"""Numbers that are no quantities: markers, list numbers, names, codes, pages, times, scores.

Part of `match/figures/`. Two judgements: which tokens cannot be part of any figure, whatever is
read there (:func:`blocked`), and whether a quantity that was read is a name or a code after all
(:func:`is_identifier`). Source: RULES F16.
"""

from __future__ import annotations

import re

from citecheck.match.figures.quantities import Quantity
from citecheck.match.tokens import Kind, Token, sign_at, touches, word_at

_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+|[\w.+-]+@[\w-]+\.\S+")
_BRACKETED = re.compile(r"\[[\d,;–\- ]{1,40}\]")

# Nouns before a number that is a label, not an amount.
LABELS = frozenset(
    "page pages p pp chapter chapters ch section sections sec § figure figures fig figs table "
    "tables tab no nos nr number numbers vol volume volumes issue article articles art part parts "
    "version versions v room rooms level levels phase type types channel route highway interstate "
    "step steps season seasons episode episodes round act scene group groups class grade line "
    "lines note notes footnote appendix annex exhibit item items equation eq theorem lemma box "
    "gate platform track lane pier bus flight train unit title rule form schedule clause "
    "paragraph para verse psalm zone sector district area ward block building apartment apt suite "
    "floor ref reference model mark mk generation gen level tier division category stage week "
    "day lot case station top isbn issn doi pmid windows python ios android playstation xbox "
    "galaxy iphone ipad boeing airbus planet agent formula world war chapter call dial phone tel "
    "fax ext zip box rfc iso nr. seite kapitel página pagina version".split()
)
# Labels that also stand before true amounts ("the top 3", "case 5 million"): only when bare.
_MONTHLIKE = frozenset({"may", "march", "june", "july", "april", "august"})
_SCORE_VERBS = frozenset(
    "beat beats beating won win wins lost lose loses drew draw defeated defeat defeats victory "
    "score scored scores led lead leads trailed thrashed tied tie ahead set sets game games "
    "voted vote by".split()
)
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_PARTICLES = frozenset(
    "the a an in of on at by to from for with and or but about some nearly almost over under more "
    "less only just around roughly approximately than is are was were has have had its their his "
    "her our my this that these those all up down between as per after before during since until "
    "against among there it he she they we you i at least most another every each no not if when "
    "while where who which what how because so then thus yet still even both either neither "
    "within without into onto upon off out through across along besides despite like unlike "
    "worth total totalling totaling estimated fewer greater exceeding plus minus here now also "
    "last next first past previous following additional extra further today yesterday "
    "unfortunately however meanwhile exactly precisely perhaps maybe".split()
)


def blocked(tokens: list[Token], text: str, start: int, end: int) -> bytearray:
    """Return a flag for each token of ``text[start:end]`` that cannot be part of a figure."""
    flags = bytearray(len(tokens))
    for pattern in (_ADDRESS, _BRACKETED):
        _mark(flags, tokens, [m.span() for m in pattern.finditer(text, start, end)])
    for at, token in enumerate(tokens):
        if token.kind is Kind.NUMBER:
            last = _code_end(tokens, at) or _time_end(tokens, at) or _phone_end(tokens, at)
            if last:
                flags[at:last] = b"\x01" * (last - at)
            elif _is_list_number(tokens, text, at):
                flags[at] = 1
    return flags


def mark_spans(flags: bytearray, tokens: list[Token], spans: list[tuple[int, int]]) -> None:
    """Set the flag of each token that starts inside one of the sorted `spans`."""
    _mark(flags, tokens, spans)


def _mark(flags: bytearray, tokens: list[Token], spans: list[tuple[int, int]]) -> None:
    """Set the flag of each token that starts inside one of the sorted `spans`."""
    if not spans:
        return
    waiting = iter(spans)
    span = next(waiting, None)
    for at, token in enumerate(tokens):
        while span is not None and token.start >= span[1]:
            span = next(waiting, None)
        if span is None:
            return
        if token.start >= span[0]:
            flags[at] = 1


def _code_end(tokens: list[Token], at: int) -> int:
    """Return the end of a code that mixes letters and digits ("S23", "F-16", "HTTP/2"), 0 if none.

    A letter before the digits makes a code; letters behind them may be a unit.
    """
    before = tokens[at - 1] if at and touches(tokens[at - 1], tokens[at]) else None
    if before is None:
        return 0
    if before.kind is Kind.WORD:
        return 0 if _is_prefix(before) else at + 1
    if before.text == "_":
        return at + 1
    earlier = tokens[at - 2] if at > 1 and touches(tokens[at - 2], before) else None
    if before.text in "-‑–/" and earlier is not None and earlier.kind is Kind.WORD:
        joined = earlier.text.islower() and before.text != "/" and len(earlier.text) > 4
        return (
            0 if joined or earlier.lower in ("sub", "mid", "pre", "non", "top", "the") else at + 1
        )
    return 0


def _is_prefix(word: Token) -> bool:
    """Whether a word that touches the digits behind it is a currency code or a hedge."""
    return word.text in _TOUCHING or word.text.upper() in _TOUCHING


_TOUCHING = frozenset(
    "USD EUR GBP JPY CNY AUD CAD CHF HKD NZD SGD INR MYR RM RMB Rs Rp ZAR NGN KES BRL MXN KRW TRY "
    "SEK NOK DKK PLN AED SAR PHP THB IDR VND RUB R Y US".split()
)


def _time_end(tokens: list[Token], at: int) -> int:
    """Return the end of a time of day: "10:30", "3pm", "9 a.m.", "2.13 am", 0 if none."""
    text = tokens[at].text
    if sign_at(tokens, at + 1) == ":" and at + 2 < len(tokens):
        minutes = tokens[at + 2]
        if touches(tokens[at], tokens[at + 1]) and touches(tokens[at + 1], minutes):
            if minutes.kind is Kind.NUMBER and len(text) <= 2 and minutes.text[:2].isdecimal():
                return at + 3
    if len(text) > 5 or not text.replace(".", "").isdecimal():
        return 0
    whole, _, minutes_text = text.partition(".")
    if int(whole or "99") > 12 or (
        minutes_text and (len(minutes_text) != 2 or int(minutes_text) > 59)
    ):
        return 0
    half = word_at(tokens, at + 1)
    if half in ("am", "pm"):
        return at + 2
    stops = sign_at(tokens, at + 2) == "." and word_at(tokens, at + 3) == "m"
    return (
        at + 4
        if half in ("a", "p") and stops
        else (at + 2 if half in ("o'clock", "o’clock") else 0)
    )


def _phone_end(tokens: list[Token], at: int) -> int:
    """Return the end of three or more numbers joined by hyphens or dots, or led by "+", 0 if none."""
    end, groups = at + 1, 1
    while (
        end + 1 < len(tokens)
        and tokens[end].text in "-‑/."
        and tokens[end + 1].kind is Kind.NUMBER
        and touches(tokens[end - 1], tokens[end])
        and touches(tokens[end], tokens[end + 1])
    ):
        end, groups = end + 2, groups + 1
    if groups >= 3:
        return end
    plus = sign_at(tokens, at - 1) == "+" and len(tokens[at].text) >= 8
    return end if plus else 0


def _is_list_number(tokens: list[Token], text: str, at: int) -> bool:
    """Whether the number begins a line as "1." or "2)" do."""
    if len(tokens[at].text) > 3 or sign_at(tokens, at + 1) not in (".", ")"):
        return False
    start = tokens[at].start
    line_start = text.rfind("\n", max(0, start - 12), start) + 1 if start else 0
    if text[line_start:start].strip(" \t(*-") and line_start:
        return False
    if not line_start and text[max(0, start - 12) : start].strip(" \t(*-"):
        return False
    return at + 2 < len(tokens) and not touches(tokens[at + 1], tokens[at + 2])


def is_identifier(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether what was read is a name, label, score or code rather than an amount."""
    at, number = quantity.first, quantity.number
    before = word_at(tokens, at - 1)
    if quantity.upper is not None:
        return _is_score(tokens, quantity) or (
            not quantity.unit and number.plain and before in LABELS and not number.spelled
        )
    if _glued(tokens, quantity):
        return True
    if number.spelled:
        return _is_idiom(tokens, quantity)
    if quantity.unit or number.scaled or not number.plain:
        return not quantity.unit and not number.scaled and _is_version(tokens, at)
    if _is_label(tokens, at, before) or _is_bracketed(tokens, quantity):
        return True
    return _is_named(tokens, quantity)


def _glued(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether letters touch the number that are no unit: "777F", "13F", "24703L202"."""
    end = quantity.end
    if end >= len(tokens) or not touches(tokens[end - 1], tokens[end]):
        return False
    behind = tokens[end]
    if behind.kind is Kind.NUMBER:
        return True
    if behind.kind is Kind.WORD:
        return behind.text not in ("x", "th", "st", "nd", "rd")
    hyphened = behind.text in "-‑" and end + 1 < len(tokens) and touches(behind, tokens[end + 1])
    following = tokens[end + 1] if hyphened else None
    return (
        following is not None
        and not quantity.unit
        and following.kind is Kind.WORD
        and following.text.isupper()
    )


def _is_version(tokens: list[Token], at: int) -> bool:
    """Whether a decimal is the number of a version or section."""
    return word_at(tokens, at - 1) in LABELS and "." in tokens[at].text


def _is_label(tokens: list[Token], at: int, before: str) -> bool:
    """Whether a label noun stands before the number, perhaps with a full stop: "No. 5"."""
    if sign_at(tokens, at - 1) in (".", "#", "№", "§"):
        if sign_at(tokens, at - 1) != ".":
            return True
        before = word_at(tokens, at - 2)
        return before in LABELS and touches(tokens[at - 2], tokens[at - 1])
    return before in LABELS


def _is_bracketed(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number stands alone in brackets, as markers and ages do."""
    opening, closing = sign_at(tokens, quantity.first - 1), sign_at(tokens, quantity.end)
    return opening in ("(", "[", "{") and closing in (")", "]", "}")


def _is_named(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a name: "Shahed 136", "Boeing 747", "Fortune 100"."""
    at = quantity.first
    if at == 0 or tokens[at - 1].kind is not Kind.WORD or len(tokens[at].text) > 5:
        return False
    name = tokens[at - 1]
    return name.lower not in _PARTICLES and any(letter.isupper() for letter in name.text)


def _is_score(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a range is the result of a game or a vote: "2-1", "won 3–0"."""
    if quantity.unit or quantity.upper is None or not quantity.number.plain:
        return False
    dash = sign_at(tokens, quantity.first + 1) in ("-", "–", "‑", "−")
    if not dash or not quantity.upper.plain or quantity.upper.value > 200:
        return False
    window = [word_at(tokens, i) for i in range(max(0, quantity.first - 5), quantity.first)]
    return any(word in _SCORE_VERBS for word in window)


_NOT_COUNTED = frozenset(
    "of another thing day way hand time side more else who that which can could would should may "
    "might must will is was has had the a an to in on at for and or but than as by with you we i "
    "he she they it s day's what how not never only just such so too most before after".split()
)


def _is_idiom(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether "one" is a pronoun or the word is otherwise no count."""
    word = tokens[quantity.first].lower
    if word != "one" or quantity.end != quantity.first + 1 or quantity.unit:
        return False
    before, behind = word_at(tokens, quantity.first - 1), word_at(tokens, quantity.end)
    if before in ("only", "just", "least", "exactly", "than") and behind not in _NOT_COUNTED:
        return False
    return True
