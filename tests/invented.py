"""Source documents invented for the tests, in the shapes of real ones."""

from __future__ import annotations

from pathlib import Path

from reader import paths
from reader.library import Library
from reader.shipping import stamp_of

KITE = """\
North West Update May 2018

Kite making in libraries

Eleven of the libraries lend kites now. The lending books show that green kites go first.

Borrowers asked for:
• longer strings
• a tartan tail
• somewhere to fly them

Winter plans

The tartan workshop opens again after the frost.

Tags assigned to this article:

Related Articles
"""

LANTERN = """\
London Update March 2019

Lantern walk

Seven boroughs walk with lanterns this spring, and two more lend theirs.

Questions go to pat.lantern@example.org before the walk.

Tags assigned to this article:

Related Articles
"""

HARBOUR = """\
Harbour swimming lessons open to all

Pim Fisher, who teaches swimming, said:

“The harbour is warm enough from June on, and every child has a place.”

ENDS

Tags assigned to this article:
There are no tags assigned to this article!

Related Articles
"""

DOCUMENTS = {"kite.txt": KITE, "lantern.txt": LANTERN, "harbour.txt": HARBOUR}


def write_documents(folder: Path) -> Path:
    """`DOCUMENTS` as files of `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


_FRONT = """---
title: "{title}"
publisher: ADCS
kind: {kind}
regions: [{regions}]
committees: []
{issued}
tags: [leadership]
digest: true
---

"""

DIGESTS = {
    "north-west/2018-05-kites.md": _FRONT.format(
        title="North West Update May 2018",
        kind="regional_update",
        regions="north_west",
        issued="issued: 2018-05",
    )
    + "Eleven libraries were lending kites, the green ones first.\n\n## Plans\n\nA workshop was to reopen.\n",
    "national/undated-harbour.md": _FRONT.format(
        title="Harbour swimming lessons open to all",
        kind="press_release",
        regions="",
        issued="issued_bracket: [2018-05, 2018-07]",
    )
    + "The swimming teacher said that the harbour was warm enough from June on.\n",
}
"""Digests of two of `DOCUMENTS`, by their places in a shipped folder."""


def write_digests(folder: Path) -> Path:
    """`DIGESTS` as files below `folder`, which is made, with a page that is no digest beside them."""
    for place, text in DIGESTS.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("# What these are\n", encoding="utf-8")
    return folder


def make_without_digests(home: Path) -> None:
    """Make a library in the folder `home` that counts as up to date without the shipped digests."""
    library = Library.open(paths.Home(home).library)
    library.shipped.replace((), stamp_of(paths.corpus()))
    library.close()
