"""A plain Markdown copy of every note, beside the backups: anybody can read it without this program.

A copy is written when its note is new or has changed, and stays when the note is deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reader.files import make_folder, write_whole
from reader.model.marks import Mark


def write_plain_copies(folder: Path, marks: Iterable[Mark]) -> int:
    """Let `folder` hold a file for each mark in which the person wrote something; returns how many were
    written now. Raises OSError.
    """
    written = 0
    for mark in marks:
        if not (mark.body or mark.label):
            continue
        make_folder(folder)
        path = folder / f"{mark.uid}.md"
        data = plain_copy(mark).encode("utf-8", errors="replace")
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)
            written += 1
    return written


def plain_copy(mark: Mark) -> str:
    """The note as a Markdown text with front matter: what it says, on which words, of which article."""
    front = {
        "article": mark.article.title,
        "publisher": mark.article.publisher or "",
        "date": mark.article.label,
        "key": mark.article.key,
        "kind": str(mark.kind),
        "tags": list(mark.tags),
        "created": mark.created,
        "modified": mark.modified,
    }
    # A JSON text is a YAML value too, whatever characters it holds.
    lines = [
        "---",
        *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()),
        "---",
        "",
    ]
    if mark.anchor and mark.anchor.exact:
        lines += [*(f"> {line}" for line in mark.anchor.exact.splitlines()), ""]
    if mark.label:
        lines += [mark.label, ""]
    if mark.body:
        lines += [mark.body.rstrip("\n"), ""]
    return "\n".join(lines)
