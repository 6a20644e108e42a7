"""A sentence → what in it is planned, foreseen, possible, supposed or bound to a condition."""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citecheck.language.en.assertion import (
    CLAIMED,
    FORESEEING,
    INTENDED,
    PLANNING,
    POISED,
    POSSIBLY,
)
from citecheck.language.en.assertion_patterns import (
    BEING,
    DUE_TO,
    MIGHT_NOUN,
    NO_INFINITIVE,
    REGARDLESS,
    SAID_YES,
)
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.assertion.cue import Cue, Rule, Sentence
from citecheck.nlp.assertion.scope import (
    clause_end,
    clause_start,
    holder_before,
    phrase_end,
    speech_end,
)
from citecheck.nlp.assertion.types import Status

_NO_VERB = NO_INFINITIVE
_BE = BEING

_PLANNING = "|".join(sorted(PLANNING))
_POSSIBLY = "|".join(POSSIBLY)
_PLAN_WORDS = PLANNING.union(
    "plans proposal proposals bid bids intention intentions effort efforts attempt attempts "
    "move moves considering mulling weighing exploring suggested suggests recommended "
    "recommends recommend recommending call calls called calling urge urges urged urging demand "
    "demands demanded demanding asks asked told orders ordered advises advised invites invited "
    "encourages encouraged instructs instructed should ought".split()
)
_HEDGE_WORDS = (
    *POSSIBLY,
    *"may might could appear appears appeared seem seems seemed suggest suggests suggested "
    "suggesting indicate indicates indicated indicating imply implies implied implying hint "
    "hints hinted hinting possible possibility probable chance risk likelihood likely "
    "unlikely".split(),
)
_PLAN = Rule(
    _PLAN_WORDS,
    rf"(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\btheir )\b(?:{_PLANNING})"
    rf" (?:not )?to {_NO_VERB}(?=[a-z])"
    rf"|\b(?:plans?|proposals?|bids?|intentions?|efforts?|attempts?"
    rf"|moves?) (?:to {_NO_VERB}(?=[a-z])|that\b)"
    r"|\b(?:considering|mulling|weighing|exploring|proposed|proposes|proposing|recommended"
    r"|recommends"
    r"|suggested|suggests) (?:the )?[a-z]{3,20}ing\b"
    r"|\b(?:call(?:s|ed|ing)? (?:for|on)|urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|recommend(?:s|ed"
    r"|ing)?"
    r"|propos(?:es?|ed|ing)) (?=[a-z]{1,3} |that |[a-z]+ (?:\w+ ){0,3}to )"
    rf"|\b(?P<verb>wants?|wanted|ask(?:s|ed)|told|order(?:s|ed)|advis(?:es|ed)|invit(?:es|ed)"
    rf"|encourag(?:es|ed)"
    rf"|instruct(?:s|ed)) (?:[\w’'-]+ ){{1,4}}to {_NO_VERB}(?=[a-z])"
    r"|\b(?:should|ought to)\b(?! have\b)",
)
_IS_TO = Rule("to", rf"\b{_BE} (?:still |now |also |not )?to {_NO_VERB}(?=[a-z])")
_WISHED_FOR = Rule(
    ("for", "at"),
    r"\baim(?:s|ing)? (?:at|for) (?=\w)"
    r"|\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed|ing)?|appl(?:y|ies|ied|ying)|campaign(?:s|ed|ing)?"
    r"|lobb(?:y|ies|ied|ying)|push(?:es|ed|ing)?) for (?=\w)",
)
_POISED = Rule(
    (*POISED, *FORESEEING, "hoping", "course", "track", "yet"),
    rf"\b{_BE} (?:still |now |also |not |[a-z]{{2,12}}ly )?(?P<word>{'|'.join(POISED)}|hoping|"
    rf"expected|forecast|projected|predicted|anticipated|on course|on track"
    rf"|yet) to {_NO_VERB}(?=[a-z])",
)
_DUE_TO = regex(DUE_TO)
_WILL = Rule(
    "will shall ll won would",
    r"(?:(?<!\bhis )(?<!\bher )(?<!\bthe )(?<!\bfree )(?<!\bat )(?<!\ba )(?<!\bown )(?<!\bgood )"
    r"(?<!\btheir )\b(?:will|shall)(?! of\b)|['’]ll\b|\bwon['’]t\b|\bwould\b(?! have\b| like\b"
    r"| of\b))",
)
_FORESEEN = Rule(
    FORESEEING,
    rf"\b(?:{'|'.join(sorted(FORESEEING))}) (?=that |a |an |it |they |the |to |(?:\w+ ){{1,6}}to )",
)
_HEDGE = Rule(
    _HEDGE_WORDS,
    rf"\b(?:may|might|{_POSSIBLY})\b|^(?:{_POSSIBLY.title()}),? (?=[a-z])"
    r"|\bcould\b(?! not\b|n['’]t\b"
    r"| have been (?:no|any)\b)"
    r"|\b(?:appear|seem)(?:s|ed)? (?:to|that|as if|likely)\b"
    r"|\b(?:suggest|indicat|impl|hint)(?:s|ed|es|ied|ies|ing)? (?:that\b|(?:it|they|the|a|an) )"
    r"|\b(?:possible|possibility|probable|chance|risk|likelihood) that\b"
    r"|\b(?:is|are|was|were) (?:un)?likely (?:that|because|due)\b"
    r"|\bsuggest(?:s|ed)?(?=[.,]?$)",
)
_MIGHT_NOUN = regex(MIGHT_NOUN)
_IF = Rule(
    "if unless provided condition assuming event long case were should had",
    r"(?<!\bas )(?<!\b[Ee]ven )(?<!\bwhat )\b[Ii]f\b(?! any\b| not\b| only\b| anything\b)"
    r"|\b[Uu]nless\b"
    r"|\b(?i:provided|on condition|assuming|in the event) that\b|\b[Aa]s long as\b"
    r"|\b[Ii]n case\b(?! of\b)|^(?:Were|Should|Had) (?:it|he|she|they|the|we|a"
    r"|[A-Z]\w+)\b(?=[^?]*$)",
)
_ASKING = (
    r"ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|see|seeing|know|knows|knew|known|check(?:s|ed|ing)?"
    r"|clear|"
    r"sure|question(?:s|ed)?|decid(?:e|es|ed|ing)|determin(?:e|es|ed|ing)|consider(?:s|ed|ing)?|"
    r"find out|tell|say|test(?:s|ed|ing)?|examin(?:e|es|ed|ing)|investigat(?:e|es|ed|ing)|confirm|"
    r"doubt(?:s|ed)?|unclear|unknown|uncertain|debate[sd]?|on|of|about|discuss(?:es|ed|ing)?"
)
_ASKED = Rule(
    "if whether",
    rf"\b(?:{_ASKING})(?: (?:him|her|them|it|us|me|by \w+|about))? (?P<word>if|whether)\b"
    rf"|\b(?P<other>[Ww]hether)\b",
    re.IGNORECASE,
)
_REGARDLESS = regex(REGARDLESS, re.IGNORECASE)
_SAID_YES = regex(SAID_YES)
_SUPPOSE = Rule(
    "suppose imagine pretend assume picture hypothetical hypothetically sake",
    r"^[“\"'‘]?(?:[Ss]uppose|[Ii]magine|[Pp]retend|[Ll]et us assume|[Ll]et['’]s assume|[Aa]ssume"
    r"|[Pp]icture)"
    r"(?: that)? (?:a|an|the|you|there|we|that|it|one|two|for)\b"
    r"|\b(?:[Hh]ypothetical(?:ly)?|[Ff]or the sake of argument)\b",
)
_UNREAL = Rule(
    "have as",
    r"\b(?:would|could|should|might) (?:not )?have (?:been )?(?=[a-z])|\bas (?:if"
    r"|though) (?=[a-z])",
)
_NOUNED = Rule(
    (*INTENDED, *CLAIMED, "so", "would"),
    rf"\b(?i:(?:the|an?|its|their|his|her|any|this|that|these|those|and|of|by|for|on|in|against) )"
    rf"(?P<word>{'|'.join(INTENDED)}|{'|'.join(CLAIMED)}) (?=[a-z])",
)

_WORDS = frozenset(CLAIMED)


def modality_cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of plans, forecasts, hedges, conditions and suppositions, kind by kind."""
    yield from _planned(sentence)
    yield from _foreseen(sentence)
    yield from _hedged(sentence)
    yield from _conditional(sentence)
    yield from _asked(sentence)
    for rule in (_SUPPOSE, _UNREAL):
        yield from _plain(sentence, rule, Status.HYPOTHETICAL, speech_end)


def _plain(
    sentence: Sentence, rule: Rule, status: Status, end: Callable[[str, int], int]
) -> Iterator[Cue]:
    for match in rule.find(sentence):
        yield Cue(status, Span(match.start(), end(sentence, match.end())), Span(*match.span()))


def _planned(sentence: Sentence) -> Iterator[Cue]:
    for match in _PLAN.find(sentence):
        scope = Span(match.end(), clause_end(sentence, match.end()))
        holder = holder_before(sentence, match.start())
        yield Cue(Status.PLAN, scope, Span(*match.span(match.lastgroup or 0)), holder)
    for rule in (_IS_TO, _WISHED_FOR):
        for match in rule.find(sentence):
            scope = Span(match.start(), clause_end(sentence, match.end()))
            yield Cue(Status.PLAN, scope, Span(*match.span()))
    for match in _NOUNED.find(sentence):
        status = Status.ALLEGED if match["word"] in _WORDS else Status.PLAN
        scope = Span(match.end(), phrase_end(sentence, match.end()))
        yield Cue(status, scope, Span(*match.span("word")))


def _foreseen(sentence: Sentence) -> Iterator[Cue]:
    for match in _POISED.find(sentence):
        if match["word"] == "due" and _DUE_TO.search(sentence, match.start(), match.end() + 20):
            continue
        planned = match["word"] in {"set", "due", "scheduled", "slated", "going", "hoping", "meant"}
        status = Status.PLAN if planned else Status.FORECAST
        scope = Span(match.start(), clause_end(sentence, match.end()))
        yield Cue(status, scope, Span(*match.span()))
    for match in _WILL.find(sentence):
        scope = Span(match.start(), clause_end(sentence, match.end()))
        yield Cue(Status.FORECAST, scope, Span(*match.span()))
    for match in _FORESEEN.find(sentence):
        scope = Span(match.end(), speech_end(sentence, match.end()))
        holder = holder_before(sentence, match.start())
        yield Cue(Status.FORECAST, scope, Span(*match.span()), holder)


def _hedged(sentence: Sentence) -> Iterator[Cue]:
    nouns = [match.span() for match in _MIGHT_NOUN.finditer(sentence)]
    for match in _HEDGE.find(sentence):
        if any(start <= match.start() < end for start, end in nouns):
            continue
        scope = Span(match.start(), clause_end(sentence, match.end()))
        if match.end() >= len(sentence.rstrip(".,")):  # "…, the authors suggest."
            holder = holder_before(sentence, match.start())
            end = holder.start if holder else match.start()
            scope = Span(clause_start(sentence, end), end)
        yield Cue(Status.HEDGED, scope, Span(*match.span()))


def _conditional(sentence: Sentence) -> Iterator[Cue]:
    asked = {match.start("word") for match in _ASKED.find(sentence)}
    for match in _IF.find(sentence):
        if match.start() not in asked:
            begin = clause_start(sentence, match.start())
            scope = Span(begin, speech_end(sentence, match.end()))
            yield Cue(Status.CONDITIONAL, scope, Span(*match.span()))


def _asked(sentence: Sentence) -> Iterator[Cue]:
    settled = {match.end() for match in _REGARDLESS.finditer(sentence)}
    for match in _ASKED.find(sentence):
        group = "word" if match["word"] else "other"
        if match.end() in settled or sentence.startswith(" or not", match.end()):
            continue
        end = clause_end(sentence, match.end())
        comma = sentence.find(",", match.end(), end)
        end = end if comma < 0 else comma
        if _SAID_YES.search(sentence, end):
            continue
        yield Cue(Status.QUESTION, Span(match.end(), end), Span(*match.span(group)))
