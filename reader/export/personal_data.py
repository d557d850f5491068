"""Phrases in notes that look like personal data, to be pointed out before notes leave the notebook.

Precise rather than complete: what is found nearly always is such a phrase, and a note without any may still
hold personal data (docs/decisions/0011-export-of-notes.md says what is not found and why).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class PersonalDataKind(StrEnum):
    """What a phrase looks like."""

    BIRTH_DATE = "birth_date"
    NHS_NUMBER = "nhs_number"
    INSURANCE_NUMBER = "insurance_number"
    EMAIL = "email"
    TELEPHONE = "telephone"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    PersonalDataKind.BIRTH_DATE: "a date of birth",
    PersonalDataKind.NHS_NUMBER: "an NHS number",
    PersonalDataKind.INSURANCE_NUMBER: "a National Insurance number",
    PersonalDataKind.EMAIL: "an e-mail address",
    PersonalDataKind.TELEPHONE: "a telephone number",
}


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One phrase: `start` to `end` of the text that was looked through, in code points."""

    kind: PersonalDataKind
    start: int
    end: int


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})(?![\d/])"
)
# "Born" alone may be the founding of a service; a whole date within a few characters makes it a birth.
_BIRTH = re.compile(
    rf"(?:\bdate\s+of\s+birth|\bbirth\s*da(?:te|y)|\bd\.?\s?o\.?\s?b\b\.?|\bborn)"
    rf"(?:\s+(?:is|was|on|of))?[\s:=,(–-]{{0,5}}(?P<found>{_DATE})",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\w+./-])(?:\d{3} \d{3} \d{4}|\d{3}-\d{3}-\d{4}|\d{10})(?![\w/]|[.,-]\d| \d)")
_NHS_WORD = re.compile(r"\bNHS\b", re.IGNORECASE)
_NEAR = 40
# HMRC gives out no other letters, and not these pairs.
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"( ?)\d{2}\1\d{2}\1\d{2}\1[A-D](?!\w)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w+%-]{1,64}(?:\.[\w+%-]{1,64}){0,8}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@-])",
    re.IGNORECASE,
)
# Places (01, 02) and mobiles (07). Numbers that begin with 03, 08 and 09 belong to organisations.
_TELEPHONE = re.compile(
    r"(?<![\w/.,+-])(?:(?:\+|00)44[\s.-]?(?:\(0\)[\s.-]?)?|\(?0(?=[127]))(?:\d[\s.()-]{0,2}){8,9}\d(?![\w/]|[.,-]\d)"
)
_NATIONAL = re.compile(r"(?:1\d{9}|2[03489]\d{8}|7[1-57-9]\d{8}|7624\d{6})")


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """What looks like personal data in `text`, in order; no two overlap."""
    found: list[PersonalData] = []
    for kind, finder in _FINDERS.items():
        for start, end in finder(text):
            if not any(start < other.end and other.start < end for other in found):
                found.append(PersonalData(kind, start, end))
    return tuple(sorted(found, key=lambda each: each.start))


def _births(text: str) -> Iterator[tuple[int, int]]:
    for match in _BIRTH.finditer(text):
        yield match.span("found")


def _nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Ten digits in a row may be anything, and one in eleven has the right check digit: those need the word
    near them, while the usual grouping of three, three and four is enough by itself.
    """
    for match in _NHS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        grouped = len(digits) < len(match[0])
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if is_nhs_number(digits) and (grouped or _NHS_WORD.search(near)):
            yield match.span()


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the right check digit (Modulus 11)."""
    if len(set(digits)) == 1:
        return False  # placeholders such as 0000000000
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 10 and rest % 11 == int(digits[9])


def _insurance_numbers(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _INSURANCE.finditer(text))


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _EMAIL.finditer(text))


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for match in _TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        national = re.sub(r"^(?:0044|44|0)", "", digits).removeprefix("0")
        if _NATIONAL.fullmatch(national):
            yield match.span()


_FINDERS: dict[PersonalDataKind, Callable[[str], Iterator[tuple[int, int]]]] = {
    PersonalDataKind.BIRTH_DATE: _births,
    PersonalDataKind.NHS_NUMBER: _nhs_numbers,
    PersonalDataKind.INSURANCE_NUMBER: _insurance_numbers,
    PersonalDataKind.EMAIL: _emails,
    PersonalDataKind.TELEPHONE: _telephones,
}
