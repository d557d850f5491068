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


_SEARCH_BOX, _RESULTS, _LIBRARY = "In the search box", "In the results", "In the library"
_ARTICLE, _MARKS, _NOTES = "In the article", "In the notes of an article", "In the list of all notes"
_FIND, _WRITING = "While finding in an article", "While writing a note"

PLACE_KEYS = (
    PlaceKey(_SEARCH_BOX, "Go to the results", ("Down",)),
    PlaceKey(_SEARCH_BOX, "Open the first result", ("Return",)),
    PlaceKey(_SEARCH_BOX, "Show what you searched for before", ("Up",)),
    PlaceKey(_SEARCH_BOX, "Show what may be typed next", ("Ctrl+Space",)),
    PlaceKey(_SEARCH_BOX, "Take the first suggestion", ("Tab",)),
    PlaceKey(_SEARCH_BOX, "Clear the search and go back to the library", ("Esc",)),
    PlaceKey(_RESULTS, "Read the article at the place that was found", ("Return",)),
    PlaceKey(_RESULTS, "Open or close the places found in an article", ("Right", "Left")),
    PlaceKey(_RESULTS, "Clear the search and go back to the library", ("Esc",)),
    PlaceKey(_LIBRARY, "Open or close a group", ("Right", "Left")),
    PlaceKey(_LIBRARY, "Go on to the text of the article", ("Return",)),
    PlaceKey(_LIBRARY, "Delete the saved search", ("Del",)),
    PlaceKey(_ARTICLE, "Go to the next or the previous link", ("Tab", "Shift+Tab")),
    PlaceKey(_ARTICLE, "Go to the beginning, or to the end", ("Home", "End")),
    PlaceKey(_FIND, "Go to the next match", ("Return",)),
    PlaceKey(_FIND, "Go to the previous match", ("Shift+Return",)),
    PlaceKey(_FIND, "Close the find bar", ("Esc",)),
    PlaceKey(_MARKS, "Go to its place in the text", ("Return",)),
    PlaceKey(_MARKS, "Change the note", ("F2",)),
    PlaceKey(_MARKS, "Delete it", ("Del",)),
    PlaceKey(_WRITING, "Back to the article; what you wrote is saved", ("Esc",)),
    PlaceKey(_NOTES, "Read the article at its place", ("Return",)),
    PlaceKey(_NOTES, "Delete the selected notes", ("Del",)),
    PlaceKey(_NOTES, "Back to the library", ("Esc",)),
)
"""In the order in which a list shows them; those of one place stand together."""
