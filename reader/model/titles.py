"""What is known of every article at once: little enough to be kept for 100,000 of them."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.regions import Region


class ArticleTitle(NamedTuple):
    """An article by its title. year, month: those under which it stands in the tree, `UNDATED` where there is
    neither date nor bracket.
    """

    key: str
    title: str
    regions: tuple[Region, ...]
    year: int
    month: int
