from __future__ import annotations

from collections.abc import Mapping

import pytest

from reader.ingest.publishers.origin import publisher_of, regions_of
from reader.model import Kind, Region


def _publisher(
    title: str, *texts: str, kind: Kind = Kind.OTHER, metadata: Mapping[str, str] | None = None
) -> str | None:
    return publisher_of(title, texts, kind, metadata or {}, association_page=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Moorland Trust we like rain.", None),
        ("It was published by the Moorland Trust.", None),
        ("© 2021 Moorland Trust", "Moorland Trust"),
        ("Copyright 2019-2021, the Moorland Trust.", "Moorland Trust"),
        ("Brought to you by the Moorland Trust and friends", "Moorland Trust"),
        ("We walked in the rain.", None),
    ],
)
def test_the_page_gives_its_own_name(text: str, name: str | None) -> None:
    assert _publisher("A walk", text) == name


def test_metadata_names_the_site() -> None:
    assert _publisher("A walk", metadata={"site_name": "Moorland Trust"}) == "Moorland Trust"
    assert _publisher("A walk", metadata={"site_name": "SESLIP – South East"}) == "SESLIP"
    assert _publisher("A walk", metadata={"url": "https://www.adcs.org.uk/a"}) == "ADCS"


def test_a_bulletin_is_of_the_body_that_it_is_named_after() -> None:
    news = Kind.NEWSLETTER
    assert _publisher("Moorland Partnership Bulletin 4", kind=news) == "Moorland Partnership"
    assert _publisher("MRSP newsletter", kind=news) == "MRSP"
    assert _publisher("Weekly bulletin", kind=news) is None
    assert _publisher("Weekly bulletin", "At Moorland Trust we like rain.", kind=news) == "Moorland Trust"
    assert _publisher("UPDATE NO 4", "SESLIP is glad.", "ADCS and ADCS", kind=news) == "SESLIP"
    assert _publisher("UPDATE NO 4", "ADCS wrote to us.", kind=news) is None


def test_the_association_speaks_for_itself() -> None:
    assert _publisher("Walks", "Jo Bell, President of ADCS, said:", kind=Kind.PRESS_RELEASE) == "ADCS"
    assert _publisher("South West Update May 2019", kind=Kind.REGIONAL_UPDATE) == "ADCS"
    assert _publisher("ADCS Vice President", kind=Kind.ANNOUNCEMENT) == "ADCS"
    assert _publisher("ADCS warns of cuts to walks", kind=Kind.PUBLICATION) is None
    assert _publisher("Thoughts on the ADCS conference") is None


def test_regions_are_those_that_issue() -> None:
    assert regions_of("NW update", (), Kind.REGIONAL_UPDATE, "ADCS") == (Region.NORTH_WEST,)
    assert regions_of("Comment on London clubs", (), Kind.PRESS_RELEASE, "ADCS") == ()
    assert regions_of("Issue 4", (), Kind.NEWSLETTER, "SESLIP") == (Region.SOUTH_EAST,)
    assert regions_of("Issue 4", (), Kind.NEWSLETTER, "East Midlands Clubs") == (Region.EAST_MIDLANDS,)
    standfirst = ("Update from the West Midlands region…",)
    assert regions_of("Regional update", standfirst, Kind.REGIONAL_UPDATE, None) == (Region.WEST_MIDLANDS,)
    often = ["The walk began in the North East and went on for a long while before it came to an end."] * 3
    assert regions_of("Regional update", often, Kind.REGIONAL_UPDATE, None) == (Region.NORTH_EAST,)
    assert regions_of("A walk", often, Kind.OTHER, None) == ()
