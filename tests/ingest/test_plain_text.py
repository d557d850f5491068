from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.document import Document
from reader.ingest.formats.plain_text import read_plain_text


def test_lines_with_their_place() -> None:
    document = read_plain_text("a.txt", "\ufeffTitle \r\n\r\n\r\n  • an\titem  here\rlast\u00a0 one\u00a0\n")
    assert document.name == "a.txt"
    assert [(line.text, line.indent, line.gap, line.number_in_source) for line in document.lines] == [
        ("Title", 0, 0, 1),
        ("• an item here", 2, 2, 4),
        ("last\u00a0 one", 0, 0, 5),
    ]
    assert all(line.role is None for line in document.lines)


def test_no_text_gives_no_lines() -> None:
    assert read_plain_text("a.txt", " \n\u00a0\n\u200b\n") == Document("a.txt", ())


@given(st.text(max_size=200))
def test_any_text_gives_clean_lines_in_order(text: str) -> None:
    lines = read_plain_text("a.txt", text).lines
    assert [line.number_in_source for line in lines] == sorted({line.number_in_source for line in lines})
    for line in lines:
        assert line.text == line.text.strip() != ""
        assert "  " not in line.text
        assert len(line.text.splitlines()) == 1
