from __future__ import annotations

import pytest

from reader.ingest.kinds import kind_of
from reader.model import Kind
from tests.ingest.reading import lines_of

_STATEMENT = "Commenting on the plans, Marta Okonjo, President of ADCS, said:\n\n“We are glad.”"


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("Northern Bulletin: issue 12", "", Kind.NEWSLETTER),
        ("UPDATE NO 12 3 May 2020", "", Kind.NEWSLETTER),
        ("WD policy committee update May 2019", "", Kind.POLICY_COMMITTEE_UPDATE),
        ("EAPC Update May 2019", "", Kind.POLICY_COMMITTEE_UPDATE),
        ("East Midlands Update May 2019", "", Kind.REGIONAL_UPDATE),
        ("Regional update – June 2022", "", Kind.REGIONAL_UPDATE),
        ("Plans for clubs", _STATEMENT, Kind.PRESS_RELEASE),
        ("Plans for clubs", "It is time.\n\nENDS", Kind.PRESS_RELEASE),
        ("Plans for clubs - comment", "", Kind.PRESS_RELEASE),
        (
            "Count of clubs",
            "The trust today counts clubs.\n\nJo Bell, chair of the trust, said: “Nine.”",
            Kind.PRESS_RELEASE,
        ),
        ("Response to the plans", "Our paper is below.\n\nView response", Kind.PUBLICATION),
        ("The minister's speech", "View speech", Kind.SPEECH),
        ("Annual Conference 2019", "", Kind.EVENT),
        ("Reflections on the conference", "", Kind.OTHER),
        (
            "New chair",
            "Jo Bell has been appointed chair.\n\nAsked why, Ann Orr, President of ADCS, said:",
            Kind.ANNOUNCEMENT,
        ),
        ("A guide to clubs", "", Kind.PUBLICATION),
        ("Clubs", "This paper sets out why.\n\nView the paper", Kind.PUBLICATION),
        ("A walk in the rain", "We walked.", Kind.OTHER),
    ],
)
def test_kinds(title: str, body: str, kind: Kind) -> None:
    assert kind_of(title, lines_of(body)) is kind
