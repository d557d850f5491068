"""The head of an exported file: flat YAML, or the page properties of Logseq."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Value = str | Sequence[str]

# YAML takes no other control character, no surrogate and no mark of byte order; the line separators and the
# next-line character end a line for older readers.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_head(fields: Mapping[str, Value]) -> str:
    """Front matter with its two rules. Every text stands in quotation marks, so that no reader takes a date,
    a number, a yes or a colon for anything but text; an empty text or list is left out.
    """
    lines = ["---"]
    for name, value in fields.items():
        if isinstance(value, str):
            lines += [f"{name}: {yaml_text(value)}"] if value else []
        elif value:
            lines.append(f"{name}:")
            lines += [f"  - {yaml_text(each)}" for each in value]
    return "\n".join([*lines, "---"]) + "\n"


def yaml_text(text: str) -> str:
    """`text` as a YAML string in double quotation marks, on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        return "\\uFFFD"  # half a character: no file can hold it
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def property_head(fields: Mapping[str, Value]) -> str:
    """Page properties of Logseq: `name:: value`, a list parted by commas."""
    lines = []
    for name, value in fields.items():
        written = value if isinstance(value, str) else ", ".join(value)
        if written:
            lines.append(f"{name}:: {property_text(written)}")
    return "\n".join(lines) + "\n"


def property_text(text: str) -> str:
    """`text` on one line."""
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", "\ufffd", text).split())
