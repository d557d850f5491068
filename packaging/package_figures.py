"""The table of docs/speed.md with the sizes and times of the packages: a row a figure, a column a package."""

from __future__ import annotations

from pathlib import Path

PACKAGES = {"wheel": "Wheel", "bundle": "Portable bundle", "deb": "Debian package"}
BEGIN, END = "<!-- figures: written by the smoke tests -->", "<!-- end of figures -->"


def put_figures(page: Path, package: str, figures: dict[str, str]) -> None:
    """Put the figures of one package into its column; those of the others stay as the page has them.

    ValueError where the page has no place for them.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    table, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures: {BEGIN} ... {END}")
    rows = rows_in(table)
    for cells in rows.values():
        cells.pop(package, None)
    for name, value in figures.items():
        rows.setdefault(name, {})[package] = value
    text = as_markdown({name: cells for name, cells in rows.items() if cells})
    page.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def rows_in(table: str) -> dict[str, dict[str, str]]:
    """The figures by name and package."""
    rows = {}
    for line in table.strip().splitlines()[2:]:
        name, *cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        rows[name] = {package: cell for package, cell in zip(PACKAGES, cells, strict=True) if cell}
    return rows


def as_markdown(rows: dict[str, dict[str, str]]) -> str:
    lines = [["Figure", *PACKAGES.values()], ["---"] * (1 + len(PACKAGES))]
    lines += [[name, *(cells.get(package, "") for package in PACKAGES)] for name, cells in rows.items()]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
