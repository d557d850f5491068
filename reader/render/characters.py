"""Which characters may stand in a text, and how white space stands in it.

A text is tidy when Markdown, HTML and the text pane all give it back as it is: white space is single spaces,
a line feed is a line break inside the block, no-break spaces stay, no line starts or ends with white space,
and there are no characters that only machines use (control characters, byte-order marks, the marks with which
Qt fences off tables and pictures).
"""

from __future__ import annotations

import re

# Every kind of line break; U+2028 is what Qt shows for one, and what "Shift+Enter" leaves in web pages.
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_SPACES = " \t\x1c\x1d\x1e\x1f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
# Qt makes ordinary spaces of these two when it reads HTML; the no-break space proper it keeps.
_NO_BREAK_SPACES = "\u2007\u202f"
_DROPPED = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\ud800-\udfff"

_UNTIDY = re.compile(f"[{_DROPPED}{_NO_BREAK_SPACES}{_BREAKS[1:]}{_SPACES[1:]}]|[ \n][ \n]|\n\xa0|\xa0\n")
_DROP = re.compile(f"[{_DROPPED}]")
_REPLACEMENTS = (
    dict.fromkeys(_BREAKS, "\n") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_NO_BREAK_SPACES, "\xa0")
)


def is_tidy(text: str) -> bool:
    """Whether `tidy` would leave `text` as it is. Quick: no work in Python per character."""
    if text != text.strip():
        return False
    # Python calls every character but U+FFFC printable or not as we do; a no-break space needs the slow look.
    if text.isprintable() and "  " not in text and "\ufffc" not in text:
        return True
    return not _UNTIDY.search(text)


def without_machine_characters(text: str) -> str:
    """`text` without the characters that never stand in a tidy text; white space stays as it is."""
    return _DROP.sub("", text)


def tidy(text: str) -> tuple[str, list[int]]:
    """The tidy form of `text`, and where each of its code points went.

    The list has one entry more than `text` has code points, the last for the end; the entry of a code point
    that was left out is where the next one that stayed stands.
    """
    kept: list[str] = []
    places: list[int] = []
    for character in text:
        places.append(len(kept))
        if _DROP.match(character):
            continue
        character = _REPLACEMENTS.get(character, character)
        if character == "\n":
            _drop_trailing_space(kept)
        if character.isspace() and (not kept or kept[-1] == "\n"):
            continue
        if character == " " and kept[-1] == " ":
            continue
        kept.append(character)
    _drop_trailing_space(kept)
    places.append(len(kept))
    return "".join(kept), [min(place, len(kept)) for place in places]


def _drop_trailing_space(kept: list[str]) -> None:
    while kept and kept[-1].isspace():
        kept.pop()
