"""Precision and recall on the shipped digests and the reference documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acronyms.measuring import Measured, corpus_texts, measure, source_texts


def good_enough(measured: Measured) -> None:
    assert measured.precision >= 0.95, measured.wrong
    assert measured.recall >= 0.85, measured.missed


def test_the_shipped_digests() -> None:
    good_enough(measure("corpus", corpus_texts()))


@pytest.mark.reference
def test_the_reference_documents(reference_documents: Path) -> None:
    good_enough(measure("reference", source_texts(reference_documents)))
