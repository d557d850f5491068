"""Bytes to text: encodings, line ends, and what is not text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableDocument
from reader.ingest.formats.decoding import clean_text, decode

WORDS = "Harbour “Region” – café\nUpdate"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings_are_told_by_their_bytes(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_decides(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decode(mark + WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Ωμέγα και άλφα", "iso-8859-7", "ISO-8859-7"),
        ("Привет, мир", "koi8-r", "koi8-r"),
        ("日本語です", "shift_jis", "Shift_JIS"),
        ("日本語です", "iso-2022-jp", "iso-2022-jp"),
        ("中文文本", "gb2312", "gb2312"),
    ],
)
def test_a_declared_encoding_is_used(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize(
    "declared",
    [
        "utf-8",
        "windows-1252",
        "iso-8859-1",
        "us-ascii",
        "utf-16",
        "rot13",
        "unicode_escape",
        "zip",
        "x" * 999,
        "é",
        "",
    ],
)
def test_a_wrong_or_odd_declaration_does_no_harm(declared: str) -> None:
    assert decode(WORDS.encode("utf-8"), declared) == WORDS
    assert decode(WORDS.encode("cp1252"), declared) == WORDS


def test_bytes_that_windows_1252_leaves_undefined() -> None:
    assert decode(b"caf\xe9 \x81 \x9d end") == "café � � end"


def test_utf_8_with_some_foreign_bytes_stays_utf_8() -> None:
    assert decode("“Region” – café ".encode() + b"\x93quoted\x94") == "“Region” – café “quoted”"


def test_a_file_cut_amid_a_character() -> None:
    assert decode("café – “Region”".encode()[:-1]) == "café – “Region�"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert decode(f"one{end}twö".encode()) == "one\ntwö"


def test_no_nul_and_no_control_character_comes_through() -> None:
    assert decode(b"The two boroughs share a te\0am\x07of nine.\x1b" + b"x" * 200) == (
        "The two boroughs share a team of nine. " + "x" * 200
    )
    assert clean_text("a\ud800b\ufeffc\x9fd") == "a\ufffdbc d"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n...", "picture"),
        (b"SQLite format 3\0...", "database"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gb2312", "utf-16", "iso-2022-jp"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_refusal(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared)
    except UnreadableDocument:
        return
    assert text.encode("utf-8")
    assert not any(ord(character) < 32 and character not in "\t\n" for character in text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
@settings(max_examples=100, deadline=None)
def test_utf_8_text_is_kept_as_it_is(text: str) -> None:
    written = "Ä " + text
    assert decode(written.encode()) == clean_text(written)
