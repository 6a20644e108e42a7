"""What the workers of a batch share: a process that has loaded this is what they are forked from.

Loading it makes ready for any job, once for all workers, those too that take a dead one's place.
"""

from __future__ import annotations

import gc

from citecheck import references
from citecheck.run import readiness
from citecheck.run.batch import worker

__all__ = ["references", "worker"]

readiness.make_ready()
gc.freeze()  # or the collector of each worker would copy all this for itself
