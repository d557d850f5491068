"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.notebook.backups.thinning import DAYS, MONTHS, WEEKS, to_keep

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_year_of_daily_backups_is_thinned_to_days_weeks_and_months() -> None:
    daily = [NOW - timedelta(days=days) for days in range(400)]

    kept = to_keep(daily, NOW)

    assert kept >= set(daily[:DAYS])
    assert len({each.isocalendar()[:2] for each in kept}) >= WEEKS
    assert {(each.year, each.month) for each in kept} == {
        (each.year, each.month) for each in daily if each > datetime(2025, 12, 1, tzinfo=UTC)
    }
    assert len(kept) <= DAYS + WEEKS + MONTHS


def test_of_each_period_the_last_one_is_kept() -> None:
    morning, evening = NOW - timedelta(days=3, hours=4), NOW - timedelta(days=3)
    assert to_keep([NOW, morning, evening], NOW) == {NOW, evening}


def test_all_of_the_last_day_are_kept_and_those_of_a_wrong_clock() -> None:
    recent = [NOW - timedelta(hours=hours) for hours in range(10)]
    future = NOW + timedelta(days=900)
    assert to_keep([*recent, future], NOW) == {*recent, future}


def test_long_pauses_lose_nothing() -> None:
    rare = [NOW - timedelta(days=200 * number) for number in range(5)]
    assert to_keep(rare, NOW) == set(rare)


@given(st.lists(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2027, 1, 1)), unique=True))
def test_the_newest_always_stays_and_thinning_twice_takes_no_more(times: list[datetime]) -> None:
    made = [each.replace(tzinfo=UTC) for each in times]
    kept = to_keep(made, NOW)
    assert kept <= set(made)
    assert not made or max(made) in kept
    assert to_keep(kept, NOW) == kept
