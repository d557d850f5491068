"""What marks are called in the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model import Colour, Mark, MarkKind

COLOUR_NAMES = {
    Colour.YELLOW: "Yellow",
    Colour.GREEN: "Green",
    Colour.BLUE: "Blue",
    Colour.PINK: "Pink",
    Colour.VIOLET: "Violet",
}
"""What the colours are called as long as the person gave them no names."""

_QUOTED = 60


def quoted(text: str, most: int = _QUOTED) -> str:
    """`text` in quotation marks on one line, shortened."""
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= most else f"“{words[: most - 1].rstrip()}…”"


def tag_line(tags: Sequence[str]) -> str:
    return "  ".join(f"#{tag}" for tag in tags)


def kind_name(mark: Mark) -> str:
    """ "Highlight", "Note", "Bookmark", "Highlight with a note"."""
    if mark.kind is MarkKind.HIGHLIGHT:
        return "Highlight with a note" if mark.body else "Highlight"
    return "Note" if mark.kind is MarkKind.NOTE else "Bookmark"


def spoken(mark: Mark, names: Mapping[Colour, str] = COLOUR_NAMES) -> str:
    """Everything that a card shows, in one line, for a screen reader. names: of the colours."""
    parts = [kind_name(mark)]
    if mark.colour is not None:
        parts[0] += f", {names[mark.colour]}"
    if mark.label:
        parts.append(mark.label)
    if mark.anchor and mark.anchor.exact.strip():
        parts.append(quoted(mark.anchor.exact, 200))
    if mark.body:
        parts.append(" ".join(mark.body.split()))
    if mark.tags:
        parts.append(f"tags {', '.join(mark.tags)}")
    return ". ".join(parts)
