"""What a file of annotations carries from one notebook to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model import Citation, Colour, Correction
from reader.model.marks import CarriedMark


@dataclass(frozen=True, slots=True)
class CarriedArticle:
    """What the person did with a whole article. position: as in `ReadingState`."""

    article: Citation
    tags: tuple[str, ...] = ()
    read: bool = False
    position: int = 0
    correction: Correction | None = None

    @property
    def says_nothing(self) -> bool:
        return not (self.tags or self.read or self.position or self.correction)


@dataclass(frozen=True, slots=True)
class CarriedSearch:
    """A query kept under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Carried:
    """All that one file carries. colours: the person's names for them."""

    marks: tuple[CarriedMark, ...] = ()
    articles: tuple[CarriedArticle, ...] = ()
    searches: tuple[CarriedSearch, ...] = ()
    colours: Mapping[Colour, str] = field(default_factory=dict)
