"""Fields of JSON that may be broken or hostile: each is what it should be, or the file is refused."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from reader.errors import UnreadableDocument

_LARGEST = 256 * 1024 * 1024
_HIGHEST = 2**31 - 1


def parse_json(data: bytes) -> Any:
    """What `data` holds. Raises `UnreadableDocument`."""
    if len(data) > _LARGEST:
        raise refusal("it is larger than any file of notes")
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise refusal("it is not text in UTF-8") from None
    except RecursionError:
        raise refusal("it is nested too deeply") from None
    except ValueError:  # broken JSON, and numbers of thousands of digits
        raise refusal("it is not valid JSON") from None


def refusal(reason: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"The file cannot be read as notes: {reason}.",
        "Nothing was imported.",
        "Choose a file that Regional Reader or another program exported as Web Annotations (JSON-LD).",
    )


def text_of(value: object, what: str) -> str:
    """Half characters, which no notebook can hold, become replacement characters."""
    if not isinstance(value, str):
        raise refusal(f"{what} is not text")
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def optional_text(value: object, what: str) -> str | None:
    return None if value is None else text_of(value, what)


def number_of(value: object, what: str) -> int:
    """A whole number that may count characters."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _HIGHEST:
        raise refusal(f"{what} is not a number of characters")
    return value


def object_of(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise refusal(f"{what} is not an object")
    return value


def list_of(value: object) -> list[Any]:
    """JSON-LD writes a list of one as the one; nothing is an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _no_number(_name: str) -> NoReturn:
    raise ValueError
