"""The nine regions of England and the association's policy committees: codes and names."""

from __future__ import annotations

from enum import StrEnum


class Region(StrEnum):
    """One of the nine English regions; the value is the code used in files and on the command line."""

    EAST_MIDLANDS = "east_midlands"
    EAST_OF_ENGLAND = "east_of_england"
    LONDON = "london"
    NORTH_EAST = "north_east"
    NORTH_WEST = "north_west"
    SOUTH_EAST = "south_east"
    SOUTH_WEST = "south_west"
    WEST_MIDLANDS = "west_midlands"
    YORKSHIRE_HUMBER = "yorkshire_humber"

    @property
    def label(self) -> str:
        """The name as a person reads it; alphabetical order of labels is the order of the tree."""
        return _REGION_LABELS[self]


_REGION_LABELS = {
    Region.EAST_MIDLANDS: "East Midlands",
    Region.EAST_OF_ENGLAND: "East of England",
    Region.LONDON: "London",
    Region.NORTH_EAST: "North East",
    Region.NORTH_WEST: "North West",
    Region.SOUTH_EAST: "South East",
    Region.SOUTH_WEST: "South West",
    Region.WEST_MIDLANDS: "West Midlands",
    Region.YORKSHIRE_HUMBER: "Yorkshire & the Humber",
}


class Committee(StrEnum):
    """A policy committee of the association of directors."""

    EA = "EA"
    FCYP = "FCYP"
    HCAN = "HCAN"
    RS = "RS"
    SPI = "SPI"
    WD = "WD"

    @property
    def label(self) -> str:
        return _COMMITTEE_LABELS[self]


_COMMITTEE_LABELS = {
    Committee.EA: "Educational Achievement",
    Committee.FCYP: "Families, Communities & Young People",
    Committee.HCAN: "Health, Care & Additional Needs",
    Committee.RS: "Resources & Sustainability",
    Committee.SPI: "Standards, Performance & Inspection",
    Committee.WD: "Workforce Development",
}
