"""Makes the home of a version that is about to be released: `python -m tests.upgrades.make_home`.

Run once a version, with that version, before it is given out; what it wrote is never made again. It writes
two files into homes/: VERSION.zip, the home as it lies on the disk, and VERSION.json, what is in it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from reader.importing import Importer
from reader.model import Colour, Correction, DateEvidence, Grouping, Issued, Kind, MarkKind, Region
from reader.noting import Noter
from reader.paths import Home
from reader.shipping import Shipping
from reader.ui.settings import Settings
from reader.ui.theme.tokens import ThemeName
from tests.invented import KITE, write_digests, write_documents
from tests.upgrades.telling import opened, tell

HOMES = Path(__file__).parent / "homes"


def make(home: Home, scratch: Path) -> None:
    """Fill `home` with something of everything that a person can have. scratch: for the documents."""
    documents = write_documents(scratch / "documents")
    with opened(home) as noter:
        Shipping(noter.library, write_digests(scratch / "shipped")).bring_up_to_date()
        importer = Importer(noter.library)
        importer.import_paths([documents])
        keys = {summary.title: summary.key for summary in noter.library.articles.list()}
        _read_and_mark(noter, keys)
        # The text changes under two marks: one finds its place again, the other has to be looked at.
        (documents / "kite.txt").write_text(
            KITE.replace("Eleven", "Twelve").replace("The tartan workshop opens again after the frost.", ""),
            encoding="utf-8",
        )
        importer.import_paths([documents])
        noter.catch_up()
        noter.notebook.backups.make()
        _choose(Settings(home.settings), keys)


def _read_and_mark(noter: Noter, keys: dict[str, str]) -> None:
    kite, lantern = keys["North West Update May 2018"], keys["London Update March 2019"]
    harbour = keys["Harbour swimming lessons open to all"]

    def place(key: str, words: str) -> tuple[int, int]:
        start = noter.library.articles.reading_text(key).text.index(words)
        return start, start + len(words)

    noter.add(kite, MarkKind.HIGHLIGHT, place(kite, "green kites go first"), colour=Colour.GREEN)
    noter.add(
        *(kite, MarkKind.HIGHLIGHT, place(kite, "kites now. The lending")),
        colour=Colour.PINK,
        body="Overlaps; *who* lends?",
        tags=("spring", "SEND"),
    )
    noter.add(kite, MarkKind.NOTE, place(kite, "The tartan workshop"), body="Ask for cloth and clothes. 🛶 é")
    noter.add(lantern, MarkKind.NOTE, body="# On all of it\n\n- one\n- two")
    noter.add(lantern, MarkKind.BOOKMARK, place(lantern, "")[:1] * 2, label="The beginning")
    gone = noter.add(harbour, MarkKind.HIGHLIGHT, (0, 11), colour=Colour.BLUE)
    noter.star([harbour], True)
    noter.tag_articles([kite, harbour], add=["Spring", "to ask"])
    noter.rename_tag("to ask", "To ask")
    noter.opened(kite)
    noter.remember(kite, 40)
    noter.opened(lantern)
    noter.finished(lantern)
    noter.mark_read([harbour], True)
    issued = Issued.stated("2018-03", DateEvidence.CORRECTION)
    noter.correct(harbour, Correction("Swimming for all", (Region.SOUTH_WEST,), issued, Kind.EVENT))
    noter.save_search("Kites of spring", "kite* tag:spring")
    noter.notebook.colours.rename(Colour.GREEN, "Good news")
    noter.delete([gone.id])


def _choose(settings: Settings, keys: dict[str, str]) -> None:
    settings.theme = ThemeName.SEPIA
    settings.text_size = 21
    settings.grouping = Grouping.REGION_YEAR
    settings.expanded = ["region/north_west", "region/london"]
    settings.last_article = keys["London Update March 2019"]
    settings.last_place = 12
    settings.highlight_colour = Colour.PINK
    settings.search_history = ["kites", 'lantern "two more"']
    settings.import_folders = ["/home/pat/updates"]
    settings.export_folder = "/home/pat/notes"
    settings.single_keys = False
    settings.changed_keys = {"find": ("Ctrl+L",)}
    settings.pane_widths = (280, 320)
    settings.show_facets = True
    settings.save()


def main() -> None:
    name = version("regional-reader")
    if (HOMES / f"{name}.zip").exists():
        sys.exit(f"The home of {name} is there already; that of a released version is never made again.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        make(home, Path(folder))
        with opened(home) as noter:
            text = json.dumps(tell(noter, home), indent=1, ensure_ascii=False, sort_keys=True)
        HOMES.mkdir(exist_ok=True)
        with zipfile.ZipFile(HOMES / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(each for each in home.folder.rglob("*") if each.is_file()):
                archive.write(file, file.relative_to(home.folder))
    (HOMES / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
