"""A library of invented articles, for the window's tests and for its pictures.

Some are written out, so that every form of text is there; the others are short and fill the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from reader.library import Incoming, Library
from reader.model import Article, Committee, DateEvidence, Issued, Kind, Month, Region
from reader.render import from_markdown, parse_markdown

EAST_JUNE = "Eastern Region Update June 2024"
NEWSLETTER = "Weekly round-up 41, 12 July 2024"
STATEMENT = "A settled home is the best start, say directors"
UNDATED = "What foster carers told us over tea"
NO_DATE = "How to read these papers"
LONG_TITLE = (
    "Notes of the joint meeting on school transport, winter opening of family hubs and the sharing of "
    "interpreters between neighbouring counties"
)
QUOTED_PHRASE = "paper lantern"

_EAST_JUNE = """\
# Visits between neighbours

All eleven areas have now been visited by a neighbour. The visitors read case files on the first day and
sat in on team meetings on the second. What they found was told to the hosts before they left.

Two themes came up nearly everywhere:

- waiting lists for speech therapy, which grew over the winter
    - in the towns by a fifth
    - in the villages by more than half, since the bus was cut
- the quality of plans for young people who leave care
    - housing is named early, work and study late

# Priorities for the year

1. Bring the first visit after a birth forward to day five.
2. Write plans **with** families, not for them.
3. Share the costs of a *paper lantern* festival that brings carers together.

# Figures

The spring figures stand on the shared page at [figures.example.org](https://figures.example.org/spring). Each
area sees its own numbers beside the average of five areas like it.

> We used to argue about whose numbers were right. Now we argue about what to do, and that is a better
> argument to have.

# Networks

The heads of fostering meet in Ely on 4 July. Anyone who would like a place at the table should write to
[networks@example.org](mailto:networks@example.org).
"""

_NEWSLETTER = """\
A short week, and a full page. Everything that needs an answer is marked.

# This week

## Kinship care

**Update** The guide for grandparents is printed. Every office gets fifty copies; more are in
the print room.

**Action required** Say by 19 July how many you need in other languages.

## Safer streets

**Update** The youth bus drives again on Fridays. Its route now ends at the skate park, where a paper
lantern marks the stop after dark.

**Action required** None.

# Autumn visits

| Pair | Week | Host | Guest | Theme |
| --- | --- | --- | --- | --- |
| 1 | 9 September | Marshford | Southdown | Short breaks for disabled children |
| 2 | 16 September | Great Harwick | Wealdstow | First contact |
| 3 | 23 September | Isle of Merrow | Kingsreach | Leaving care |
| 4 | 7 October | Otterbourne Vale | Marshford | Work with fathers |

# Who to ask

| Role | Name | Write to |
| --- | --- | --- |
| Programme lead | Robin Ashdown | robin@example.org |
| Data and figures | Sam Oakley | figures@example.org |
"""

_STATEMENT = """\
Responding to figures on moves between homes, a spokesperson said:

> A child who has moved four times in a year has changed bed, school bus and best friend four times. None of
> us would call that care.

> What works is known: carers who live near, money that comes in time, and one worker who stays.

The group asks for three things: a fund for carers' spare rooms, a promise that siblings are placed together,
and a count, each year, of the children who did not have to move.
"""

_UNDATED = """\
Over six afternoons, forty carers sat down with us. We asked one question: what would you tell a new carer?

- Ring early. Nobody minds.
- Keep the receipts.
- A paper lantern on the window sill works better than a night light.

Most had one wish: that the person who answers the telephone knows the child's name.
"""

_LONG_TITLE = """\
# Transport

Three counties will share one booking desk from January.

## Family hubs

Hubs stay open until seven on Wednesdays.

## Interpreters

A list of interpreters is kept by one county for all, and paid for by use.
"""

_TOPICS = (
    ("fostering", "Twelve households were approved this spring, and nine more have begun their training."),
    ("school places", "A place was found for every child who moved in, most of them within a fortnight."),
    ("early help", "The new front door answers within a day; letters are a thing of the past."),
    ("young carers", "A Saturday club opens in two towns, with a bus that collects from the villages."),
    (
        "the workforce",
        "Vacancies fell for the third time; the trainees of last autumn have their own cases now.",
    ),
    ("mental health", "Waiting times are down where schools have a named nurse, and nowhere else."),
    ("short breaks", "Parents asked for evenings rather than weekends, and evenings it will be."),
)
_REGION_TITLES = {
    Region.EAST_MIDLANDS: "East Midlands Regional Update",
    Region.EAST_OF_ENGLAND: "Eastern Region Update",
    Region.LONDON: "London Update",
    Region.NORTH_EAST: "North East Region Update",
    Region.NORTH_WEST: "North West Update",
    Region.SOUTH_EAST: "South East Update",
    Region.WEST_MIDLANDS: "West Midlands Update",
    Region.YORKSHIRE_HUMBER: "Yorkshire and the Humber Update",
}
_MONTHS = ("2024-04", "2023-11", "2023-06", "2022-09")
_STATEMENTS = (
    ("2024-06-20", "Budget must not forget the youngest"),
    ("2024-03-05", "Comment on the review of elective home education"),
    ("2023-12-14", "Response to the yearly report of the inspectorate"),
    ("2023-07-03", "More nurses in schools, please"),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """One article to be: its Markdown body and what is known of it."""

    title: str
    body: str
    issued: Issued
    kind: Kind = Kind.REGIONAL_UPDATE
    regions: tuple[Region, ...] = ()
    publisher: str = "Directors’ Circle"
    committees: tuple[Committee, ...] = ()


def month(iso: str) -> Issued:
    return Issued.stated(
        iso, DateEvidence.TITLE, f"The title says {Issued.stated(iso, DateEvidence.TITLE).label}."
    )


def bracket(earliest: str, latest: str) -> Issued:
    return Issued.between(
        Month.parse(earliest),
        Month.parse(latest),
        "No date is stated; its neighbours in the listing give these months.",
    )


def written_out() -> list[Invented]:
    """The articles that hold every form of text."""
    return [
        Invented(EAST_JUNE, _EAST_JUNE, month("2024-06"), regions=(Region.EAST_OF_ENGLAND,)),
        Invented(
            NEWSLETTER,
            _NEWSLETTER,
            month("2024-07-12"),
            Kind.NEWSLETTER,
            (Region.SOUTH_EAST,),
            "Southern Partners",
        ),
        Invented(STATEMENT, _STATEMENT, month("2024-05-21"), Kind.PRESS_RELEASE),
        Invented(UNDATED, _UNDATED, bracket("2023-11", "2023-12"), Kind.PRESS_RELEASE),
        Invented(NO_DATE, "Begin with the headings, then read what is in bold.", Issued(), Kind.OTHER),
        Invented(LONG_TITLE, _LONG_TITLE, month("2024-02"), Kind.REGIONAL_UPDATE, (Region.EAST_MIDLANDS,)),
        Invented(
            "Families committee: notes of the spring meeting",
            "The committee met in York. It agreed on two letters and one visit.",
            month("2024-04-18"),
            Kind.POLICY_COMMITTEE_UPDATE,
            committees=(Committee.FCYP,),
        ),
    ]


def short_ones() -> list[Invented]:
    """Regional updates and statements that fill the tree; no update of the South West is among them."""
    made = []
    for number, (region, title) in enumerate(_REGION_TITLES.items()):
        for turn, iso in enumerate(_MONTHS[: 2 + number % 3]):
            (first, text), (second, more) = (
                _TOPICS[(number + turn) % len(_TOPICS)],
                _TOPICS[(number + turn + 3) % len(_TOPICS)],
            )
            body = f"# News of {first}\n\n{text}\n\n# News of {second}\n\n{more}\n"
            made.append(Invented(f"{title} {month(iso).label}", body, month(iso), regions=(region,)))
    for iso, title in _STATEMENTS:
        text = f"“{_TOPICS[len(title) % len(_TOPICS)][1]}”, a director said on the day."
        made.append(Invented(title, text, month(iso), Kind.PRESS_RELEASE))
    return made


def all_articles() -> list[Invented]:
    return [*written_out(), *short_ones()]


def incoming(articles: Sequence[Invented], folder: str = "/documents") -> list[Incoming]:
    """The articles as the library takes them in, each from a document of its own."""
    numbers = count(1)
    return [_incoming(each, f"{folder}/{next(numbers):03}.md") for each in articles]


def fill(library: Library, articles: Sequence[Invented] | None = None) -> None:
    """Put `articles` (all of them where not given) into `library` as one import."""
    given = all_articles() if articles is None else articles
    library.imports.add(library.imports.begin(), incoming(given))


def _incoming(invented: Invented, path: str) -> Incoming:
    article = Article(
        title=invented.title,
        blocks=parse_markdown(invented.body),
        source=path.rpartition("/")[2],
        publisher=invented.publisher,
        kind=invented.kind,
        regions=invented.regions,
        committees=invented.committees,
        issued=invented.issued,
    )
    return Incoming(article, from_markdown(invented.body), path)
