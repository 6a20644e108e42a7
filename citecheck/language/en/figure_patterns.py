"""English: patterns over the words around two values in one sentence."""

from __future__ import annotations

RECKONS = (
    r"\b(?:total\w*|altogether|combined|together|in all|overall|sum|difference|gap|margin|lead"
    r"|ahead|behind|apart|more|fewer|less|longer|shorter|older|younger|higher|lower|extra|another"
    r"|additional|remain\w*|left|rest|other|both|the (?:two|three|four|five))\b"
)
"""Words of a claim that reckons with the numbers of its source."""
PART = r" of (?:them|these|those|whom|which)\b"
OF_WHOLE = r"\bof (?:the|them|these|those|whom|which|its|their|his|her)\b"
"""What a part is a part of."""
EARLIER_VALUE = (
    r"\((?:[^()]{0,20}\b(?P<year>(?:19|20)\d\d)\b|[^()]{0,12}\b(?:previous|prior|last|earlier|ago))"
    r"[^()\d]{0,16}$"
)
"""An aside with the value of an earlier time."""
EARLIER_BESIDE = r"\b(?:from|to|against|compared (?:with|to)|up|down|and)\b|\(|–|, "
"""What stands between a value and an earlier one of the same."""
THAN = r"\bthan\b"
"""What a value is held against stands behind it."""
ONCE = r"\b(?:previous|prior|last|earlier|ago|before|was|were|had been|from)\b"
"""Words of an earlier time."""
JOINT = r"\b(?:and|but|while|whereas|against|compared (?:with|to))\b|[;,](?=\s)"
"""What joins two parts of a sentence with a value each."""
