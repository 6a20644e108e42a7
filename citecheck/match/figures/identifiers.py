"""Quantities that turn out to be names, labels, scores or codes: "Shahed 136", "page 12", "2-1".

Part of `match/figures/`: what was read, with its surroundings → whether it is no amount at all.
What cannot even be read as one is kept out before, in `codes.py`. Source: RULES F16.
"""

from __future__ import annotations

from citecheck.match.figures.codes import letters_touch
from citecheck.match.figures.quantities import Quantity
from citecheck.match.figures.scales import counts_things
from citecheck.match.tokens import Kind, Token, sign_at, touches, word_at, word_set

# Nouns before a number that is a label, not an amount.
LABELS = word_set(
    "page pages p pp chapter chapters ch section sections sec sect § figure figures fig figs table "
    "tables tab no nos nr nrs number numbers vol volume volumes issue article articles art part "
    "parts version versions v room rooms level levels phase type types channel route highway "
    "interstate step steps season seasons episode episodes round act scene group groups class "
    "grade line lines note notes footnote appendix annex exhibit item items equation eq eqs "
    "expression expressions theorem lemma box gate platform track lane pier bus flight train unit "
    "title rule form schedule clause paragraph para verse psalm zone sector district area ward "
    "block building apartment apt suite floor ref refs reference references model mark mk gen "
    "tier division category stage week day lot case station isbn issn doi pmid windows python "
    "ios android playstation xbox galaxy iphone ipad boeing airbus planet agent war dial phone "
    "tel fax ext zip rfc iso claim claims anspruch ansprüche ansprüchen revendication "
    "revendications example examples specimen specimens sample kapitel seite página pagina"
)
_SCORES = word_set(
    "beat beats beating won win wins lost lose loses drew draw defeated defeat defeats victory "
    "score scored scores led lead leads trailed thrashed tied tie ahead set sets voted vote"
)
_GREATEST_SCORE = 200
# Words that may be capitalised before an amount without being a name it belongs to.
_PARTICLES = word_set(
    "the a an in of on at by to from for with and or but about some nearly almost over under more "
    "less only just around roughly approximately than is are was were has have had its their his "
    "her our my this that these those all up down between as per after before during since until "
    "against among there it he she they we you i at least most another every each no not if when "
    "while where who which what how because so then thus yet still even both either neither "
    "within without into onto upon off out through across along besides despite like unlike "
    "worth total totalling totaling estimated fewer greater exceeding plus minus here now also "
    "last next first past previous following additional extra further today yesterday "
    "unfortunately however meanwhile exactly precisely perhaps maybe killed found added"
)
_STREETS = word_set(
    "street st avenue ave road rd lane drive boulevard blvd way square place terrace court"
)
_CHEMICAL = ("ine", "ol", "yl", "acil", "amide", "oxide", "oxy")  # endings of compounds
_SHORT_NAME = 8
_DETERMINERS = word_set("the a an this that said each")
# Behind "one": what shows that no count is meant.
_NOT_COUNTED = word_set(
    "of another thing day way hand time side more else who that which can could would should may "
    "might must will is was has had the a an to in on at for and or but than as by with you we i "
    "he she they it s day's what how not never only just such so too most before after"
)
_COUNTING = word_set("only just least exactly than")


def is_identifier(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether what was read is a name, label, score or code rather than an amount."""
    if quantity.upper is not None:
        return _is_score(tokens, quantity) or _is_label(tokens, quantity)
    if letters_touch(tokens, quantity.end) or _is_ratio_code(tokens, quantity):
        return True
    if quantity.number.spelled:
        return _is_pronoun(tokens, quantity)
    if _is_label(tokens, quantity):
        return True
    if quantity.unit or quantity.number.scaled:
        return _is_named(tokens, quantity) if _is_letter_unit(tokens, quantity) else False
    return (
        _is_bracketed(tokens, quantity)
        or _is_address(tokens, quantity)
        or _is_locant(tokens, quantity)
        or _is_named(tokens, quantity)
        or _is_numbered_thing(tokens, quantity)
    )


def continues_list(tokens: list[Token], quantity: Quantity, last: int) -> bool:
    """Whether a bare number goes on with labels that end before token `last`: "Nos. 2, 4 and 5"."""
    if quantity.unit or not quantity.number.plain or not last <= quantity.first <= last + 2:
        return False
    between = tokens[last : quantity.first]
    return bool(between) and all(
        t.lower in (",", "and", "or", "&", "oder", "und", "ou", "et", "y", "to", "bis")
        for t in between
    )


def _is_ratio_code(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a slash or bracket makes a code of the number: "24/7", "1/0", "1/T", "5(a)"."""
    if quantity.unit or not quantity.number.plain:
        return False
    for slash, other in (
        (quantity.end, quantity.end + 1),
        (quantity.first - 1, quantity.first - 2),
    ):
        if sign_at(tokens, slash) == "/" and 0 <= other < len(tokens):
            near = touches(tokens[slash - 1], tokens[slash]) and touches(
                tokens[slash], tokens[slash + 1]
            )
            if near and (tokens[other].kind is Kind.NUMBER or len(tokens[other].text) == 1):
                return True
    bracket = sign_at(tokens, quantity.end) == "("
    return bracket and touches(tokens[quantity.end - 1], tokens[quantity.end])


def _is_label(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a label noun stands before a bare number: "page 12", "No. 5", "Figure 4B"."""
    if quantity.number.spelled or not tokens[quantity.first].text[0].isdigit():
        return False
    at = quantity.first
    before = word_at(tokens, at - 1)
    sign = sign_at(tokens, at - 1)
    if sign == ".":
        near = touches(tokens[at - 2], tokens[at - 1])
        before = word_at(tokens, at - 2) if near else ""
    labelled = before in LABELS or sign in ("#", "№", "§")
    if not labelled:
        return False
    if quantity.unit or quantity.number.scaled:
        return _is_letter_unit(tokens, quantity)
    return not counts_things(tokens, quantity.end) or before not in ("line", "day", "week", "set")


def _is_letter_unit(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the unit or scale is a single capital letter: "Figure 4B", "HD 188753 A"."""
    last = tokens[quantity.end - 1]
    return quantity.end == quantity.first + 2 and len(last.text) == 1 and last.text.isupper()


def _is_bracketed(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number stands alone in brackets, as markers, ages and equations do."""
    if "," in tokens[quantity.first].text:
        return False
    opening, closing = sign_at(tokens, quantity.first - 1), sign_at(tokens, quantity.end)
    return opening in ("(", "[", "{") and closing in (")", "]", "}")


def _is_named(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a name: "Shahed 136", "Boeing 747", "Fortune 100"."""
    at = quantity.first
    text = tokens[at].text
    if at == 0 or tokens[at - 1].kind is not Kind.WORD:
        return tokens[at].text in ("-", "−") and at > 0 and tokens[at - 1].text.isupper()
    if "," in text or " " in text or len(text) > 6:
        return False
    name = tokens[at - 1]
    return name.lower not in _PARTICLES and any(letter.isupper() for letter in name.text)


def _is_address(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is a house's ("12 Main Street") or a thing's name ("a 404")."""
    end = quantity.end
    if not quantity.number.plain:
        return False
    if word_at(tokens, quantity.first - 1) in ("a", "an"):
        return not word_at(tokens, end)
    for cursor in range(end, min(end + 4, len(tokens))):
        if not tokens[cursor].text[0].isupper():
            return False
        if tokens[cursor].lower in _STREETS:
            return cursor > end
    return False


def _is_locant(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether the number is part of a chemical name: "5-fluorouracil", "2-mercaptoethanol"."""
    if sign_at(tokens, quantity.end) not in ("-", "‑"):
        return False
    name = word_at(tokens, quantity.end + 1)
    return len(name) > _SHORT_NAME and name.endswith(_CHEMICAL)


def _is_numbered_thing(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a noun with its article is numbered: "the ring 17 is", not "the team 15 points"."""
    at = quantity.first
    before = word_at(tokens, at - 1)
    if not quantity.number.plain or len(before) < 3 or before in _PARTICLES:
        return False
    if before.endswith(("ed", "ing", "s", "ly")) or counts_things(tokens, quantity.end):
        return False
    determined = word_at(tokens, at - 2) in _DETERMINERS or word_at(tokens, at - 3) in _DETERMINERS
    return determined and len(tokens[at].text) < 4


def _is_score(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a range is the result of a game or a vote: "2-1", "won 3–0"."""
    if quantity.unit or quantity.upper is None:
        return False
    low, high = quantity.number, quantity.upper
    dash = sign_at(tokens, quantity.first + 1) in ("-", "–", "‑", "−")
    if not (dash and low.plain and high.plain) or high.value > _GREATEST_SCORE:
        return False
    window = range(max(0, quantity.first - 6), quantity.first)
    return quantity.descending or any(word_at(tokens, i) in _SCORES for i in window)


def _is_pronoun(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether "one" counts nothing: "one of the", "the one that"."""
    alone = quantity.end == quantity.first + 1 and not quantity.unit
    if not alone or tokens[quantity.first].lower != "one":
        return False
    before, behind = word_at(tokens, quantity.first - 1), word_at(tokens, quantity.end)
    return before not in _COUNTING or behind in _NOT_COUNTED
