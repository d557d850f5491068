"""A strict reader of the YAML that exported front matter may use, by the grammar of YAML 1.2: a flat mapping
of plain names to strings in double quotation marks or lists of them. Anything else fails.
"""

from __future__ import annotations

import json
import re

_STRING = re.compile(r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\\["\\ntr]|\\u[0-9A-F]{4})*"')
_NAME = re.compile(r"([a-z][a-z-]*):(?: (.+))?")

Front = dict[str, str | list[str]]


def read_front_matter(text: str) -> tuple[Front, str]:
    """The fields, and what follows the second rule."""
    lines = text.split("\n")
    assert lines[0] == "---"
    end = lines.index("---", 1)
    fields: Front = {}
    items: list[str] | None = None
    for line in lines[1:end]:
        if line.startswith("  - "):
            assert items is not None
            items.append(_string(line[4:]))
            continue
        match = _NAME.fullmatch(line)
        assert match, line
        assert match[1] not in fields
        if match[2] is None:
            items = []
            fields[match[1]] = items
        else:
            items = None
            fields[match[1]] = _string(match[2])
    return fields, "\n".join(lines[end + 1 :])


def _string(written: str) -> str:
    assert _STRING.fullmatch(written), written
    return str(json.loads(written))
