"""Values of the settings file as attributes of a class: each says its name in the file and how it is read.

What cannot be understood counts as not set. The class that has them keeps the file in `store`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")
Member = TypeVar("Member", bound=StrEnum)

_MOST_DIGITS = 9


class Keeper(Protocol):
    """What has stored values."""

    store: QSettings


class Stored(Generic[T]):
    """A value under `name`; a kind of value says how it is read from Qt's and written to it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, keeper: Keeper, owner: type | None = None) -> T:
        return self.read(keeper.store.value(self.name))

    def __set__(self, keeper: Keeper, value: T) -> None:
        keeper.store.setValue(self.name, self.write(value))

    def read(self, found: object) -> T:
        raise NotImplementedError

    def write(self, value: T) -> object:
        return value


class Text(Stored[str]):
    """A text; "" where it is not set."""

    def read(self, found: object) -> str:
        return as_text(found)


class MaybeText(Stored[str | None]):
    """A text; None where it is not set."""

    def read(self, found: object) -> str | None:
        return as_text(found) or None

    def write(self, value: str | None) -> object:
        return value or ""


class Texts(Stored[Sequence[str]]):
    """Several texts, none of them empty."""

    def read(self, found: object) -> list[str]:
        # An INI file does not tell a list of one from a single text.
        values = found if isinstance(found, list) else [found]
        return [each for each in values if isinstance(each, str) and each]

    def write(self, value: Sequence[str]) -> object:
        return list(value)


class Flag(Stored[bool]):
    """Yes or no."""

    def __init__(self, name: str, otherwise: bool) -> None:
        super().__init__(name)
        self._otherwise = otherwise

    def read(self, found: object) -> bool:
        return {"true": True, "false": False}.get(as_text(found), self._otherwise)


class MaybeFlag(Stored[bool | None]):
    """Yes or no; None while nobody has said."""

    def read(self, found: object) -> bool | None:
        return {"true": True, "false": False}.get(as_text(found))


class Number(Stored[int]):
    """A whole number from 0; 0 where it is not set."""

    def read(self, found: object) -> int:
        return as_number(found) or 0


class Step(Stored[int]):
    """One of the numbers that are allowed, the nearest to what the file has. bounded: what lies outside of
    them counts as not set.
    """

    def __init__(self, name: str, allowed: Sequence[int], otherwise: int, *, bounded: bool = False) -> None:
        super().__init__(name)
        self._allowed, self._otherwise, self._bounded = allowed, otherwise, bounded

    def read(self, found: object) -> int:
        number = as_number(found)
        if number is None or (self._bounded and not self._allowed[0] <= number <= self._allowed[-1]):
            return self._otherwise
        return min(self._allowed, key=lambda each: abs(each - number))


class Choice(Stored[Member]):
    """A member of an enumeration of texts. otherwise: gives the one that counts where it is not set, and is
    called only when the value is asked for, since its module may not be loaded before.
    """

    def __init__(self, name: str, otherwise: Callable[[], Member]) -> None:
        super().__init__(name)
        self._otherwise = otherwise

    def read(self, found: object) -> Member:
        text, otherwise = as_text(found), self._otherwise()
        return next((member for member in type(otherwise) if member == text), otherwise)

    def write(self, value: Member) -> object:
        return value.value


class Bytes(Stored[QByteArray]):
    """What Qt wrote of itself; empty where it is not set."""

    def read(self, found: object) -> QByteArray:
        return found if isinstance(found, QByteArray) else QByteArray()


def as_text(found: object) -> str:
    """What Qt read of a value, as text; "" where it is none."""
    if isinstance(found, bool):
        return str(found).lower()
    return str(found) if isinstance(found, str | int) else ""


def as_number(found: object) -> int | None:
    """The number that a value says; None where it is none, or one that nothing in a window has."""
    text = as_text(found)
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
