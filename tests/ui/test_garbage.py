"""When garbage is searched for, and how much of it; that it is, and on which thread, `test_jobs` shows."""

from __future__ import annotations

import pytest

from reader.ui.garbage import GENERATIONS_FACTOR, MANY_YOUNG, MOST_PUT_OFF, QUIET_LOOKS, YOUNG_OBJECTS, due

_OLDER = GENERATIONS_FACTOR + 1


@pytest.mark.parametrize(
    ("young", "middle", "old", "quiet", "wanted"),
    [
        (YOUNG_OBJECTS - 1, 0, 0, QUIET_LOOKS, None),
        (YOUNG_OBJECTS, 0, 0, 1, 0),
        (YOUNG_OBJECTS, 0, 0, 0, None),
        (MANY_YOUNG, 0, 0, 0, 0),
        (0, _OLDER, 0, QUIET_LOOKS - 1, None),
        (0, _OLDER, 0, QUIET_LOOKS, 1),
        (0, _OLDER, _OLDER, QUIET_LOOKS, 2),
        (MANY_YOUNG, _OLDER, _OLDER, 0, 0),
        (0, MOST_PUT_OFF + 1, 0, 0, 1),
    ],
)
def test_what_takes_long_waits_for_a_quiet_moment_but_not_for_ever(
    young: int, middle: int, old: int, quiet: int, wanted: int | None
) -> None:
    assert due(young, middle, old, quiet=quiet) == wanted
