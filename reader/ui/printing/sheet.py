"""What is to stand on paper: the words, and the person's marks with their places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model import ArticleSummary, ArticleText, Colour, Mark, MarkKind, Placement
from reader.render import from_blocks
from reader.ui.article.picking import Picked, Piece


class PlacedMark(NamedTuple):
    """A mark and the stretches (start, end) of the sheet's text that it covers; none for one on the whole
    article, or without a place in this text.
    """

    mark: Mark
    stretches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article, or a part of it.

    html, text: of what is to stand there, as in `ArticleText`. marks: those on the whole article first, then
    in the order of their places, then those without one. names: the person's names of the colours. part: it
    is not the whole article.
    """

    summary: ArticleSummary
    html: str
    text: str
    marks: tuple[PlacedMark, ...] = ()
    names: Mapping[Colour, str] = field(default_factory=dict)
    part: bool = False


class _Shown(NamedTuple):
    """`length` characters that begin at `offset` of the article's text and at `place` of the sheet's."""

    offset: int
    place: int
    length: int


def whole_sheet(
    article: ArticleText, marks: Sequence[Mark] = (), names: Mapping[Colour, str] | None = None
) -> Sheet:
    """The article with all its marks."""
    placed = _placed(marks, article.text, [_Shown(0, 0, len(article.text))])
    return Sheet(article.summary, article.html, article.text, tuple(placed), names or {})


def part_sheet(
    article: ArticleText,
    picked: Picked,
    marks: Sequence[Mark] = (),
    names: Mapping[Colour, str] | None = None,
) -> Sheet:
    """What is picked of the article, with the marks that stand in it."""
    rendered = from_blocks(picked.blocks)
    placed = _placed(marks, article.text, list(_shown(picked.pieces)))
    within = tuple(each for each in placed if each.stretches)
    return Sheet(article.summary, rendered.html, rendered.text, within, names or {}, part=True)


def _placed(marks: Sequence[Mark], text: str, pieces: Sequence[_Shown]) -> list[PlacedMark]:
    """Without stars, which say nothing."""
    found = [
        PlacedMark(mark, _stretches(mark, text, pieces))
        for mark in marks
        if mark.anchor or mark.kind is not MarkKind.BOOKMARK or mark.label
    ]
    return sorted(
        found,
        key=lambda each: (bool(each.mark.anchor) and not each.stretches, each.stretches[:1], each.mark.id),
    )


def _stretches(mark: Mark, text: str, pieces: Sequence[_Shown]) -> tuple[tuple[int, int], ...]:
    anchor = mark.anchor
    if anchor is None or mark.placement is not Placement.PLACED:
        return ()
    start, end = anchor.start, anchor.end
    if text[start:end] != anchor.exact:
        return ()  # made in another text of the article
    found = []
    for piece in pieces:
        first = max(start, piece.offset)
        last = min(end, piece.offset + piece.length)
        if first < last or first == last == start == end:
            shift = piece.place - piece.offset
            found.append((first + shift, last + shift))
    return tuple(found)


def _shown(pieces: Sequence[Piece]) -> Iterator[_Shown]:
    place = 0
    for piece in pieces:
        yield _Shown(piece.offset, place, len(piece.text))
        place += len(piece.text) + 1
