"""The order of results is what a person would want."""

from __future__ import annotations

from tests.relevance.measuring import corpus_library, judgements, mean, score


def test_the_judgements_name_articles_that_are_there_and_both_halves() -> None:
    judged = judgements()
    assert len(judged) >= 40
    assert len({each.query for each in judged}) == len(judged)
    with corpus_library() as (_, places):
        known = set(places.values())
    for each in judged:
        assert set(each.wanted) <= known, each.query
        assert set(each.wanted.values()) <= {1, 2, 3}
    halves = [each.half for each in judged]
    assert abs(halves.count("choosing") - halves.count("reporting")) <= 1


def test_the_first_ten_results_are_near_the_best_order() -> None:
    with corpus_library() as (library, places):
        scores = [score(library, places, each) for each in judgements()]
    assert mean(scores) >= 0.85
    assert mean(scores, "reporting") >= 0.85
