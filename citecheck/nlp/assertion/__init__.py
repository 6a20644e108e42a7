"""What a text itself asserts (RULES S3): sentences → stretches that it only asks, plans, reports.

Pure functions over strings; English; linear in the length of what is asked for.

    from citecheck.nlp.assertion import Assertions, Status, assertions, unmatched

    source = Assertions(text, sentences)        # sentences: spans of nlp.sentences; read lazily
    source.of(17)                               # the assertions of sentence 17, one at least
    source.over(17, Span(2040, 2071))           # those whose scope overlaps these words
    mine = assertions(claim, claim_sentences, page=False)
    unmatched(mine, source.over(17, span))      # () where the source asserts it as a claim does

`Assertion.status` says how the text stands to the words of `scope_span`: `stated`; `answer`
(stated, `partner_span` is its question); `question` (`partner_span` is the answer that follows; a
question answered with yes is `stated`, with no `denied`, and `cue_span` is the answer);
`attributed` (somebody's word), `alleged` (opinion, suspicion, hearsay); `hedged`, `plan`,
`forecast`, `conditional`, `hypothetical`; `denied`, `debunked` (a false tale); `heading`. Scopes
may overlap ("She said the dam may burst": `attributed` and `hedged`); words of a sentence that no
scope covers are stated. What the text has found itself ("found that", "confirmed that") is
stated.

A plain "not" gives no status: the sign of a proposition is compared elsewhere (S7).
"""

from citecheck.nlp.assertion.read import Assertions, assertions
from citecheck.nlp.assertion.types import Assertion, Status, unmatched

__all__ = ["Assertion", "Assertions", "Status", "assertions", "unmatched"]
