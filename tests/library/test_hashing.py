"""The hash of a text is the one that stands in libraries already, whichever module it comes from."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.hashing import hash_of


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_it_is_sha_256_of_the_text_in_utf_8(text: str) -> None:
    assert hash_of(text) == hashlib.sha256(text.encode()).digest()


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        hash_of("\ud800")
