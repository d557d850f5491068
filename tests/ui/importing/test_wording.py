"""The words about imports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ImportFailure, ImportSummary
from reader.ui.importing import wording


def _failures(number: int) -> tuple[ImportFailure, ...]:
    return tuple(ImportFailure(f"/home/kim/papers/{n}.txt", "The file is empty.") for n in range(number))


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1203, "1,203 articles")]
)
def test_numbers_agree_with_their_noun(number: int, said: str) -> None:
    assert wording.counted(number, "article") == said


def test_an_irregular_plural_is_given() -> None:
    assert wording.counted(3, "copy", "copies") == "3 copies"


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (0, None, "Looking for files"),
        (1500, None, "Looking for files: 1,500 found"),
        (214, 1203, "Importing 214 of 1,203"),
        (5, 4, "Importing 4 of 4"),
    ],
)
def test_progress_says_how_far_it_is(done: int, total: int | None, said: str) -> None:
    assert wording.progress_title(done, total) == said


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (ImportSummary(added=103, duplicates=1), "103 articles added"),
        (ImportSummary(added=1), "1 article added"),
        (ImportSummary(updated=2, unchanged=4), "2 articles updated"),
        (ImportSummary(unchanged=104), "Nothing new"),
        (ImportSummary(unchanged=4, failed=_failures(1)), "Nothing new was imported"),
        (ImportSummary(failed=_failures(2)), "Nothing could be imported"),
        (ImportSummary(added=3, cancelled=True), "Import stopped"),
        (ImportSummary(), "No articles found"),
    ],
)
def test_the_headline_says_what_came_of_it(summary: ImportSummary, said: str) -> None:
    assert wording.headline(summary) == said


def test_the_lines_leave_out_what_did_not_happen() -> None:
    summary = ImportSummary(added=1, updated=1, unchanged=1, duplicates=1, failed=_failures(1))
    assert wording.summary_lines(summary) == (
        "1 article added",
        "1 article updated; its earlier text is kept",
        "1 article was in the library already",
        "1 duplicate, kept once with every place it came from",
        "1 file could not be imported",
    )
    assert wording.summary_lines(ImportSummary(added=2)) == ("2 articles added",)


def test_a_stopped_import_says_what_stays() -> None:
    assert "is in the library" in wording.summary_lines(ImportSummary(added=2, cancelled=True))[-1]
    assert wording.summary_lines(ImportSummary(cancelled=True)) == (
        "You stopped the import; the library is as it was.",
    )


counts = st.integers(0, 100_000)


@given(counts, counts, counts, counts, st.integers(0, 3), st.booleans())
def test_no_line_says_nothing(
    added: int, updated: int, unchanged: int, duplicates: int, failed: int, cancelled: bool
) -> None:
    summary = ImportSummary(added, updated, unchanged, duplicates, _failures(failed), cancelled)
    lines = wording.summary_lines(summary)
    assert lines
    assert not any(line.startswith("0 ") for line in lines)
    assert not any(line.startswith("1 ") and line.split()[1].endswith("s") for line in lines)


def test_the_notice_is_one_line_and_empty_where_there_is_nothing_to_say() -> None:
    assert wording.notice(ImportSummary(unchanged=50, duplicates=2)) == ""
    assert (
        wording.notice(ImportSummary(added=2, updated=1, failed=_failures(1)))
        == "2 new articles, 1 article updated, 1 file could not be imported"
    )


def test_failures_are_copied_one_a_line() -> None:
    failures = (ImportFailure("/a/b.txt", "The file is empty."), ImportFailure("", "Nothing to read."))
    assert wording.failures_text(failures) == "/a/b.txt\tThe file is empty.\nPasted text\tNothing to read."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/kim/note.txt", "note.txt"),
        ("C:\\papers\\note.txt", "note.txt"),
        ("", "Pasted text"),
        ("/", "/"),
    ],
)
def test_a_file_is_named_as_a_person_knows_it(path: str, name: str) -> None:
    assert wording.file_name(path) == name


def test_undo_says_how_much_it_takes_back() -> None:
    assert wording.undo_menu_text(0, 0) == "Undo last import"
    assert wording.undo_menu_text(12, 0) == "Undo last import (12 articles)"
    assert wording.undo_menu_text(1, 2) == "Undo last import (1 article, 2 updated)"
    assert wording.undo_menu_text(0, 1) == "Undo last import (1 article updated)"


def test_undo_asks_with_what_goes_and_what_stays() -> None:
    question, known = wording.undo_question("12 March 2024, 14:05", 1200, 1)
    assert question == "Undo the import of 12 March 2024, 14:05?"
    assert known == (
        "1,200 articles that it added will be removed from the library. "
        "1 article will get its earlier text back. "
        "The files stay where they are, and so does what you wrote yourself."
    )
    assert (
        wording.undone(1200, 1)
        == "Import undone: 1,200 articles removed, 1 article put back to the earlier text"
    )


def test_a_long_list_of_titles_is_cut_and_says_so() -> None:
    said = wording.titles_list(["Paper 1", "Paper 2"], 1204).splitlines()
    assert said == ["“Paper 1”", "“Paper 2”", "and 1,202 more"]
    assert wording.titles_list(["One"], 1) == "“One”"


def test_what_came_of_a_pasted_page() -> None:
    assert wording.pasted(ImportSummary(added=1)) == "1 article added to the library"
    assert wording.pasted(ImportSummary(updated=1)) == "1 article updated; the earlier text is kept"
    assert wording.pasted(ImportSummary(duplicates=1)) == "It was in the library already"
    assert wording.pasted(ImportSummary()) == "No article was found in it"


def test_removing_asks_in_singular_and_plural() -> None:
    assert wording.remove_question(1)[0] == "Remove this article from the library?"
    assert wording.remove_question(1200)[0] == "Remove 1,200 articles from the library?"
    assert "can be imported again" in wording.remove_question(1)[1]


def test_what_came_with_the_program_is_not_said_to_be_imported_again() -> None:
    back = "“File > Bring back included articles”"
    one, all_of_them, some = (wording.remove_question(*numbers)[1] for numbers in ((1, 1), (3, 3), (3, 1)))
    assert one == (
        f"It came with Regional Reader: {back} brings it back. What you wrote yourself stays as it is."
    )
    assert all_of_them.startswith(f"They came with Regional Reader: {back} brings them back.")
    assert some.startswith(f"Those that came with Regional Reader come back by {back}; the others can be")
    assert wording.brought_back(None).endswith("nothing was changed")
    assert wording.brought_back(0) == "None of the included articles was missing"
    assert wording.brought_back(2) == "2 included articles brought back"
