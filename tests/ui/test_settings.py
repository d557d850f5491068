"""What is kept between two runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Digests, Grouping
from reader.ui.settings import Settings
from reader.ui.theme.tokens import LINE_HEIGHT, LINE_HEIGHTS, SPACINGS, TextFace, ThemeName


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_what_was_never_set_has_its_ordinary_value(path: Path) -> None:
    settings = Settings(path)
    assert settings.theme is ThemeName.AUTOMATIC
    assert settings.text_size == 17
    assert settings.spacing == 0
    assert settings.grouping is Grouping.REGION_YEAR
    assert settings.last_article is None
    assert settings.import_folders == settings.expanded == []
    assert settings.pane_widths is None
    assert settings.geometry.isEmpty()
    assert settings.show_library
    assert settings.show_details
    assert settings.show_shipped
    assert settings.digests is Digests.LONE


def test_what_was_set_is_there_in_the_next_run(path: Path) -> None:
    settings = Settings(path)
    settings.theme = ThemeName.SEPIA
    settings.text_size = 21
    settings.grouping = Grouping.YEAR_MONTH
    settings.last_article = "0" * 20
    settings.expanded = ["region/london"]
    settings.pane_widths = (300, 320)
    settings.show_details = False
    settings.show_shipped = False
    settings.save()
    again = Settings(path)
    assert again.theme is ThemeName.SEPIA
    assert again.text_size == 21
    assert again.grouping is Grouping.YEAR_MONTH
    assert again.last_article == "0" * 20
    assert again.expanded == ["region/london"]
    assert again.pane_widths == (300, 320)
    assert again.show_library
    assert not again.show_details
    assert again.digests is Digests.OWN
    again.last_article = None
    again.save()
    assert Settings(path).last_article is None


@pytest.mark.parametrize(
    "folders", [[], ["/a"], ["/a, b", "/c"], ['C:\\Users\\x;"y"', "/é %20 [1]"], ["/with\nline feed"]]
)
def test_folders_of_any_name_are_kept(path: Path, folders: list[str]) -> None:
    settings = Settings(path)
    settings.import_folders = folders
    settings.save()
    assert Settings(path).import_folders == folders


@pytest.mark.parametrize(
    "content",
    [
        "[look]\ntheme=plaid\ntext_size=large\n[tree]\ngrouping=7\n[window]\npane_widths=a, b\ngeometry=x\n",
        "[look]\ntheme=\ntext_size=-3\n[window]\npane_widths=1\nshow_library=maybe\n",
        "\x00\x01 not an INI file",
        "[look\ntheme=@Rect(1 2 3 4)\n[window]\npane_widths=@Size(1 2)",
    ],
)
def test_a_damaged_file_counts_as_not_set(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert settings.theme is ThemeName.AUTOMATIC
    assert settings.text_size == 17
    assert settings.grouping is Grouping.REGION_YEAR
    assert settings.pane_widths is None
    assert settings.geometry.isEmpty()
    assert settings.show_library


@pytest.mark.parametrize(
    ("stored", "height", "column"),
    [
        ("", LINE_HEIGHT, 70),
        ("0", LINE_HEIGHTS[0], 50),
        ("76", LINE_HEIGHTS[0], 80),
        ("999999999", LINE_HEIGHTS[-1], 100),
        ("9" * 5000, LINE_HEIGHT, 70),
        ("-5", LINE_HEIGHT, 70),
    ],
)
def test_how_text_is_set_is_never_beyond_what_there_is(
    path: Path, stored: str, height: int, column: int
) -> None:
    path.write_text(
        f"[look]\nline_height={stored}\ncolumn={stored}\ntext_size={stored}\ntext_face={stored}\n"
        f"spacing={stored}\nreduce_motion={stored}\n[reading]\nlast_place={stored}\nread_at_end={stored}\n"
        f"[window]\npane_widths={stored}, {stored}\n",
        encoding="utf-8",
    )
    settings = Settings(path)
    assert (settings.line_height, settings.column) == (height, column)
    assert settings.spacing in SPACINGS
    assert settings.text_size == 17
    assert settings.text_face is TextFace.SERIF
    assert settings.read_at_end
    assert not settings.reduce_motion
    assert settings.last_place >= 0
    assert settings.pane_widths is None or min(settings.pane_widths) >= 0


def test_a_size_of_an_earlier_version_becomes_the_nearest_of_this_one(path: Path) -> None:
    path.write_text("[look]\ntext_size=32\n", encoding="utf-8")
    assert Settings(path).text_size == 34


def test_how_text_is_set_is_kept(path: Path) -> None:
    settings = Settings(path)
    settings.line_height, settings.column, settings.text_face = LINE_HEIGHTS[0], 60, TextFace.SANS
    settings.spacing = 12
    settings.read_at_end, settings.reduce_motion, settings.single_keys = False, True, False
    settings.save()
    again = Settings(path)
    assert (again.line_height, again.column, again.text_face) == (LINE_HEIGHTS[0], 60, TextFace.SANS)
    assert again.spacing == 12
    assert (again.read_at_end, again.reduce_motion, again.single_keys) == (False, True, False)
