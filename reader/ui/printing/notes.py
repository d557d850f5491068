"""The notes below what is on paper: numbered as in the text, each with the words that it is about."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from reader.errors import UnreadableDocument
from reader.export import full_source
from reader.model import Colour, Mark, MarkKind
from reader.noting import cite
from reader.render import from_markdown
from reader.ui.printing.sheet import PlacedMark, Sheet
from reader.ui.texts import as_html

NOTE = "note"
APART = "\u00a0\u00a0"  # behind what an anchor holds
_LONGEST_QUOTATION = 140  # characters


class Numbered(NamedTuple):
    """A mark that says something, under its number."""

    number: int
    placed: PlacedMark


def numbered(marks: Sequence[PlacedMark]) -> list[Numbered]:
    """The marks that have a note, a label or tags, or no place in the text where they could be seen."""
    saying = [
        each
        for each in marks
        if each.mark.body.strip() or each.mark.label or each.mark.tags or not each.stretches
    ]
    return [Numbered(number, each) for number, each in enumerate(saying, start=1)]


def below_html(sheet: Sheet, notes: Sequence[Numbered]) -> str:
    """All that stands below the text: the notes, what the colours mean, and where it comes from.

    The number of a note stands in an anchor named "note", the name of a colour in one named as the colour.
    """
    colours = _colours_used(sheet)
    named = APART.join(f'<a name="{colour.value}">{as_html(name)}</a>' for colour, name in colours)
    legend = f'<p class="below">Highlights:{APART}{named}</p>' if named else ""
    source = full_source(cite(sheet.summary), sheet.summary.regions)
    heading = "<h2>Notes</h2>" if notes else ""
    return f'{heading}{"".join(map(_note, notes))}{legend}<p class="below">{as_html(source)}</p>'


def _note(note: Numbered) -> str:
    mark = note.placed.mark
    tags = f'<p class="why">Tags: {as_html(", ".join(mark.tags))}</p>' if mark.tags else ""
    about = as_html(_about(note.placed))
    return (
        f'<p class="noted"><a name="{NOTE}">{note.number}</a>{APART}{about}</p>'
        f'<div class="note">{_body(mark)}{tags}</div>'
    )


def _about(placed: PlacedMark) -> str:
    """What the note is about: the words, shortened, or what stands in their place."""
    mark = placed.mark
    label = f"Bookmark: {mark.label}" if mark.label else "Bookmark" * (mark.kind is MarkKind.BOOKMARK)
    if mark.anchor is None:
        return label or "On the whole article"
    words = textwrap.shorten(mark.anchor.exact, _LONGEST_QUOTATION, placeholder="…")
    quoted = f"“{words}”" if words else ""
    where = "" if placed.stretches else "(no certain place in this text)"
    return " ".join(part for part in (label, quoted, where) if part)


def _body(mark: Mark) -> str:
    if not mark.body.strip():
        return ""
    try:
        return from_markdown(mark.body).html
    except UnreadableDocument:
        return f"<p>{as_html(mark.body)}</p>"


def _colours_used(sheet: Sheet) -> list[tuple[Colour, str]]:
    """The colours that show in the text, in their own order, with what the person calls them."""
    used = {each.mark.colour for each in sheet.marks if each.stretches}
    return [
        (colour, sheet.names.get(colour) or colour.value.capitalize()) for colour in Colour if colour in used
    ]
