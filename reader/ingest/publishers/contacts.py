"""A newsletter's list of contacts: who, for what, of which body, with address and telephone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.document import Line
from reader.ingest.links import find_addresses
from reader.model import Contact

_PHONE = re.compile(r"(?<![\w.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d[\d\s()-]{6,12}\d(?!\w)")
_FIELD_NAME = re.compile(
    r"\b(?:e-?mail|tel(?:ephone)?|phone|mobile|mob|t|e|m)\s*[:.]\s*$|^\W+$", re.IGNORECASE
)
_ROLE_FIRST = re.compile(r"(?P<role>.+):\s*(?P<name>[^:()]+?)\s*(?:\((?P<org>[^()]*)\))?")
_NAME_FIRST = re.compile(
    r"(?P<name>[^,–:()]+?)(?:,\s*|\s+[–-]\s+)(?P<role>[^()]+?)\s*(?:\((?P<org>[^()]*)\))?"
)
_NAME_ALONE = re.compile(r"(?P<name>[^,–:()]+?)\s*(?:\((?P<org>[^()]*)\))?")
_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Cllr|Sir|Dame)\.? )?[A-Z][\w’'.-]*(?: (?:de|van|von|der|"
    r"[A-Z][\w’'.-]*)){1,3}"
)


@dataclass(slots=True)
class Entry:
    """The lines of one contact, and what they say; `contact` is None where they name no one."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    email: str | None = None
    phone: str | None = None

    @property
    def contact(self) -> Contact | None:
        if not self.words:
            return None
        role, name, organisation = _read_words(self.words)
        if not (self.email or self.phone or (role and name)):
            return None
        return Contact(role, name, organisation, self.email, self.phone)


def read_contacts(lines: Sequence[Line]) -> list[Entry]:
    """The entries among `lines`, in order; every line is in one of them."""
    entries: list[Entry] = []
    for line in lines:
        words, email, phone = _parts(line.text)
        current = entries[-1] if entries else None
        begins = bool(words) and (current is None or bool(current.email or current.phone))
        if current is None or begins or (email and current.email) or (phone and current.phone):
            current = Entry()
            entries.append(current)
        current.lines.append(line)
        if words:
            current.words.append(words)
        current.email = current.email or email
        current.phone = current.phone or phone
    return entries


def _parts(text: str) -> tuple[str, str | None, str | None]:
    """The words, the first e-mail address and the first telephone number of a line."""
    email = next((one for one in find_addresses(text) if one.is_email), None)
    rest = text
    if email:
        rest = rest[: email.start] + " " + rest[email.end :]
    phone = _PHONE.search(rest)
    if phone:
        rest = rest[: phone.start()] + " " + rest[phone.end() :]
    for _ in range(3):
        rest = _FIELD_NAME.sub("", rest.strip(" ,;|–-"))
    number = " ".join(phone.group().split()) if phone else None
    return rest.strip(" ,;|–-"), email.text if email else None, number


def _read_words(words: Sequence[str]) -> tuple[str, str, str]:
    """Role, name and organisation, "" where not given."""
    if len(words) > 1 and _PERSON.fullmatch(words[0]):
        return words[1], words[0], " ".join(words[2:])
    text = " ".join(words)
    match = _ROLE_FIRST.fullmatch(text)
    if match:
        return match["role"].strip(), match["name"], match["org"] or ""
    match = _NAME_FIRST.fullmatch(text)
    if match and _PERSON.fullmatch(match["name"]):
        return match["role"], match["name"], match["org"] or ""
    match = _NAME_ALONE.fullmatch(text)
    if match and _PERSON.fullmatch(match["name"]):
        return "", match["name"], match["org"] or ""
    return text, "", ""
