"""English: the names of the parts of a study, and what shows that a sentence tells its own results.

Gathered from the headings of the open articles (17 JATS, 13 PDF, 20 text, 7 DOCX, 19 HTML).
"""

from __future__ import annotations

STUDY = (
    r"(?:(?:our|the|proposed|patients|subjects|participants|study|data|"
    r"statistical)[, ]+(?:and )?){0,3}"
    r"(?:materials?|methods?|methodology|experimental|experiments?|experimental (?:procedures?|"
    r"methods?|results?|setup|section|design|protocol)|results?|findings|principal findings|"
    r"evaluation|data(?:sets?)?|data collection|data analysis|statistical analys[ie]s|"
    r"study (?:design|population|area|site))"
    r"(?:(?:,? (?:and|&|/) ?|\s?/\s?|, )(?:materials?|methods?|results?|discussion|findings|"
    r"analysis|"
    r"conclusions?|principal findings|experiments?|evaluation|data|comparison .{1,30}|.{1,40}))?"
)
"""Headings that only a study has, and under which it tells what it did and found."""

STUDY_SURELY = r"method|material|result|experiment"
"""What one of them must hold: "Data" and "Findings" head other articles, too."""

FRAME = (
    r"introduction",
    r"(?:general )?(?:discussion|conclusions?|concluding remarks|summary)(?: and .{1,30})?",
    r"abstract|acknowledge?ments?|appendi(?:x|ces)\b.{0,40}",
)
"""The parts that frame a study without methods or results, in theory: it has one of each."""

OTHERS = (
    r"introduction|background|related works?|literature review|(?:state of the art|prior|"
    r"previous) ?"
    r"(?:works?|art|research)?|motivation|context|history|review of (?:the )?literature|overview"
)
"""Headings under which a study tells what others did and found."""

OWN = (
    r"abstract|summary|author summary|highlights|elife digest|editor'?s summary|objectives?|aims?|"
    r"discussion|(?:general |summary and )?conclusions?(?: and .{1,30})?|conclusions?/significance|"
    r"methodology/principal findings|limitations?|future works?|analysis|model|models|approach|"
    r"implementation|specification|reference implementation|proposal|terminology|setting|design|"
    r"interventions?|outcome measures|sample size|algorithm|the model|our approach|simulations?"
)
"""Other headings under which it tells its own; anywhere else they may head anything."""

BACK_MATTER = (
    r"acknowledge?ments?|funding|(?:conflicts? of|competing|declaration of) interests?.{0,20}|"
    r"author(?:s'?|'s)? contributions?|authors'? information|author details|affiliations?|"
    r"ethics(?: statement| approval)?|ethical approval|supporting information|"
    r"supplementary .{1,40}|"
    r"supplemental .{1,40}|data availability.{0,20}|availability .{1,40}|additional (?:information|"
    r"files?).{0,30}|figure legends?|abbreviations|copyright|pre-publication history|licen[cs]e|"
    r"how to cite.{0,20}|cite this .{1,20}|citation|disclaimer|running head.{0,30}|"
    r"trial registration"
)
"""Headings of what needs no source in any draft."""

OWN_SENTENCE = (
    r"\b(?:figures?|figs?|tables?|supplementary|supplemental|additional files?|eqs?|equations?|"
    r"algorithm|scheme|appendix|movie|video|dataset|listing)s?\.?\s?(?:S\s?)?\(?\d"
    r"|\b[pP]\s?[<=>≤≥]\s?0?[.·]\d|\b(?:95|99|90)\s?%\s?(?:CI|confidence interval)"
    r"|\b[nN]\s?=\s?\d|\d\s?±\s?\d"
    r"|\b(?:in|of|for|by|with|from) (?:this|the present|our|the current|the above|these|both) "
    r"(?:study|studies|paper|work|article|analys[ie]s|experiments?|trials?|surveys?|samples?|"
    r"sections?|review|data ?sets?|data|method|model|simulations?|cohort|groups?|cases?|results?)\b"
    r"|\b(?:this|the present|our|the current) (?:study|studies|paper|work|article|analysis|"
    r"results?|experiments?|data|model|method|findings?|section)\b"
)
"""What a study says of its own: its figures, its statistics, "in this study"."""
