"""Keeping the figures in docs/speed.md: only the table between its two marks is ever replaced."""

from __future__ import annotations

from pathlib import Path

BEGIN, END = "<!-- figures: written by the benchmarks -->", "<!-- end of figures -->"


def put_figures(page: Path, table: str) -> None:
    """Put `table` between the marks of `page`. A page that is not there yet is made of the table alone;
    ValueError where it has no marks.
    """
    if not page.is_file():
        page.write_text(f"{BEGIN}\n\n{table}\n{END}\n", encoding="utf-8")
        return
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures: {BEGIN} ... {END}")
    page.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", encoding="utf-8")
