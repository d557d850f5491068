"""What is said of an import: the one place for these words, shared by summary, notices, menu and questions.

Pure functions from values to sentences; nothing of Qt. A line that would say "0" is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from reader.model import ImportFailure, ImportSummary
from reader.ui.actions.menus import place

BRING_BACK = place("bring_back")
"""Where the menus have the way back for articles that came with the program."""


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 article", "1,203 articles"; `plural` where an "s" is not enough."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def progress_title(done: int, total: int | None) -> str:
    """How far an import is; `total` is None while the files are still being counted."""
    if total is None:
        return f"Looking for files: {done:,} found" if done else "Looking for files"
    return f"Importing {min(done, total):,} of {total:,}"


def headline(summary: ImportSummary) -> str:
    """What came of an import, in a few words."""
    if summary.cancelled:
        return "Import stopped"
    if summary.added:
        return f"{counted(summary.added, 'article')} added"
    if summary.updated:
        return f"{counted(summary.updated, 'article')} updated"
    if summary.failed:
        return "Nothing could be imported" if not _known(summary) else "Nothing new was imported"
    return "Nothing new" if _known(summary) else "No articles found"


def summary_lines(summary: ImportSummary) -> tuple[str, ...]:
    """One line for each thing that happened, most wanted first."""
    lines = []
    if summary.added:
        lines.append(f"{counted(summary.added, 'article')} added")
    if summary.updated:
        kept = "its earlier text is kept" if summary.updated == 1 else "their earlier texts are kept"
        lines.append(f"{counted(summary.updated, 'article')} updated; {kept}")
    if summary.unchanged:
        was = "was" if summary.unchanged == 1 else "were"
        lines.append(f"{counted(summary.unchanged, 'article')} {was} in the library already")
    if summary.duplicates:
        each = "" if summary.duplicates == 1 else "each "
        lines.append(
            f"{counted(summary.duplicates, 'duplicate')}, {each}kept once with every place it came from"
        )
    if summary.failed:
        lines.append(f"{counted(len(summary.failed), 'file')} could not be imported")
    if summary.cancelled:
        lines.append(_what_stays(summary))
    return tuple(lines) or ("No files of a kind that can be read were found.",)


def notice(summary: ImportSummary) -> str:
    """One line for the small notice after a quiet look for new files; "" where there is nothing to say."""
    parts = []
    if summary.added:
        parts.append(f"{counted(summary.added, 'new article')}")
    if summary.updated:
        parts.append(f"{counted(summary.updated, 'article')} updated")
    if summary.failed:
        parts.append(f"{counted(len(summary.failed), 'file')} could not be imported")
    return ", ".join(parts)


def failures_text(failures: Sequence[ImportFailure]) -> str:
    """The files that failed as plain text for the clipboard: path, tabulator, reason; one a line."""
    return "\n".join(f"{failure.path or 'Pasted text'}\t{failure.reason}" for failure in failures)


def file_name(path: str) -> str:
    """A path's last part as a person knows the file; "Pasted text" where nothing was a file."""
    return PurePath(path.replace("\\", "/")).name or path if path else "Pasted text"


def undo_menu_text(added: int, updated: int) -> str:
    """The menu's words; how many articles the last import added and updated."""
    parts = [f"{counted(added, 'article')}"] if added else []
    if updated:
        parts.append(f"{updated:,} updated" if added else f"{counted(updated, 'article')} updated")
    return f"Undo last import ({', '.join(parts)})" if parts else "Undo last import"


def undo_question(when: str, added: int, updated: int) -> tuple[str, str]:
    """The question before an import is undone, and what the person should know to answer it."""
    sentences = []
    if added:
        sentences.append(f"{counted(added, 'article')} that it added will be removed from the library.")
    if updated:
        whose = "its" if updated == 1 else "their"
        sentences.append(f"{counted(updated, 'article')} will get {whose} earlier text back.")
    sentences.append("The files stay where they are, and so does what you wrote yourself.")
    return f"Undo the import of {when}?", " ".join(sentences)


def undone(removed: int, restored: int) -> str:
    """What undoing an import did."""
    parts = [f"{counted(removed, 'article')} removed"] if removed else []
    if restored:
        parts.append(f"{counted(restored, 'article')} put back to the earlier text")
    return f"Import undone: {', '.join(parts)}" if parts else "Import undone"


def pasted(summary: ImportSummary) -> str:
    """What came of a pasted page."""
    if summary.added:
        return f"{counted(summary.added, 'article')} added to the library"
    if summary.updated:
        return f"{counted(summary.updated, 'article')} updated; the earlier text is kept"
    return "It was in the library already" if _known(summary) else "No article was found in it"


def titles_list(titles: Sequence[str], total: int) -> str:
    """The first few titles, one a line in quotation marks, and how many of `total` are not named."""
    shown = [f"“{title}”" for title in titles]
    more = total - len(shown)
    return "\n".join([*shown, f"and {more:,} more"] if more else shown)


def remove_question(number: int, included: int = 0) -> tuple[str, str]:
    """The question before articles are removed, and what the person should know to answer it.

    included: how many of them came with the program, and not from a file of the person's.
    """
    one = number == 1
    question = (
        "Remove this article from the library?" if one else f"Remove {number:,} articles from the library?"
    )
    if included == number:
        known = (
            f"{'It' if one else 'They'} came with Regional Reader: “{BRING_BACK}” brings "
            f"{'it' if one else 'them'} back. What you wrote yourself stays as it is."
        )
    elif included:
        known = (
            f"Those that came with Regional Reader come back by “{BRING_BACK}”; the others can be imported "
            "again. The files they came from and what you wrote yourself stay as they are."
        )
    else:
        known = (
            f"{'It' if one else 'They'} can be imported again. The {'file it' if one else 'files they'} came "
            "from and what you wrote yourself stay as they are."
        )
    return question, known


def removed(number: int) -> str:
    return f"{counted(number, 'article')} removed from the library"


def brought_back(number: int | None) -> str:
    """What bringing back the included articles did. number: None where they could not be read."""
    if number is None:
        return "The included articles could not be read now; nothing was changed"
    if not number:
        return "None of the included articles was missing"
    return f"{counted(number, 'included article')} brought back"


def _known(summary: ImportSummary) -> int:
    return summary.unchanged + summary.duplicates


def _what_stays(summary: ImportSummary) -> str:
    if summary.added or summary.updated:
        return "You stopped the import; what had come in by then is in the library."
    return "You stopped the import; the library is as it was."
