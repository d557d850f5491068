"""What a window is asked to do by a second start, and the addresses that exported notes link back with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SCHEME = "regional-reader"

# Desktops put a slash behind what they take for the name of a machine, and write it in small letters.
_ADDRESS = re.compile(rf"{SCHEME}://([0-9a-f]{{20}})/?(?:#([0-9a-f]{{32}})?)?", re.IGNORECASE | re.ASCII)
_KEY = re.compile(r"[0-9a-f]{20}", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """A place to open: an article by its key, and perhaps one of its marks by its uid."""

    key: str
    mark: str | None = None

    @classmethod
    def read(cls, text: str) -> Address | None:
        """What `regional-reader://KEY`, `regional-reader://KEY#MARK` or a bare KEY stands for; None for
        anything else.
        """
        text = text.strip()
        if _KEY.fullmatch(text):
            return cls(text.lower())
        found = _ADDRESS.fullmatch(text)
        return cls(found[1].lower(), found[2].lower() if found[2] else None) if found else None

    def __str__(self) -> str:
        return f"{SCHEME}://{self.key}" + (f"#{self.mark}" if self.mark else "")


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What a window is to do besides coming to the front. imports: absolute paths of files and folders."""

    open: Address | None = None
    imports: tuple[Path, ...] = ()
