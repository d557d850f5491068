from __future__ import annotations

import pytest

from reader.ingest.publishers.contacts import read_contacts
from reader.model import Contact
from tests.ingest.reading import lines_of


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            "Club nights: Jo Bell (Northern Clubs)\n\njo@example.org\n\n07700 900123",
            Contact("Club nights", "Jo Bell", "Northern Clubs", "jo@example.org", "07700 900123"),
        ),
        (
            "Jo Bell, club nights\nTel: 0113 496 0000\nEmail: jo@example.org",
            Contact("club nights", "Jo Bell", "", "jo@example.org", "0113 496 0000"),
        ),
        (
            "Jo Bell\nClub nights lead\nNorthern Clubs\njo@example.org",
            Contact("Club nights lead", "Jo Bell", "Northern Clubs", "jo@example.org", None),
        ),
        ("Jo Bell – jo@example.org", Contact("", "Jo Bell", "", "jo@example.org", None)),
        ("Office: +44 (0)20 7946 0000", Contact("Office:", "", "", None, "+44 (0)20 7946 0000")),
        (
            "Songs; games: Ann-Marie O’Neil (Leeds)",
            Contact("Songs; games", "Ann-Marie O’Neil", "Leeds", None, None),
        ),
    ],
)
def test_one_contact_in_many_forms(text: str, contact: Contact) -> None:
    (entry,) = read_contacts(lines_of(text))
    assert entry.contact == contact


def test_contacts_follow_each_other() -> None:
    entries = read_contacts(
        lines_of("A: Jo Bell\njo@example.org\nB: Ann Orr\n01632 960000\nC: Bo Lee (York)\nbo@example.org")
    )
    assert [entry.contact.name for entry in entries if entry.contact] == ["Jo Bell", "Ann Orr", "Bo Lee"]


def test_lines_that_name_nobody() -> None:
    entries = read_contacts(lines_of("Write to us at any time"))
    assert [entry.contact for entry in entries] == [None]
    assert [line.text for entry in entries for line in entry.lines] == ["Write to us at any time"]
