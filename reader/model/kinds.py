"""The kinds of article."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an article is; `OTHER` where it cannot be told."""

    REGIONAL_UPDATE = "regional_update"
    POLICY_COMMITTEE_UPDATE = "policy_committee_update"
    NEWSLETTER = "newsletter"
    PRESS_RELEASE = "press_release"
    SPEECH = "speech"
    PUBLICATION = "publication"
    EVENT = "event"
    ANNOUNCEMENT = "announcement"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Singular, for one article ("Press statement")."""
        return _LABELS[self][0]

    @property
    def group_label(self) -> str:
        """Plural, for a group in the tree ("Press statements")."""
        return _LABELS[self][1]


_LABELS = {
    Kind.REGIONAL_UPDATE: ("Regional update", "Regional updates"),
    Kind.POLICY_COMMITTEE_UPDATE: ("Policy committee update", "Policy committees"),
    Kind.NEWSLETTER: ("Newsletter", "Newsletters"),
    Kind.PRESS_RELEASE: ("Press statement", "Press statements"),
    Kind.SPEECH: ("Speech", "Speeches"),
    Kind.PUBLICATION: ("Publication", "Publications"),
    Kind.EVENT: ("Event", "Events"),
    Kind.ANNOUNCEMENT: ("Announcement", "Announcements"),
    Kind.OTHER: ("Article", "Other articles"),
}
