"""Plain text: one line of the file, one `Line`."""

from __future__ import annotations

import re

from reader.ingest.document import Document, Line

# Not the no-break spaces: those are part of the wording.
_SPACES = re.compile(r"[^\S \u00a0\u2007\u202f]+ *| {2,}| [^\S \u00a0\u2007\u202f]+ *")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\u2060\ufeff]")


def read_plain_text(name: str, text: str) -> Document:
    """A document of the non-blank lines of `text` (decoded, any line ending), with their indent and the gap
    before.

    `name` is the file's name without folder. Never raises; a text without any words gives no lines.
    """
    lines = []
    gap = 0
    for number, visible in enumerate(_INVISIBLE.sub("", text).splitlines(), start=1):
        content = visible.strip()
        if not content:
            gap += 1
            continue
        content = _SPACES.sub(" ", content)
        indent = len(visible) - len(visible.lstrip())
        lines.append(Line(content, indent=indent, gap=gap, number_in_source=number))
        gap = 0
    return Document(name, tuple(lines))
