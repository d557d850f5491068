"""`python -m tests.acronyms [FOLDER]`: precision and recall of the acronyms found, with all that went wrong.

FOLDER: the reference documents (holds seeds/); without it only the shipped digests are measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.acronyms.measuring import Measured, corpus_texts, measure, source_texts


def main() -> None:
    tell("corpus", measure("corpus", corpus_texts()))
    for folder in sys.argv[1:]:
        tell("reference", measure("reference", source_texts(Path(folder))))


def tell(name: str, measured: Measured) -> None:
    print(
        f"{name}: precision {measured.precision:.3f}, recall {measured.recall:.3f} "
        f"({measured.right} right of {measured.expected} listed, {len(measured.wrong)} wrong)"
    )
    for what, occurrences in (("missed", measured.missed), ("wrong", measured.wrong)):
        for place, short, meaning in occurrences:
            print(f"  {what}: {short} = {meaning} in {place}")


if __name__ == "__main__":
    main()
