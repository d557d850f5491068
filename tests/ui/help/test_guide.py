"""The user guide in the window: the same text as docs/, with contents, links, and finding in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader import paths
from reader.errors import EnvironmentFault
from reader.ui.actions import MENUS, SPECS
from reader.ui.actions.keys import PLACE_KEYS
from reader.ui.actions.menus import place
from reader.ui.help.guide import GuideWindow
from reader.ui.help.pages import NAMES, Page, page_of, read_pages
from tests.ui.conftest import Reader

PAGE = """\
# Sailing

Read [knots](knots.md#tying-one) first, then [the tides](#the-tides) & <b>more</b>.

## The tides

| when | what |
| --- | --- |
| `a.m.` | low |

```
one  two
  three
```

- a rope
"""


def test_a_page_has_its_sections_with_anchors() -> None:
    page = page_of("sailing", PAGE)
    assert page.title == "Sailing"
    assert [(section.level, section.text, section.anchor) for section in page.sections] == [
        (1, "Sailing", "sailing"),
        (2, "The tides", "the-tides"),
    ]
    assert '<a name="the-tides"></a>' in page.html
    assert "<pre>one  two\n  three</pre>" in page.html


def test_links_lead_inside_and_nothing_hostile_stays() -> None:
    page = page_of("guide", "# G\n\n[s](search.md#dates) [k](keys.md) [x](evil.md) <img src='file:///e'>")
    assert 'href="#search/dates"' in page.html
    assert 'href="#keys/"' in page.html
    assert "evil.md" not in page.html
    assert "img" not in page.html


def test_no_line_begins_with_the_sign_between_menus() -> None:
    assert "File\N{NO-BREAK SPACE}&gt; Quit" in page_of("guide", "# G\n\n**File > Quit**").html


def test_an_installation_without_its_guide_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="missing"):
        read_pages(tmp_path)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.name: page for page in read_pages(paths.guide())}


def test_every_page_is_there(pages: dict[str, Page]) -> None:
    assert tuple(pages) == NAMES


def test_every_link_inside_the_guide_leads_somewhere(pages: dict[str, Page]) -> None:
    places = {f"{page.name}/{section.anchor}" for page in pages.values() for section in page.sections}
    for page in pages.values():
        for part in page.html.split('href="#')[1:]:
            place = part.split('"')[0]
            name, _, anchor = place.partition("/")
            assert f"{name or page.name}/{anchor}" in places or (name in pages and not anchor), place


@pytest.fixture
def guide(reader: Reader) -> Iterator[GuideWindow]:
    QTest.keyClick(reader.window, Qt.Key.Key_F1)
    reader.until(lambda: reader.window.commands.help.guide)
    window = reader.window.commands.help.guide
    assert window is not None
    reader.until(lambda: window.shown)
    yield window
    window.close()


def test_it_shows_the_text_of_docs(reader: Reader, guide: GuideWindow) -> None:
    shown = " ".join(guide.page.toPlainText().split())
    source = (Path(__file__).resolve().parents[3] / "docs" / "guide.md").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and line[0].isalpha() and not set("[`*<") & set(line):
            assert " ".join(line.split()) in shown, line


def test_the_contents_lead_to_pages_and_sections(reader: Reader, guide: GuideWindow) -> None:
    model = guide.contents.model()
    assert model.rowCount() == len(NAMES)
    search = model.index(NAMES.index("search"), 0)
    guide.contents.clicked.emit(search)
    assert guide.shown == "search"
    assert guide.page.toPlainText().startswith(search.data())
    section = model.index(3, 0, search)
    guide.contents.clicked.emit(section)
    assert guide.page.verticalScrollBar().value() > 0


def test_a_link_followed_can_be_gone_back_from(reader: Reader, guide: GuideWindow) -> None:
    guide.page.anchorClicked.emit("#search/dates")
    assert guide.shown == "search"
    guide.back.trigger()
    assert guide.shown == "guide"
    assert not guide.back.isEnabled()


def test_words_are_found_on_the_page(reader: Reader, guide: GuideWindow) -> None:
    guide.show_place("search")
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.bar.isVisible()
    QTest.keyClicks(guide.bar.field, "kinship")
    number = guide.page.matches
    assert number > 3
    assert guide.bar.count_text == f"1 of {number}"
    QTest.keyClick(guide.bar.field, Qt.Key.Key_Return)
    assert guide.bar.count_text == f"2 of {number}"
    QTest.keyClicks(guide.bar.field, "zzz")
    assert guide.bar.count_text == "No match"
    QTest.keyClick(guide.bar.field, Qt.Key.Key_Escape)
    assert not guide.bar.isVisible()
    assert guide.page.matches == 0


def test_it_wears_the_theme_and_the_size_of_the_text(reader: Reader, guide: GuideWindow) -> None:
    before = guide.page.font().pixelSize()
    reader.appearance.resize_text(1)
    assert guide.page.font().pixelSize() > before


def test_asked_for_twice_it_is_one_window(reader: Reader, guide: GuideWindow) -> None:
    reader.window.commands.help.show_guide("keys")
    assert reader.window.commands.help.guide is guide
    assert guide.shown == "keys"


GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "guide.md").read_text(encoding="utf-8")
_KEY = re.compile(r"\*\*((?:Ctrl|Shift|Alt)\+[^*]+|F\d+|[A-Z]|[\[\]/?]|Space)\*\*")


def test_every_key_in_the_guide_is_one() -> None:
    keys = {key for spec in SPECS for key in spec.keys}
    keys |= {key for each in PLACE_KEYS for key in each.keys}
    assert set(_KEY.findall(GUIDE)) - keys == set()


def test_every_menu_in_the_guide_is_there() -> None:
    places = {place(spec.name) for spec in SPECS}
    menus = {title.replace("&", "") for title, _ in MENUS}
    below = {each.rpartition(" > ")[0] for each in places}
    told = [part for part in re.findall(r"\*\*([^*]+ > [^*]+)\*\*", GUIDE) if part.split(" > ")[0] in menus]
    assert len(told) > 20
    for part in told:
        assert part in places | below or f"{part}…" in places, part
