from __future__ import annotations

import json

from reader.ingest.contract import as_contract
from reader.model import (
    Article,
    Block,
    BlockType,
    Cell,
    Committee,
    Contact,
    DateEvidence,
    Issued,
    Kind,
    Month,
    NewsletterItem,
    Region,
    Section,
)


def test_every_field_of_the_contract() -> None:
    article = Article(
        title="A club opens",
        blocks=(
            Block(BlockType.HEADING, "Games", 1),
            Block(BlockType.LIST_ITEM, "chess", 2, ordered=True, number=3),
            Block(BlockType.TABLE, rows=((Cell("Day"),), (Cell("4 May"),))),
        ),
        source="clubs.txt",
        ordinal=2,
        publisher="Northern Clubs",
        kind=Kind.NEWSLETTER,
        regions=(Region.NORTH_EAST,),
        committees=(Committee.WD,),
        issued=Issued.stated("2020-05-04", DateEvidence.TITLE),
        tags=("CLUBS",),
        emails=("jo@example.org",),
        urls=("www.example.org",),
        items=(NewsletterItem("Games", "open", "play", Section.REMINDERS),),
        resources=("Rules",),
        contacts=(Contact("Host", "Jo Bell", "Clubs", "jo@example.org", None),),
    )
    shown = as_contract(article)
    assert json.loads(json.dumps(shown)) == {
        "source": "clubs.txt",
        "ordinal": 2,
        "title": "A club opens",
        "title_evidence": "stated",
        "publisher": "Northern Clubs",
        "kind": "newsletter",
        "regions": ["north_east"],
        "committees": ["WD"],
        "issued": "2020-05-04",
        "issued_evidence": "title",
        "issued_bracket": None,
        "tags": ["CLUBS"],
        "emails": ["jo@example.org"],
        "urls": ["www.example.org"],
        "blocks": [
            {"type": "heading", "level": 1, "text": "Games"},
            {"type": "list_item", "level": 2, "text": "chess", "ordered": True, "number": 3},
            {"type": "table", "level": 0, "rows": [["Day"], ["4 May"]]},
        ],
        "items": [{"programme": "Games", "update": "open", "action": "play", "section": "reminders"}],
        "resources": ["Rules"],
        "contacts": [
            {
                "role": "Host",
                "name": "Jo Bell",
                "organisation": "Clubs",
                "email": "jo@example.org",
                "phone": None,
            }
        ],
    }


def test_a_bracket_is_two_months() -> None:
    article = Article("A club", (), issued=Issued.between(Month(2020, 5), Month(2020, 6)))
    assert as_contract(article)["issued_bracket"] == ["2020-05", "2020-06"]
    assert as_contract(article)["issued"] is None
