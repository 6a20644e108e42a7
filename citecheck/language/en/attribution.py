"""English: words by which a text names who says what it says."""

# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from citecheck.language.word_set import word_set

OWN_PARTS = word_set(
    "equation eq figure fig table section appendix chapter theorem lemma step rule formula "
    "box chart part article annex clause note scheme protocol standard"
)
"""What a text calls its own parts: "according to Table 2" names nobody."""

NAME = (
    r"(?:[Tt]he[ ])?(?!(?:An?|The)[ ])[A-Z][\w&.'-]{0,40}"
    r"(?:[ ](?:of|the|for|and|&|[A-Z][\w&.'-]{0,40})){0,5}"
)
"""A name in capitals, with the small words inside it; apostrophes are straight."""
WHEN = r"(?:[ ](?:last|earlier|on|in|this)[ ]\w{1,12}){0,2}"
REPORTED = (
    r"(?:first[ ])?report(?:s|ed)|(?:wrote|writes)(?=[ ](?:that|on|in|last)\b|[:,])"
    r"|revealed|reveals|claimed|claims"
)
"""Verbs of a publisher."""
TOLD = r"found|finds|show(?:s|ed)|sa(?:id|ys)|reveal(?:s|ed)|conclude[sd]|suggest(?:s|ed)"
"""Verbs of a study."""
TITLE = (
    r"(?:[Tt]he[ ])?(?:[A-Z][\w&.'-]{0,40}[ ](?:of[ ](?:the[ ])?)?){0,5}"
    r"(?:Journal|Times|Post|Review|Magazine|News|Gazette|Herald|Tribune|Courier|Chronicle|Mail|Star"
    r"|Guardian|Telegraph|Economist|Nature|Science|Lancet|Bulletin|Letters|Standard|Observer)\b"
    r"(?:[ ](?:of|[A-Z]\w{0,40})){0,5}"
)
"""The title of a periodical; apostrophes are straight."""
SAYING = (
    r"(?:say|state|announce|add|explain|begin|conclude)(?:s|d|ed)?|said|report(?:s|ed)|tells|told|"
    r"writes|wrote|not(?:es|ed)|claim(?:s|ed)|estimate[sd]|finds|found"
)
"""Verbs behind whom a sentence credits."""
PUBLISHERS = frozenset(
    "Reuters Bloomberg Politico Axios AFP BBC CNN NBC CBS ABC NPR PBS Vox Wired Forbes Fortune "
    "Newsweek Variety Nikkei Kyodo Xinhua TASS Interfax Yonhap Ukrinform Haaretz Spiegel Bild "
    "Guardian Telegraph Economist Bellingcat Gallup Ipsos YouGov Pew Statista Eurostat UNICEF "
    "UNESCO Oxfam Greenpeace Interpol Europol Wikipedia OECD NASA Nature Science Lancet".split()
)
"""One-word names that publish; others that start a sentence may be any word."""
