"""Source text in a Markdown file of other programs: nothing in it may become markup, a tag or a link.

Beyond what CommonMark knows, Obsidian and Logseq read tags (`#`), links (`[[`), comments (`%%`), highlights
(`==`, `^^`), embedded blocks (`((`, `{{`, `![[`), block ids (`^`), mathematics (`$`) and properties (`::`).
"""

from __future__ import annotations

import re

from reader.render.escaping import escape_inline, escape_line_start

# A number sign within an address stays, since programs that make links of bare addresses would take the
# backslash for a part of it; no program reads a tag there. A colon behind a bracket bears one already.
_EXTRAS = re.compile(
    r"(?<![\w/])#|%(?=%)|(?<=%)%|=(?==)|(?<==)=|(?<!\]\\):(?=:)|(?<=:):|\((?=\()|(?<=\()\(|[\^$|{}]|!(?=\\\[)"
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` on one line, white space as single spaces, escaped; for titles and labels."""
    return _escaped(" ".join(_NOT_TEXT.sub("\ufffd", text).split()))


def quoted_lines(text: str) -> list[str]:
    """The lines of a quotation, escaped, each a paragraph of its own; none is empty."""
    lines = (line.strip() for line in _NOT_TEXT.sub("\ufffd", text).splitlines())
    return [_escaped(line) for line in lines if line]


def typed_lines(body: str) -> list[str]:
    """The lines of a note as the person typed them, without blank lines at its start and end."""
    lines = re.split(r"\r\n|\r|\n", _NOT_TEXT.sub("\ufffd", body))
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return lines


def inside(lines: list[str], prefix: str) -> list[str]:
    """`lines` within a quotation or a list item; empty lines bear no trailing space."""
    return [prefix + line if line else prefix.rstrip() for line in lines]


def _escaped(line: str) -> str:
    return escape_line_start(_EXTRAS.sub(r"\\\g<0>", escape_inline(line)))
