"""The guide to the keys, `docs/keys.md`: made from the same table as the page in the window.

`python -m reader.ui.keys.guide FILE` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader.ui.actions.specs import SPECS
from reader.ui.keys.table import KeyGroup, key_groups

_BEFORE = """\
# Keys

Everything in Regional Reader can be done without a mouse. This is every key as it comes; **?** shows
the keys in the window, with yours where you changed some. On a Mac, press Command where Ctrl stands here.

- **To change a key:** **Help > Keyboard shortcuts**, then **Change keys…**, choose an action and press the
  new key. A key that another action has is not taken from it unless you say so, and the usual keys can be had
  back, for one action or for all.
- **To switch single keys off**, such as H or /, which are easily pressed by mistake and get in the way of
  speech input: **Edit > Preferences**, **Use single keys**. Keys with Ctrl or Alt, and F1 to F12, still work.
- While you type into a field, single keys are letters, and nothing else.
- Tab and Shift+Tab go from control to control, F6 and Shift+F6 from one part of the window to the next.
- Alt with the underlined letter opens a menu; the arrow keys and Return do the rest.
"""


def keys_guide() -> str:
    """The whole text, in Markdown, with the usual keys."""
    usual = {spec.name: spec.keys for spec in SPECS}
    groups = [_group(group) for group in key_groups(usual.__getitem__)]
    return "\n".join([_BEFORE, *(text for text in groups if text)])


def _group(group: KeyGroup) -> str:
    rows = [row for row in group.rows if row.keys]
    if not rows:
        return ""
    lines = [f"| {row.help} | {' or '.join(f'`{key}`' for key in row.keys)} |" for row in rows]
    return "\n".join([f"## {group.title}", "", "| What it does | Keys |", "| --- | --- |", *lines, ""])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(keys_guide(), encoding="utf-8")
