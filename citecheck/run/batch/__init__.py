"""Many drafts: taken in lazily, checked a window at a time, resumed where the last run ended.

`intake` finds them, `ledger` knows what became of each, `jobs` are what workers are given, `worker`
what they do, `driver` runs them, `results` keeps the reports, `tables` makes columns of them,
`summary` counts.
"""

PRELOADED = "citecheck.run.batch.preloaded"
"""What workers of this machine have loaded when they are begun."""
