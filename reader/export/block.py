"""The part of an exported file that is ours, between two comments, amid what the person wrote.

Each comment bears a SHA-256 of what stands between them. Only a part that still has its hash is written anew;
one that the person changed stays as it is, and the new one goes beneath all. Everything else in the file is
kept byte for byte. Line endings do not count as a change: many editors and synced folders convert them, and
the new part takes those that it finds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_BEGIN = re.compile(
    rb"^(?:- )?<!-- regional-reader:begin key=([0-9a-z-]{1,64}) head=([0-9a-f]{16}) "
    rb"sha256=([0-9a-f]{64}) -->[ \t]*(\r?\n)",
    re.MULTILINE,
)
_END = rb"^(?:- )?<!-- regional-reader:end sha256=%s -->[ \t]*(?:\r?\n|\Z)"
_PROPERTY = re.compile(rb"[\w-]+:: ")
_KEY_IN_HEAD = re.compile(rb'^key::? "?([0-9a-z-]{1,64})"?[ \t]*\r?$', re.MULTILINE)
_BOM = b"\xef\xbb\xbf"
_LONGEST_HEAD = 10_000  # lines
_KEPT_NOTICE = "The part above was changed by hand and has been left as it is. This is the present one."


class Outcome(StrEnum):
    """What became of a file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # the person changed our part; there was nothing new to add
    BESIDE = "beside"  # the person changed our part; it stays, and the new one stands beneath it


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to stand in one file. key: of the article, or the name of an index.

    head: front matter, written anew only while it is as we left it. body: our own part; ends with a line
    feed. room: what follows it in a new file. bullets: whether the file is an outline, whose comments are
    bullets too.
    """

    key: str
    head: str
    body: str
    room: str = ""
    bullets: bool = False


def new_file(draft: Draft) -> bytes:
    """The bytes of a file that was not there before: UTF-8, line feeds."""
    return (draft.head + "\n" + _block(draft, draft.body) + draft.room).encode()


def merge(present: bytes, draft: Draft) -> tuple[bytes, Outcome]:
    """`present`, a file of `draft.key`, with our part as it is now; and what was done."""
    parts = [part for part in _parts(present) if part.key == draft.key]
    changed = [part for part in parts if not part.intact]
    intact = [part for part in parts if part.intact]
    body = draft.body if not changed else _with_notice(draft)
    if intact:
        merged = _replaced(present, intact[-1], draft, body)
        return merged, Outcome.UNCHANGED if merged == present else Outcome.UPDATED
    if {part.digest for part in changed} & {_digest(draft.body), _digest(body)}:
        return present, Outcome.KEPT
    newline = b"\r\n" if b"\r\n" in present else b"\n"
    gap = b"" if not present else newline if present.endswith(b"\n") else newline * 2
    return present + gap + _in_lines(_block(draft, body), newline), Outcome.BESIDE


def key_of(data: bytes) -> str | None:
    """The key of the article that an exported file is of; None for any other file."""
    begin = _BEGIN.search(data)
    if begin:
        return begin[1].decode()
    head = _head(data)
    key = _KEY_IN_HEAD.search(head)
    # A note of the person's own may have a key as well; ours say whose key it is.
    return key[1].decode() if key and b"regional-reader://" + key[1] in head else None


@dataclass(frozen=True, slots=True)
class _Part:
    """One pair of comments and what stands between them: `start` to `end` in bytes, comments included."""

    key: str
    head: str
    digest: str
    start: int
    end: int
    newline: bytes
    intact: bool


def _parts(data: bytes) -> Iterator[_Part]:
    place = 0
    while begin := _BEGIN.search(data, place):
        place = begin.end()
        end = re.compile(_END % begin[3], re.MULTILINE).search(data, place)
        following = _BEGIN.search(data, place)
        if end is None or (following and following.start() < end.start()):
            # Without its end it cannot be told how far it goes: all of it is the person's now.
            stop, intact = begin.end(), False
        else:
            stop, intact = end.end(), _hash(data[place : end.start()]) == begin[3].decode()
        yield _Part(
            key=begin[1].decode(),
            head=begin[2].decode(),
            digest=begin[3].decode(),
            start=begin.start(),
            end=stop,
            newline=begin[4],
            intact=intact,
        )
        place = stop


def _replaced(present: bytes, part: _Part, draft: Draft, body: str) -> bytes:
    block = _in_lines(_block(draft, body), part.newline)
    if not present[part.start : part.end].endswith(b"\n"):
        block = block.removesuffix(part.newline)
    before = present[: part.start]
    head = _head(present)
    known = _hash(head)[:16]
    if head and known == part.head and len(head) <= part.start:
        if known != _digest(draft.head)[:16]:
            start = len(_BOM) if present.startswith(_BOM) else 0
            newline = b"\r\n" if b"\r\n" in head else b"\n"
            before = present[:start] + _in_lines(draft.head, newline) + before[start + len(head) :]
    else:
        # Whatever the person made of the head: should they put ours back, it is known again.
        block = re.sub(rb"head=[0-9a-f]{16}", b"head=" + part.head.encode(), block, count=1)
    return before + block + present[part.end :]


def _head(data: bytes) -> bytes:
    """Front matter with both its rules, or page properties; nothing where there are none."""
    lines = data.removeprefix(_BOM).split(b"\n", _LONGEST_HEAD)[:_LONGEST_HEAD]
    if lines[0].rstrip() == b"---":
        end = next((index for index, line in enumerate(lines[1:], 2) if line.rstrip() == b"---"), 0)
    else:
        end = next((index for index, line in enumerate(lines) if not _PROPERTY.match(line)), len(lines))
    head = b"\n".join(lines[:end])
    return head + b"\n" if data.removeprefix(_BOM)[len(head) : len(head) + 1] == b"\n" and end else head


def _with_notice(draft: Draft) -> str:
    return f"{'- ' if draft.bullets else ''}*{_KEPT_NOTICE}*\n{'' if draft.bullets else chr(10)}{draft.body}"


def _block(draft: Draft, body: str) -> str:
    bullet = "- " if draft.bullets else ""
    digest = _digest(body)
    begin = f"<!-- regional-reader:begin key={draft.key} head={_digest(draft.head)[:16]} sha256={digest} -->"
    return f"{bullet}{begin}\n{body}{bullet}<!-- regional-reader:end sha256={digest} -->\n"


def _digest(text: str) -> str:
    return _hash(text.encode())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _in_lines(text: str, newline: bytes) -> bytes:
    return text.encode().replace(b"\n", newline)
