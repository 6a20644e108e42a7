"""English: patterns over the words by which a text asserts, plans, reports or denies (RULES S3)."""

from __future__ import annotations

CLAUSE_END = (
    r"[;:?!]|\s[—–-]\s|—|[,.][”\"]\s|\s(?:but|although|though|however|whereas|because|while"
    r"|until)\s"
    r"|,\s(?:and|or|so|which|who|where|when|as|after|before|with|while|then|yet|that|he|she|it"
    r"|they|we)\s"
    r"|\sand\s(?:he|she|it|they|we|the|a|an|this|these|his|her|their|[A-Z]\w+)\s"
)
"""Where the clause ends that a cue governs."""
PHRASE_END = (
    r"[,.;:?!()“”\"]|\s(?:of|in|on|at|to|by|for|from|with|and|or|but|is|was|are|were|has|have|had|"
    r"will|would|could|may|might|that|which|who|as)\s"
)
"""Where a phrase ends."""
HOLDER_BREAK = (
    r"[;:.!?—“”\"()\[\]]|\s[–-]\s|\b(?:that|which|who|and|but|because|as|when|while|if|although|"
    r"though|whereas|after|before|since|so|than|or|whether)\s"
)
"""What stands between the holder of a word and what is before him."""
ASIDE = (
    r"(?:\s|^)(?:has|have|had|also|later|then|now|still|once|even|often|repeatedly|recently"
    r"|previously"
    r"|already|first|earlier|long|has been|to|would|will|could|may|might|is|was|are|were|be|been|"
    r"did|does|do|not|never|[a-z]{2,14}ly)$"
)
"""Words between a speaker and the verb."""
NO_INFINITIVE = (
    r"(?!(?:the|a|an|its|his|her|their|our|my|this|that|these|those|which|whom|[A-Z0-9$£€])\b)"
)
"""What follows "to" where it is no infinitive."""
BEING = r"(?:is|are|was|were|be|been|being|it['’]s|they['’]re|he['’]s|she['’]s|we['’]re)"
"""Forms of "to be" before what is planned or foreseen."""
BEFORE_NOUN = (
    r"\b(?:the|an?|its|their|his|her|any|this|these|those|to|not|of|for|no|about|amid"
    r"|by|despite|from|on|with)\s$"
)
"""What before a form of a verb shows that it is none, or that nobody has said it."""
NOTHING_MORE = (
    r"\s*(?:(?:on|in|at|last|this|yesterday|to|during|after|earlier|when|as|while|of|by"
    r"|today)\b[^,“\"]*)?"
    r"[.,!?]?[\"”]?$"
)
"""What may stand behind "she said" where all she said stands before it."""

DUE_TO = (
    r" due to (?!(?:be|open|start|begin|close|take|meet|become|appear|come|go|finish|end|leave"
    r"|arrive|"
    r"stand|run|return|face|receive|vote|decide|speak|publish|launch|retire|expire|land|hold|play|"
    r"move|report|sign|join|rise|fall|visit|give|make)\b)"
)
""""due to" as a cause, not as a plan."""
MIGHT_NOUN = (
    r"\b(?:the|of|military|full|own|all|economic|naval|air|imperial|its|his|her|their) might\b"
    r"|\bmight(?: of)\b|\b(?:in|of|since|from|by|until|last|this|next|early|mid|late|and"
    r"|\d) May\b|\bMay\b"
)
""""might" as a noun, "May" as a month."""
REGARDLESS = r"\b(?:regardless of|no matter|irrespective of) whether\b|\bwhether or not\b"
SAID_YES = (
    r"\b(?:said|says|answered|replied|responded|nodded|confirmed|agreed)\b(?:[^.;]{0,12}\b(?:yes|"
    r"he did|she did|it did|they did|he would|she would|it would|they would|so)\b|[.,]?$)"
)
"""Somebody who says that it is so."""
MYTH = (
    r"\W{0,3}(?:(?:common )?(?:myth|misconception|fiction|falsehood|hoax)\s?(?:no\.? ?"
    r"|#\s?)?\d{0,2}\s?[:.–—-])\s"
)
CLAIM = (
    r"\W{0,3}(?:(?:the |viral |false )?claims?|what was claimed|allegation|rumou?r|statement"
    r"|viral post)\s?"
    r"\d{0,2}\s?[:–—]\s"
)
"""Labels of the claim that a fact check looks at."""
CONTRAST = r"[;?!]|\s[—–-]\s|—|,?\s(?:but|although|though|however|whereas|nevertheless)\s"
"""A stop or a contrast."""
RELATIVE = r",\s(?:\w+\s)?(?:which|who|whom|whose|where)\b[^,;]{0,80}$"
"""A relative clause that has begun."""
AUXILIARIES = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|will|would|ca"
    r"n|could|should|may|might|must|shall|wo|ca)"
)
"""With what a question of yes or no begins; "wo" and "ca" stand before "n't"."""
SUBJECT = r"(?:he|she|it|they|the|there|this|that)"
"""With what the answer goes on behind "no"."""
