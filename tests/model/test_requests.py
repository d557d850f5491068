"""Addresses of articles and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.requests import Address

KEY = "0123456789abcdef0123"
UID = "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (KEY, Address(KEY)),
        (f"regional-reader://{KEY}", Address(KEY)),
        (f"regional-reader://{KEY}/", Address(KEY)),
        (f"regional-reader://{KEY}#", Address(KEY)),
        (f"regional-reader://{KEY}#{UID}", Address(KEY, UID)),
        (f" Regional-Reader://{KEY.upper()}/#{UID.upper()}\n", Address(KEY, UID)),
    ],
)
def test_an_address_is_read_as_desktops_hand_it_on(text: str, address: Address) -> None:
    assert Address.read(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "regional-reader:",
        "regional-reader://",
        f"regional-reader://{KEY[:-1]}",
        f"regional-reader://{KEY}0",
        f"regional-reader://{KEY}#{UID}0",
        f"regional-reader://{KEY}?x#{UID}",
        f"https://{KEY}",
        f"regional-reader://{'１' * 20}",
        f"regional-reader://{KEY}/../{KEY}",
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    assert Address.read(text) is None


@given(
    st.from_regex(r"[0-9a-f]{20}", fullmatch=True), st.none() | st.from_regex(r"[0-9a-f]{32}", fullmatch=True)
)
def test_an_address_is_written_as_it_is_read(key: str, mark: str | None) -> None:
    address = Address(key, mark)
    assert Address.read(str(address)) == address


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    Address.read(text)
