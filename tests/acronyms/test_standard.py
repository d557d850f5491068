"""The list of acronyms that the field never spells out."""

from __future__ import annotations

import pytest

from reader.acronyms import Standard, find_pairs, meaning_of, standard

_ALL = [each for meanings in standard().values() for each in meanings]


def test_nothing_stands_there_twice() -> None:
    assert len({(each.short.casefold(), meaning_of(each.long)) for each in _ALL}) == len(_ALL)


@pytest.mark.parametrize("each", _ALL, ids=lambda each: each.short)
def test_each_says_where_it_is_in_use_and_its_letters_fit(each: Standard) -> None:
    assert each.source
    (pair,) = find_pairs(f"{each.long} ({each.short})")
    assert (pair.short, pair.long) == (each.short, each.long)
