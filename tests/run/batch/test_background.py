from __future__ import annotations

import pytest

from citecheck.run.batch.background import Background


def test_the_result_is_what_the_function_returned() -> None:
    work = Background(lambda: 7)
    assert work.result() == 7
    assert work.is_done


def test_what_it_raised_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> int:
        raise ValueError("no store")

    work = Background(fail)
    with pytest.raises(ValueError, match="no store"):
        work.result()
    assert not work.is_done
