"""English: the words by which a text says something without asserting it itself (RULES S3).

Verbs of saying, holding, denying and foreseeing; plans; hedges; hearsay; the labels of fact-check
pages and the first words of an answer. Only words are here: `nlp.assertion` knows what they do.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

SAYING = frozenset(
    "say says said saying tell tells told telling state states stated stating add adds added "
    "explain explains explained write writes wrote writing announce announces announced declare "
    "declares declared comment comments commented testify testifies testified recall recalls "
    "recalled report reports reported reporting tweet tweeted remark remarked quip quipped reply "
    "replies replied joke joked warn warns warned warning estimate estimates estimated conclude "
    "concludes concluded agree agrees agreed repeat repeats repeated stress stressed".split()
)
"""Verbs whose clause is somebody's word."""

HOLDING = frozenset(
    "claim claims claimed claiming allege alleges alleged alleging argue argues argued arguing "
    "insist insists insisted maintain maintains maintained assert asserts asserted asserting "
    "contend contends contended believe believes believed believing think thinks thought suspect "
    "suspects suspected fear fears feared feel feels felt reckon reckons reckoned speculate "
    "speculates speculated hope hopes hoped purport purports purported".split()
)
"""Verbs whose clause is somebody's opinion or suspicion: the text leaves open whether it holds.

What a text itself has found ("found that", "showed that", "confirmed that", "admitted that") is
asserted by it and in neither list.
"""

FORESEEING = frozenset(
    "predict predicts predicted predicting forecast forecasts forecasted project projects "
    "projected expect expects expected anticipate anticipates anticipated foresee foresees".split()
)
"""Verbs whose clause has not happened."""

DENYING = frozenset(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed "
    "dismissing refute refutes refuted refuting rebut rebuts rebutted dispute disputes disputed "
    "disputing debunk debunks debunked debunking disprove disproves disproved disproving "
    "contradict contradicts contradicted doubt doubts doubted doubting disbelieve".split()
)
"""Verbs that turn what follows down, where that is a clause or a claim."""

PLANNING = frozenset(
    "plan plans planned planning intend intends intended intending aim aims aimed propose proposes "
    "proposed proposing seek seeks sought want wants wanted hope hopes hoped hoping vow vows vowed "
    "pledge pledges pledged promise promises promised prepare prepares prepared preparing agree "
    "agrees agreed offer offers offered attempt attempts attempted try tries tried threaten "
    "threatens threatened wish wishes wished apply applies applied applying ask asks asked asking "
    "request requests requested petition petitions petitioned".split()
)
"""Verbs that before "to" and a verb leave open whether it was done."""

POISED = "set due scheduled slated poised about going likely unlikely bound tipped meant".split()
"""Words that after "is" and before "to" and a verb say what has not happened."""

POSSIBLY = "possibly perhaps maybe probably presumably apparently seemingly potentially".split()
"""Adverbs that leave open whether it is so."""

HEARSAY = "allegedly reportedly supposedly purportedly ostensibly rumouredly".split()
"""Adverbs by which a text passes on what it does not vouch for."""

CLAIMED = "alleged suspected purported supposed so-called would-be rumoured rumored".split()
"""Adjectives by which it does."""

INTENDED = "planned proposed intended upcoming forthcoming".split()
"""Adjectives of what is still to come."""

TALE = (
    "claims? posts? rumou?rs? reports? stor(?:y|ies) messages? headlines? videos? allegations? "
    "suggestions? statements? ideas? notions? theor(?:y|ies) beliefs? assertions? accusations? "
    "articles? narratives? memes? images? photos? pictures? screenshots? quotes? tweets? clips?"
).split()
"""Nouns, as patterns, for what carries a statement and may be false."""

FALSE = (
    "false untrue fake wrong incorrect mistaken misleading bogus baseless unfounded fabricated "
    "debunked disproved disproven doctored hoax hoaxes satire nonsense myth myths lie lies "
    "fiction inaccurate unproven unsubstantiated made[ ]up made-up fraudulent altered".split()
)
"""What is said of a statement that does not hold; "[ ]" is a space."""

FALSELY = (
    "falsely wrongly mistakenly erroneously incorrectly misleadingly inaccurately untruthfully"
).split()
"""Adverbs that say so of the saying."""

HEARSAY_HOLDERS = frozenset(
    "post posts user users facebook twitter instagram tiktok telegram whatsapp weibo meme memes "
    "video videos image images photo photos screenshot screenshots headline headlines message "
    "messages rumour rumours rumor rumors tweet tweets claim claims caption captions viral "
    "netizens online clip clips article articles blog website".split()
)
"""Who says it on a fact-check page where the page says that it is wrong."""

YES = (
    r"yes|yep|yeah|correct|true|indeed|certainly|absolutely|of course|definitely|it (?:did|does|is"
    r"|was|has|will|can)|they (?:did|do|are|were|have|will|can)|(?:s?he|we|i) (?:did|does|do|is"
    r"|was|am|has|have|will|can)"
)
"""First words of an answer, up to a stop or a comma, that affirm what was asked."""

NO = (
    r"no|nope|never|false|untrue|wrong|incorrect|hardly|nonsense|far from it|not (?:true|so|at all"
    r"|really|quite|exactly|in the least)|quite the opposite|on the contrary|(?:it|they|s?he|we|i"
    r"|that|this|there) "
    r"(?:(?:did|does|do|is|was|were|are|has|have|had|will|can|could|would)(?:n['’]t| not)"
    r"|ca(?:n['’]t|nnot)|never (?:did|was|were|has|had))"
)
"""First words of an answer that deny it."""

NO_EVIDENCE = (
    r"(?:there (?:is|was|has been|exists) |we (?:have )?found |(?:it|they) (?:have |has )?found "
    r"|the \w+ (?:have |has )?found )?(?:no|little|scant|not any|no such) "
    r"(?:\w+ ){0,2}?(?:evidence|proof|indication|sign|basis|truth|rule|plans?|record)\b"
)
"""An answer that denies it by what is lacking."""
