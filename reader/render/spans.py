"""Styled stretches of a text in the one form that Markdown and HTML both give back.

Canonical spans are never empty, neither start nor end with white space, hold no other span of their own
style, and nest properly. Code is innermost and within one line. Where two styles overlap in part, emphasis
gives way to strong, strong to links: the one that gives way is cut in two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.model import Span, SpanStyle
from reader.render.links import safe_href

# The order of nesting where two spans cover the same stretch: the first is the outer one.
_OUTER_FIRST = {SpanStyle.STRONG: 0, SpanStyle.EMPHASIS: 1, SpanStyle.LINK: 2, SpanStyle.CODE: 3}


def canonical_spans(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` of `text` (tidy) in canonical form, in order of start, outer ones first.

    Links that must not be links are dropped; what they cover stays as plain text.
    """
    if not spans:
        return ()
    if _is_simple(text, spans):
        return tuple(spans)
    links = _links(text, spans)
    strong = _cut(text, _union(spans, SpanStyle.STRONG, len(text)), [links])
    emphasis = _cut(text, _union(spans, SpanStyle.EMPHASIS, len(text)), [links, strong])
    # Code holds nothing else: every edge inside it cuts it, and so does a line break.
    edges = {edge for span in (*links, *strong, *emphasis) for edge in (span.start, span.end)}
    edges |= {place for place, character in enumerate(text) if character == "\n"}
    code = _split(text, _union(spans, SpanStyle.CODE, len(text)), sorted(edges))
    return tuple(sorted((*links, *strong, *emphasis, *code), key=_reading_order))


def _reading_order(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, _OUTER_FIRST[span.style]


def _is_simple(text: str, spans: Iterable[Span]) -> bool:
    """Whether `spans` are canonical already, in the common case of spans that stand apart."""
    last = -1
    for span in spans:
        start, end = span.start, span.end
        if not (last < start < end <= len(text)) or text[start].isspace() or text[end - 1].isspace():
            return False
        if span.style is SpanStyle.CODE and "\n" in text[start:end]:
            return False
        if span.href != (safe_href(span.href) if span.style is SpanStyle.LINK else None):
            return False
        if span.style is SpanStyle.LINK and span.href is None:
            return False
        last = end
    return True


def _trimmed(text: str, start: int, end: int, style: SpanStyle, href: str | None = None) -> list[Span]:
    """One span without white space at its ends, or none where nothing is left."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return [Span(start, end, style, href)] if start < end else []


def _links(text: str, spans: Iterable[Span]) -> list[Span]:
    """The links, none overlapping another: the first one wins, of two with the same start the longer one."""
    found: list[Span] = []
    links = (span for span in spans if span.style is SpanStyle.LINK)
    for link in sorted(links, key=lambda span: (span.start, -span.end)):
        href = safe_href(link.href)
        if href and not (found and link.start < found[-1].end):
            found += _trimmed(text, max(link.start, 0), link.end, SpanStyle.LINK, href)
    return found


def _union(spans: Iterable[Span], style: SpanStyle, length: int) -> list[Span]:
    """All that spans of `style` cover; spans that touch become one."""
    united: list[Span] = []
    for span in sorted((span for span in spans if span.style is style), key=lambda span: span.start):
        start, end = max(span.start, 0), min(span.end, length)
        if start >= end:
            continue
        if united and start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, end), style)
        else:
            united.append(Span(start, end, style))
    return united


def _cut(text: str, spans: Iterable[Span], layers: Sequence[Sequence[Span]]) -> list[Span]:
    """`spans` cut where they overlap a span of `layers` in part.

    The spans of one layer stand in order and do not overlap, so only the two that hold an end can cut.
    """
    starts = [[span.start for span in layer] for layer in layers]
    pieces: list[Span] = []
    for span in spans:
        edges = set()
        for layer, layer_starts in zip(layers, starts, strict=True):
            first = bisect_left(layer_starts, span.start) - 1
            last = bisect_left(layer_starts, span.end) - 1
            if first >= 0 and layer[first].end < span.end:
                edges.add(layer[first].end)
            if last >= 0 and layer[last].end > span.end:
                edges.add(layer[last].start)
        pieces += _split(text, [span], sorted(edges))
    return pieces


def _split(text: str, spans: Iterable[Span], edges: Sequence[int]) -> list[Span]:
    """`spans` split at every one of `edges` (in order) that stands inside them."""
    pieces: list[Span] = []
    for span in spans:
        inside = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
        places = [span.start, *inside, span.end]
        for start, end in pairwise(places):
            pieces += _trimmed(text, start, end, span.style)
    return pieces
