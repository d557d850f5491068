"""What an export is made of: one sheet an article, and the names that the person gave the colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model import Citation, Colour, Kind, Mark, Region

NATIONAL_LABEL = "National"
AWAY_LABEL = "Not in the library"


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """One article with its marks.

    marks: whole-article marks first, then in document order. tags: of the article. headings: by a mark's uid
    the heading that the mark stands under, where there is one. kind: None where the library does not hold
    the article.
    """

    article: Citation
    marks: tuple[Mark, ...]
    regions: tuple[Region, ...] = ()
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[str, ...]:
        """What an overview by region lists it under; the regions of an article that is away are not known."""
        if self.kind is None:
            return (AWAY_LABEL,)
        return tuple(region.label for region in self.regions) or (NATIONAL_LABEL,)


ColourNames = Mapping[Colour, str]


def colour_label(colour: Colour, names: ColourNames) -> str:
    """The person's own name with the colour itself: "Funding (yellow)"; "Yellow" where there is no name."""
    own = " ".join(names.get(colour, "").split())
    if not own or own.casefold() == colour.value:
        return colour.value.capitalize()
    return f"{own} ({colour.value})"


def address(key: str, uid: str | None = None) -> str:
    """The address that opens an article, or one of its marks: `regional-reader://KEY#MARK`."""
    return f"regional-reader://{key}" + (f"#{uid}" if uid else "")


def in_document_order(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Whole-article marks first, then by place; the same whatever order `marks` came in."""

    def place(mark: Mark) -> tuple[int, int, int, str, str]:
        if mark.anchor is None:
            return (0, 0, 0, mark.created, mark.uid)
        return (1, mark.anchor.start, mark.anchor.end, mark.created, mark.uid)

    return tuple(sorted(marks, key=place))
