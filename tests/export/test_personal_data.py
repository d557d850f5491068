from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export import PersonalDataKind, find_personal_data
from reader.export.personal_data import is_nhs_number

# Telephone numbers of the ranges that are kept free for invented people; NHS numbers of the range for tests.
FOUND = [
    (PersonalDataKind.BIRTH_DATE, "DOB 03/04/2011", "03/04/2011"),
    (PersonalDataKind.BIRTH_DATE, "d.o.b. 3.4.11", "3.4.11"),
    (PersonalDataKind.BIRTH_DATE, "D.O.B: 3-4-2011.", "3-4-2011"),
    (PersonalDataKind.BIRTH_DATE, "date of birth (3 April 2011)", "3 April 2011"),
    (PersonalDataKind.BIRTH_DATE, "Date of birth is 3rd of Apr. 2011", "3rd of Apr. 2011"),
    (PersonalDataKind.BIRTH_DATE, "She was born on 2011-04-03 in", "2011-04-03"),
    (PersonalDataKind.BIRTH_DATE, "born April 3rd, 2011", "April 3rd, 2011"),
    (PersonalDataKind.BIRTH_DATE, "Birthday: 3 sept 2011", "3 sept 2011"),
    (PersonalDataKind.NHS_NUMBER, "call 999 123 4586 now", "999 123 4586"),
    (PersonalDataKind.NHS_NUMBER, "999-123-4586", "999-123-4586"),
    (PersonalDataKind.NHS_NUMBER, "NHS no. 9991234586.", "9991234586"),
    (PersonalDataKind.INSURANCE_NUMBER, "his NI is AB123456C.", "AB123456C"),
    (PersonalDataKind.INSURANCE_NUMBER, "ab 12 34 56 c", "ab 12 34 56 c"),
    (PersonalDataKind.EMAIL, "write to pat.kite+x@mail.example.org.", "pat.kite+x@mail.example.org"),
    (PersonalDataKind.EMAIL, "<pat@example.org>", "pat@example.org"),
    (PersonalDataKind.TELEPHONE, "ring 020 7946 0123 today", "020 7946 0123"),
    (PersonalDataKind.TELEPHONE, "mobile 07700 900123.", "07700 900123"),
    (PersonalDataKind.TELEPHONE, "mobile 07700900123", "07700900123"),
    (PersonalDataKind.TELEPHONE, "+44 7700 900123", "+44 7700 900123"),
    (PersonalDataKind.TELEPHONE, "0044 20 7946 0123", "0044 20 7946 0123"),
    (PersonalDataKind.TELEPHONE, "+44 (0)20 7946 0123", "+44 (0)20 7946 0123"),
    (PersonalDataKind.TELEPHONE, "(01632) 960 123, ext. 2", "(01632) 960 123"),
    (PersonalDataKind.TELEPHONE, "01632-960123", "01632-960123"),
    (PersonalDataKind.TELEPHONE, "0113 496 0123", "0113 496 0123"),
]

NOT_FOUND = [
    "The service was born in 2011.",
    "Born out of a pilot that began on another date, 3 April 2011",
    "The report of 03/04/2011",
    "The programme of births, deaths and dates",
    "999 123 4585",
    "9991234586",
    "000 000 0000",
    "£9991234586",
    "1 234 567 8901",
    "2011 2012 2013",
    "AB123456E",
    "QQ123456C",
    "BG123456A",
    "xAB123456C",
    "SEND2014A",
    "@example.org",
    "pat@localhost",
    "a @ b.org",
    "see #12 and @pat",
    "2019-10-25 to 2020-10-25",
    "0.123456789012",
    "01/02/2019 03/04/2019",
    "12,345,678,901",
    "ISBN 978-0-11-327 4567",
    "page 0123456789 of 2",
    "0808 157 0123",
    "0303 123 1234",
    "05 1234 5678",
    "0207946",
    "https://example.org/07700900123",
]


@pytest.mark.parametrize(("kind", "text", "phrase"), FOUND)
def test_found(kind: PersonalDataKind, text: str, phrase: str) -> None:
    (found,) = find_personal_data(text)
    assert (found.kind, text[found.start : found.end]) == (kind, phrase)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert find_personal_data(text) == ()


def test_several_in_order() -> None:
    text = "pat@example.org, DOB 03/04/2011, 07700 900123"
    kinds = [each.kind for each in find_personal_data(text)]
    assert kinds == [PersonalDataKind.EMAIL, PersonalDataKind.BIRTH_DATE, PersonalDataKind.TELEPHONE]


def test_check_digit() -> None:
    digits = [f"999123458{last}" for last in range(10)]
    assert [is_nhs_number(each) for each in digits].count(True) == 1
    assert not is_nhs_number("9" * 10)


@given(st.text("0123456789 -.()+@abDOB/", max_size=200))
def test_any_text_gives_an_answer(text: str) -> None:
    found = find_personal_data(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("bit", ["a.", "a@", "1 ", "0", "(0", "born ", "DOB", "a@b.", "+44", "1-", " "])
def test_long_texts_cost_little(bit: str) -> None:
    assert isinstance(find_personal_data(bit * 20_000), tuple)
