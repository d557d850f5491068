"""Names of exported files: to be read by people, valid on Windows, macOS and Linux, and in links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from reader.model import Citation

ENDING = ".md"

# What Windows forbids, what would end a link in Obsidian or Logseq, and a percent sign, which Logseq decodes.
_FORBIDDEN = re.compile(r'[#^\[\]|:\\/*?"<>%{}]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))", re.I)
_LONGEST = 120  # bytes; some encrypted file systems take 143 for a name, ending and temporary name included


def choose_names(
    articles: Collection[Citation], present: Mapping[str, str], taken: Collection[str]
) -> dict[str, str]:
    """The file name of each article, by key.

    present: names of files that were found by their key; they stay. taken: every other name in the folder.
    Two articles of the same date and title both bear the start of their key, in whatever order they come.
    """
    used = {folded(name) for name in (*taken, *present.values())}
    chosen = {about.key: present[about.key] for about in articles if about.key in present}
    wanted = {about.key: article_stem(about) for about in articles if about.key not in present}
    counts: dict[str, int] = {}
    for stem in wanted.values():
        counts[folded(stem)] = counts.get(folded(stem), 0) + 1
    for key in sorted(wanted):
        stem = wanted[key]
        if counts[folded(stem)] > 1 or folded(stem + ENDING) in used:
            stem = _free(stem, key, used)
        chosen[key] = stem + ENDING
        used.add(folded(stem + ENDING))
    return chosen


def free_name(stem: str, taken: Collection[str]) -> str:
    """A file name for what is no article: `stem`, with a number where a foreign file bears it."""
    used, number, name = {folded(each) for each in taken}, 2, stem + ENDING
    while folded(name) in used:
        name, number = f"{stem} {number}{ENDING}", number + 1
    return name


def article_stem(about: Citation) -> str:
    """Date and title: "2017-11 North West update"."""
    return safe_stem(f"{about.issued or 'Undated'} {about.title}")


def safe_stem(text: str) -> str:
    """`text` as the name of a file, without its ending; never empty."""
    cleaned = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    # Controls, invisible marks and unassigned characters: they would make two names look the same.
    cleaned = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in cleaned)
    cleaned = _shortened(" ".join(cleaned.split()).strip(". "), _LONGEST)
    cleaned = _DEVICES.sub(r"\g<0>_", cleaned) if _DEVICES.match(cleaned) else cleaned
    return cleaned or "Untitled"


def folded(name: str) -> str:
    """What two names have in common that some file system takes for the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _free(stem: str, key: str, used: Collection[str]) -> str:
    base = _shortened(stem, _LONGEST - len(key) - 3)
    for length in range(8, len(key) + 1):
        candidate = f"{base} ({key[:length]})"
        if folded(candidate + ENDING) not in used:
            return candidate
    number = 2
    while folded(f"{base} ({key}) {number}{ENDING}") in used:
        number += 1
    return f"{base} ({key}) {number}"


def _shortened(text: str, most: int) -> str:
    """At most `most` bytes, cut between words where there is one near the end."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode(errors="ignore")
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(". ")
