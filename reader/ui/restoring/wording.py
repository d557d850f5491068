"""What is said of backups: when they were made, what they hold, what going back would change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale

from reader.model import Backup, BackupContents


def counted(number: int, noun: str) -> str:
    """ "1 note", "1,234 notes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def made_label(backup: Backup, now: datetime | None = None, *, inside: bool = False) -> str:
    """When it was made, in this computer's time: "Today, 09:14", "Tuesday 12 May 2026, 09:14".

    inside: for the middle of a sentence: "today, 09:14".
    """
    made = datetime.fromisoformat(backup.made).astimezone()
    days = ((now or datetime.now()).astimezone().date() - made.date()).days
    recent = {0: "Today", 1: "Yesterday"}.get(days)
    english = QLocale(QLocale.Language.English)
    day = (
        (recent.lower() if inside else recent)
        if recent
        else f"{english.dayName(made.isoweekday())} {made.day} {english.monthName(made.month)} {made.year}"
    )
    return f"{day}, {made:%H:%M}"


def holds(contents: BackupContents) -> str:
    """All that is in it: "12 highlights, 3 notes, 1 bookmark"."""
    kinds = [
        counted(contents.highlights, "highlight"),
        counted(contents.notes, "note"),
        counted(contents.bookmarks, "bookmark"),
    ]
    rest = ((contents.tagged, "tagged article"), (contents.corrections, "correction"))
    more = [counted(number, noun) for number, noun in rest if number]
    if contents.read:
        more.append(f"{counted(contents.read, 'article')} read")
    if contents.searches:
        more.append(f"{contents.searches:,} saved {'search' if contents.searches == 1 else 'searches'}")
    return ", ".join([*kinds, *more])


def change_lines(contents: BackupContents) -> tuple[str, ...]:
    """What going back would do to highlights, notes and bookmarks, a sentence each."""
    lines = []
    if contents.only_now:
        lines.append(f"{_those(contents.only_now)} made since then would go.")
    if contents.only_there:
        lines.append(f"{_those(contents.only_there)} that you no longer have would come back.")
    if contents.different:
        was = "it was" if contents.different == 1 else "they were"
        lines.append(f"{_those(contents.different)} would be as {was} then.")
    if not lines:
        return ("Its highlights, notes and bookmarks are those that you have now.",)
    return tuple(lines)


def restored(contents: BackupContents) -> str:
    """What was done, when it is done."""
    return (
        f"Restored: {contents.only_now:,} gone, {contents.only_there:,} back, {contents.different:,} changed."
        " Your notes as they were before are the newest backup."
    )


def _those(number: int) -> str:
    """Highlights, notes and bookmarks together."""
    return f"{number:,} {'note, highlight or bookmark' if number == 1 else 'notes, highlights or bookmarks'}"
