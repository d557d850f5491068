from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.document import Line
from reader.ingest.publishers.bulletin import read_bulletin
from reader.ingest.publishers.labels import Labels, Place, place_of
from reader.model import BlockType, Kind, Section, SpanStyle
from tests.ingest.reading import headings, lines_of, read_one, texts, words

_TALK = "Nine towns took part, and all of them would do it again next year if they were asked."


def test_labels_may_stand_before_their_text() -> None:
    article = read_one(
        "Weekly update 3 May 2021\n\nTheme: Club nights\n\nLatest: Nine are open.\n\nNext steps: Tell us.\n\n"
        "Theme: Songs\n\nLatest: A book is out.\n\nNext steps: Sing."
    )
    assert article.kind is Kind.NEWSLETTER
    assert [(item.programme, item.update, item.action) for item in article.items] == [
        ("Club nights", "Nine are open.", "Tell us."),
        ("Songs", "A book is out.", "Sing."),
    ]


def test_labels_in_words_of_its_own_are_told_by_coming_again() -> None:
    item = "Our work on\n\n{}\n\nHow it is going\n\n{}\n\nWhat we ask of you\n\nTell us.\n\n"
    names = ("Club nights", "Songs", "Games")
    article = read_one("Northern notes 3 May 2021\n\n" + "".join(item.format(name, _TALK) for name in names))
    assert article.kind is Kind.NEWSLETTER
    assert [(one.programme, one.update, one.action) for one in article.items] == [
        (name, _TALK, "Tell us.") for name in names
    ]


def test_a_regional_update_with_progress_and_next_steps_stays_one() -> None:
    part = f"Progress\n\n{_TALK}\n\nNext steps\n\n{_TALK}\n\n"
    article = read_one(f"South West Region Update May 2019\n\nClub nights\n\n{part}Songs\n\n{part}")
    assert article.kind is Kind.REGIONAL_UPDATE
    assert article.items == ()


def test_one_background_and_one_next_steps_make_no_newsletter() -> None:
    text = f"Club nights\n\nBackground\n\n{_TALK}\n\nNext steps\n\n{_TALK}"
    assert read_bulletin(lines_of(text), "A plan") is None
    assert read_one(f"A plan\n\n{text}").items == ()


def test_items_without_a_label_are_headed_by_the_line_above() -> None:
    article = read_one(
        f"Friday update 3 May 2021\n\nClub nights\n\n{_TALK}\n\nActions\n\nTell us.\n\n"
        f"Songs\n\n{_TALK}\n\nActions\n\nSing.\n\nReminders\n\nGames\n\n{_TALK}\n\nActions\n\nPlay."
    )
    assert [(item.programme, item.action, item.section) for item in article.items] == [
        ("Club nights", "Tell us.", Section.THIS_WEEK),
        ("Songs", "Sing.", Section.THIS_WEEK),
        ("Games", "Play.", Section.REMINDERS),
    ]


def test_items_stand_in_the_blocks_with_their_labels_in_bold() -> None:
    article = read_one(
        "News issue 4\n\nProgramme:\n\nClub nights\n\nUpdate:\n\n• nine open\n\n"
        "Action required:\n\nTell us.\n\nProgramme:\n\nSongs\n\nAction required:\n\nSing."
    )
    assert headings(article.blocks) == [(1, "Club nights"), (1, "Songs")]
    assert article.items[0].update == "nine open"
    bold = [block.text for block in article.blocks for span in block.spans if span.style is SpanStyle.STRONG]
    assert bold == ["Action required:", "Action required:"]


def test_a_web_page_reads_like_its_text() -> None:
    page = [
        Line("Project", BlockType.HEADING, 3),
        Line("Club nights", BlockType.PARAGRAPH),
        Line("What’s new?", BlockType.HEADING, 3),
        Line(_TALK, BlockType.PARAGRAPH),
        Line("Project", BlockType.HEADING, 3),
        Line("Songs", BlockType.PARAGRAPH),
        Line("What’s new?", BlockType.HEADING, 3),
        Line("one", BlockType.LIST_ITEM, 1),
        Line("Contacts", BlockType.HEADING, 2),
        Line("Songs: Jo Bell (Leeds), jo@example.org, 0113 496 0000", BlockType.PARAGRAPH),
    ]
    bulletin = read_bulletin(page, "News")
    assert bulletin is not None
    assert [(item.programme, item.update) for item in bulletin.items] == [
        ("Club nights", _TALK),
        ("Songs", "one"),
    ]
    assert [(one.name, one.email, one.phone) for one in bulletin.contacts] == [
        ("Jo Bell", "jo@example.org", "0113 496 0000")
    ]


def test_places() -> None:
    def place(text: str) -> Place | None:
        return place_of(lines_of(text)[0])

    assert place("Reminders from previous weeks") is Place.REMINDERS
    assert place("Tools & Templates") is Place.RESOURCES
    assert place("Useful links") is Place.RESOURCES
    assert place("KEY CONTACTS:") is Place.CONTACTS
    assert place("Reading") is None
    assert place("Contact the office by Friday") is None


def test_a_label_comes_again() -> None:
    lines = lines_of("Update:\n\na\n\nUpdate:\n\nb\n\nUpdate:\n\nc\n\nSummary\n\nd")
    labels = Labels(lines)
    assert labels.make_a_bulletin
    assert labels.find(lines[0]) is not None
    assert labels.find(lines[6]) is None


_NAMES = st.lists(
    st.sampled_from("Club nights|Songs for winter|Games|Lunch in the park".split("|")), min_size=2, max_size=5
)
_LABELS = st.sampled_from(
    [
        ("Programme:", "Update:", "Action Required:"),
        ("Project", "What’s new", "For action"),
        ("Workstream:", "Progress:", "Next steps:"),
        ("Topic", "Latest", "Our ask"),
    ]
)


@settings(max_examples=50)
@given(_NAMES, _LABELS, st.lists(st.tuples(st.booleans(), st.booleans()), min_size=5, max_size=5))
def test_items_come_back_and_no_word_is_lost(
    names: list[str], labels: tuple[str, str, str], has: list[tuple[bool, bool]]
) -> None:
    parts = []
    for name, (update, action) in zip(names, has, strict=False):
        parts += [labels[0], name]
        parts += [labels[1], _TALK] if update or not action else []
        parts += [labels[2], "Tell the office, please."] if action else []
    article = read_one("Northern bulletin 4 May 2021\n\n" + "\n\n".join(parts))
    assert [(item.programme, bool(item.update), bool(item.action)) for item in article.items] == [
        (name, update or not action, action) for name, (update, action) in zip(names, has, strict=False)
    ]
    dropped = {"programme", "update"} & {label.casefold().rstrip(":") for label in labels}
    expected = [word for part in parts for word in words(part) if word not in dropped]
    assert words(" ".join(texts(article.blocks))) == expected


def test_a_newsletter_without_labels_has_its_headings_as_items() -> None:
    article = read_one(
        f"Friday update 3 May 2021\n\nWelcome to a wet week.\n\nClub nights\n\n{_TALK}\n\n"
        f"Reminders\n\nGames\n\n{_TALK}\n\nUseful links\n\nRules of games\n\n"
        "Contacts\n\nGames: Jo Bell\n\njo@example.org"
    )
    assert [(item.programme, item.update, item.section) for item in article.items] == [
        ("Club nights", _TALK, Section.THIS_WEEK),
        ("Games", _TALK, Section.REMINDERS),
    ]
    assert article.resources == ("Rules of games",)
    assert [(one.name, one.email) for one in article.contacts] == [("Jo Bell", "jo@example.org")]
