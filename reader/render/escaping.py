"""Plain text so written that Markdown reads it back as it is: as few marks of escape as that takes.

Backslashes stand only before ASCII punctuation, so that other Markdown programs read the same.
"""

from __future__ import annotations

import re

# In a text: what opens code, emphasis, a link or an image, a tag, an entity, a struck-out stretch, what makes
# the definition of a link, and what escapes. Underscores within a word are left alone, and so are "<" and "&"
# where nothing could begin.
_INLINE = re.compile(
    r"\\(?![^\W_]| )|[`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?! )|&(?=#|\w[-.\w]*;)|~(?=~)|(?<=~)~|(?<=\]):"
)
_MARKS = "\\`*[]_<&~"
_ENTITIES = {"<": "&lt;", "&": "&amp;"}

# At the start of a line: a heading, a quotation, a bullet, a rule, what stands under a heading or a table's
# header; or the number of an item.
_LINE_START = re.compile(
    r"[#>]|[-+](?=\s|$)|[-=|](?=[-=:| ]*$)|:(?=[-:| ]*[-|][-:| ]*$)|(?P<number>\d+)(?=[.)](?:\s|$))"
)


def escape_inline(text: str) -> str:
    """`text`, which may be any stretch of a block's text, escaped but for what matters at a line's start."""
    # Most texts hold no mark at all, and looking for each by itself is many times quicker than the pattern.
    if not any(mark in text for mark in _MARKS):
        return text
    return _INLINE.sub(lambda found: _ENTITIES.get(found[0]) or "\\" + found[0], text)


def escape_line_start(line: str) -> str:
    """One line of a block, escaped by `escape_inline` already, as it may stand at the start of a line."""
    found = _LINE_START.match(line)
    if not found:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def escape_cell(text: str) -> str:
    """A table's cell, escaped by `escape_inline` already: bars would end it."""
    return text.replace("|", "\\|")
