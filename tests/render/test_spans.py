from __future__ import annotations

import pytest

from reader.model import Span, SpanStyle
from reader.render.spans import canonical_spans

STRONG, EMPHASIS, CODE, LINK = SpanStyle.STRONG, SpanStyle.EMPHASIS, SpanStyle.CODE, SpanStyle.LINK
HREF = "https://example.org"


@pytest.mark.parametrize(
    ("text", "spans", "canonical"),
    [
        pytest.param("plain", [], [], id="none"),
        pytest.param("a bold word", [Span(1, 7, STRONG)], [Span(2, 6, STRONG)], id="trimmed"),
        pytest.param(
            "word", [Span(2, 2, STRONG), Span(3, 9, EMPHASIS)], [Span(3, 4, EMPHASIS)], id="clipped"
        ),
        pytest.param(
            "overlapping",
            [Span(0, 5, STRONG), Span(3, 8, STRONG)],
            [Span(0, 8, STRONG)],
            id="one style united",
        ),
        pytest.param(
            "touching", [Span(0, 3, CODE), Span(3, 6, CODE)], [Span(0, 6, CODE)], id="touching united"
        ),
        pytest.param(
            "crossing",
            [Span(2, 6, EMPHASIS), Span(0, 4, STRONG)],
            [Span(0, 4, STRONG), Span(2, 4, EMPHASIS), Span(4, 6, EMPHASIS)],
            id="emphasis cut by strong",
        ),
        pytest.param(
            "a link there",
            [Span(0, 4, STRONG), Span(2, 6, LINK, HREF)],
            [Span(0, 1, STRONG), Span(2, 6, LINK, HREF), Span(2, 4, STRONG)],
            id="strong cut by a link",
        ),
        pytest.param(
            "code words",
            [Span(0, 10, CODE), Span(5, 10, STRONG)],
            [Span(0, 4, CODE), Span(5, 10, STRONG), Span(5, 10, CODE)],
            id="code holds nothing",
        ),
        pytest.param(
            "two\nlines", [Span(0, 9, CODE)], [Span(0, 3, CODE), Span(4, 9, CODE)], id="code in one line"
        ),
        pytest.param(
            "same",
            [Span(0, 4, CODE), Span(0, 4, LINK, HREF), Span(0, 4, EMPHASIS), Span(0, 4, STRONG)],
            [Span(0, 4, STRONG), Span(0, 4, EMPHASIS), Span(0, 4, LINK, HREF), Span(0, 4, CODE)],
            id="order",
        ),
        pytest.param(
            "links",
            [Span(0, 4, LINK, HREF), Span(2, 5, LINK, HREF)],
            [Span(0, 4, LINK, HREF)],
            id="no link in a link",
        ),
        pytest.param("evil", [Span(0, 4, LINK, "javascript:alert(1)")], [], id="no such link"),
        pytest.param(
            "word", [Span(0, 4, STRONG, HREF)], [Span(0, 4, STRONG)], id="an address without a link"
        ),
    ],
)
def test_canonical_spans(text: str, spans: list[Span], canonical: list[Span]) -> None:
    assert canonical_spans(text, spans) == tuple(canonical)
    assert canonical_spans(text, canonical) == tuple(canonical)


def test_ten_thousand_crossing_spans_are_no_trouble() -> None:
    text = "ab " * 10_000
    spans = [Span(place, place + 5, style, HREF) for place in range(0, 29_000, 3) for style in SpanStyle]
    assert canonical_spans(text, spans)
