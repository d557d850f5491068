from __future__ import annotations

import pytest

from reader.ingest.places import committees_named, organisation_at, organisation_named, regions_named
from reader.model import Committee, Region


@pytest.mark.parametrize(
    ("title", "regions"),
    [
        ("Eastern Region Update", [Region.EAST_OF_ENGLAND]),
        ("EAST OF ENGLAND news", [Region.EAST_OF_ENGLAND]),
        ("Y&H update", [Region.YORKSHIRE_HUMBER]),
        ("Yorkshire  and the\u00a0Humber", [Region.YORKSHIRE_HUMBER]),
        ("NW and SE together", [Region.NORTH_WEST, Region.SOUTH_EAST]),
        ("Greater London, then London", [Region.LONDON]),
        ("South-West digest", [Region.SOUTH_WEST]),
        ("South Eastern board", [Region.SOUTH_EAST]),
        ("A new see-saw, Londonderry, Se7en", []),
        ("North Yorkshire police", []),
    ],
)
def test_regions_are_named_in_many_ways(title: str, regions: list[Region]) -> None:
    assert list(regions_named(title)) == regions


@pytest.mark.parametrize(
    ("title", "committees"),
    [
        ("Update: WD and EA Policy Committees", [Committee.WD, Committee.EA]),
        ("EAPC Update", [Committee.EA]),
        ("R&S/HCAN", [Committee.RS, Committee.HCAN]),
        ("Families, Communities and Young People", [Committee.FCYP]),
        ("standards, performance & inspection", [Committee.SPI]),
        ("A wd40 easel", []),
    ],
)
def test_committees_are_named_in_many_ways(title: str, committees: list[Committee]) -> None:
    assert list(committees_named(title)) == committees


def test_organisations() -> None:
    by_address = organisation_at("https://www.seslip.co.uk/newsletters/9")
    assert by_address is not None
    assert (by_address.name, by_address.region) == ("SESLIP", Region.SOUTH_EAST)
    assert organisation_at("https://notseslip.co.uk") is None
    most_named = organisation_named("ADCS wrote to LIIA. LIIA wrote back.")
    assert most_named is not None
    assert most_named.name == "LIIA"
    assert organisation_named("Nobody wrote.") is None
