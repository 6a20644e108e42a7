"""Match: pure tools over strings; of the nouns they know Span, Figure, Date and Passage."""
