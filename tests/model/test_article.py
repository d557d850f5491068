"""The key of an article."""

from __future__ import annotations

import pytest

from reader.model import NOT_DATED, DateEvidence, Issued, article_key, comparable

DATED = Issued.stated("2021-05", DateEvidence.TITLE)


def test_the_key_does_not_depend_on_how_the_title_was_typed() -> None:
    straight = article_key("ADCS", "Children's  homes: an UPDATE", DATED, "One text.")
    curly = article_key("adcs", "Children’s homes – an update", DATED, "Another text.")
    assert straight == curly
    assert len(straight) == 20


def test_undated_articles_of_one_title_stay_apart() -> None:
    first = article_key("ADCS", "Vice President", NOT_DATED, "The members chose the first.")
    second = article_key("ADCS", "Vice President", NOT_DATED, "The members chose another.")
    assert first != second


def test_publisher_and_date_tell_articles_apart() -> None:
    other_date = Issued.stated("2021-06", DateEvidence.TITLE)
    keys = {
        article_key("ADCS", "Update", DATED, ""),
        article_key("SESLIP", "Update", DATED, ""),
        article_key(None, "Update", DATED, ""),
        article_key("ADCS", "Update", other_date, ""),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("issued", [DATED, NOT_DATED])
def test_a_digest_has_a_key_of_its_own(issued: Issued) -> None:
    source = article_key("ADCS", "Update", issued, "What was said.")
    digest = article_key("ADCS", "Update", issued, "What was said.", digest=True)
    assert digest != source
    assert digest == article_key("adcs", "UPDATE", issued, "What was said!", digest=True)


def test_comparable_folds_what_printing_changes() -> None:
    assert comparable("  ‘Ofsted’s’ — ﬁrst\u00a0visit ") == "ofsteds first visit"
