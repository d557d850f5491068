"""Keys that work in one place only and so are no actions of the window."""

from __future__ import annotations

from typing import NamedTuple


class PlaceKey(NamedTuple):
    """What a key does where it works.

    keys: as Qt writes them; each does the same. place: where, as the start of a sentence ("In the results").
    """

    place: str
    help: str
    keys: tuple[str, ...]


PLACE_KEYS = (
    PlaceKey("In the search box", "Clear the search, back to the library", ("Esc",)),
    PlaceKey("In the search box", "Go to the results", ("Down",)),
    PlaceKey("In the search box", "Show what you searched for before", ("Up",)),
    PlaceKey("In the search box", "Show what may be typed next", ("Ctrl+Space",)),
    PlaceKey("In the search box", "Take the first suggestion", ("Tab",)),
    PlaceKey("In the results", "Open or close the places found in an article", ("Right", "Left")),
)
"""In the order in which a list shows them; those of one place stand together."""
