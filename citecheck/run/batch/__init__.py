"""Many drafts: taken in lazily, checked a window at a time, resumed where the last run ended.

`intake` finds them, `ledger` knows what became of each, `jobs` are what workers do, `driver` runs
them, `results` keeps the reports, `tables` makes columns of them, `summary` counts.
"""
