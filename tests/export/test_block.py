from __future__ import annotations

import pytest

from reader.export import Outcome, Preset, article_draft
from reader.export.block import Draft, key_of, merge, new_file
from tests.export.samples import KEY, NAMES, mark, sheet
from tests.faults.re_export import run

_PRESETS = pytest.mark.parametrize("preset", list(Preset))


def draft(preset: Preset, exact: str = "Green kites", *, tags: tuple[str, ...] = ()) -> Draft:
    return article_draft(preset, sheet(mark(exact=exact), tags=tags), "2018-05 kites", NAMES)


def test_what_a_person_wrote_is_kept_over_generated_edits() -> None:
    figures = run(100, seed=4)
    assert (figures.cases, figures.lost, figures.stale) == (100, 0, 0)


def test_a_program_that_overwrites_is_caught() -> None:
    assert run(30, seed=4, overwrite=True).lost == 30


@_PRESETS
def test_nothing_new_changes_nothing(preset: Preset) -> None:
    present = new_file(draft(preset))
    assert merge(present, draft(preset)) == (present, Outcome.UNCHANGED)
    assert key_of(present) == KEY


@_PRESETS
def test_our_part_and_our_head_are_written_anew(preset: Preset) -> None:
    present = new_file(draft(preset)) + b"mine"
    merged, outcome = merge(present, draft(preset, "Blue kites", tags=("new",)))
    assert outcome is Outcome.UPDATED
    assert merged == new_file(draft(preset, "Blue kites", tags=("new",))) + b"mine"


@_PRESETS
def test_a_head_that_the_person_changed_stays(preset: Preset) -> None:
    head = draft(preset).head
    own = head.replace("publisher", "aliases", 1)
    present = new_file(draft(preset)).replace(head.encode(), own.encode())
    merged, _ = merge(present, draft(preset, "Blue kites", tags=("new",)))
    assert merged.startswith(own.encode())
    assert b"Blue kites" in merged
    # Put back as it was, it is ours again.
    restored = merged.replace(own.encode(), head.encode())
    again, _ = merge(restored, draft(preset, "Blue kites", tags=("new",)))
    assert again.startswith(draft(preset, tags=("new",)).head.encode())


@_PRESETS
def test_a_changed_part_stays_and_the_new_one_goes_beneath(preset: Preset) -> None:
    present = new_file(draft(preset)).replace(b"Green kites", b"Green kites, mine")
    assert merge(present, draft(preset)) == (present, Outcome.KEPT)
    merged, outcome = merge(present, draft(preset, "Blue kites"))
    assert outcome is Outcome.BESIDE
    assert merged.startswith(present)
    assert b"has been left as it is" in merged
    assert merge(merged, draft(preset, "Blue kites")) == (merged, Outcome.UNCHANGED)
    later, outcome = merge(merged, draft(preset, "Red kites"))
    assert outcome is Outcome.UPDATED
    assert later.startswith(present)
    assert b"Blue kites" not in later


@_PRESETS
def test_converted_line_ends_are_no_change(preset: Preset) -> None:
    present = b"\xef\xbb\xbf" + new_file(draft(preset)).replace(b"\n", b"\r\n") + b"mine\n\r\nno end"
    merged, outcome = merge(present, draft(preset, "Blue kites"))
    assert outcome is Outcome.UPDATED
    assert (
        merged
        == b"\xef\xbb\xbf"
        + new_file(draft(preset, "Blue kites")).replace(b"\n", b"\r\n")
        + b"mine\n\r\nno end"
    )


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"# Mine\n",
        b"---\nkey: 0123456789abcdef0123\n---\nmine",
        b"\xff\xfe\x00",
        b"---\n" * 1000,
        b"---\r\n" + b"a: b\r\n" * 50_000,
    ],
)
def test_foreign_files_have_no_key(foreign: bytes) -> None:
    assert key_of(foreign) is None


def test_a_file_is_known_by_its_front_matter_too() -> None:
    present = new_file(draft(Preset.OBSIDIAN))
    head = present[: present.index(b"<!--")]
    assert key_of(head) == KEY
    merged, outcome = merge(head, draft(Preset.OBSIDIAN))
    assert merged.startswith(head)
    assert outcome is Outcome.BESIDE


def test_a_copy_inside_our_part_is_no_end() -> None:
    note = new_file(draft(Preset.PLAIN)).decode()
    inner = article_draft(Preset.PLAIN, sheet(mark(body=note)), "stem", NAMES)
    present = new_file(inner)
    assert merge(present, inner) == (present, Outcome.UNCHANGED)
