"""Keeping figures in a page of docs/: only what stands between two marks is ever replaced."""

from __future__ import annotations

from pathlib import Path

END = "<!-- end of figures -->"


def put_figures(page: Path, table: str, written_by: str = "the benchmarks") -> None:
    """Put `table` between the marks of `page`, which say who wrote it. A page that is not there is made of
    the table alone; ValueError where it has no marks.
    """
    begin_mark = f"<!-- figures: written by {written_by} -->"
    if not page.is_file():
        page.write_text(f"{begin_mark}\n\n{table}\n{END}\n", encoding="utf-8")
        return
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(begin_mark)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures: {begin_mark} ... {END}")
    page.write_text(f"{before}{begin_mark}\n\n{table}\n{END}{after}", encoding="utf-8")
