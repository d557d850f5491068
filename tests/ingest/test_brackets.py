from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.brackets import Entry, entry_for, with_brackets
from reader.model import DateEvidence, Issued, Month


def _dated(iso: str) -> Entry:
    return Entry(Issued.stated(iso, DateEvidence.TITLE))


def _spans(entries: list[Entry]) -> list[tuple[str, str] | None]:
    return [(str(one.earliest), str(one.latest)) if one.earliest else None for one in with_brackets(entries)]


_UNDATED = Entry(Issued())


def test_neighbours_bound_an_undated_article() -> None:
    assert _spans([_dated("2018-06"), _UNDATED, _UNDATED, _dated("2018-03-14")]) == [
        None,
        ("2018-03", "2018-06"),
        ("2018-03", "2018-06"),
        None,
    ]


def test_a_listing_may_run_from_old_to_new_and_be_a_little_out_of_order() -> None:
    assert _spans([_dated("2018-03"), _UNDATED, _dated("2018-06"), _dated("2018-07")])[1] == (
        "2018-03",
        "2018-06",
    )
    assert _spans([_dated("2018-06"), _UNDATED, _dated("2018-07"), _dated("2018-01")])[1] == (
        "2018-06",
        "2018-07",
    )


def test_the_ends_of_a_listing() -> None:
    spans = _spans([_UNDATED, _dated("2018-05"), _dated("2018-06"), _dated("2018-01"), _UNDATED])
    assert spans[0] == ("2018-06", "2018-08")
    assert spans[-1] == ("2017-11", "2018-01")


def test_past_things_raise_the_lower_end_for_what_is_listed_above() -> None:
    looks_back = Entry(Issued(), past=Month(2018, 5))
    spans = _spans([_dated("2018-07"), _UNDATED, looks_back, _UNDATED, _dated("2018-03")])
    assert spans[1:4] == [("2018-05", "2018-07"), ("2018-05", "2018-07"), ("2018-03", "2018-07")]


def test_it_is_said_in_plain_words_where_a_bracket_comes_from() -> None:
    def reasons(*entries: Entry) -> list[str]:
        return [one.reason for one in with_brackets(entries) if one.earliest]

    dated = [_dated("2017-12"), _dated("2017-11")]
    assert reasons(_UNDATED, *dated, _UNDATED) == [
        "No date is stated; it stands at the newest end of a list in order of date, next to articles of "
        "December 2017 and before.",
        "No date is stated; it stands at the oldest end of a list in order of date, next to articles of "
        "November 2017 and after.",
    ]
    between = "No date is stated; in a list in order of date it stands between"
    assert reasons(dated[0], _UNDATED, dated[1]) == [
        f"{between} articles of November 2017 and December 2017."
    ]
    assert reasons(*dated, _UNDATED, dated[1]) == [f"{between} two articles of November 2017."]
    looks_back = Entry(Issued(), past=Month(2018, 5))
    assert reasons(_dated("2018-07"), looks_back, _dated("2018-03")) == [
        f"{between} articles of March 2018 and July 2018, and a text there looks back on May 2018."
    ]


def test_years_apart_tell_nothing() -> None:
    assert _spans([_dated("2018-06"), _UNDATED, _dated("2015-03")])[1] is None


def test_a_lone_article_is_bracketed_by_what_it_says() -> None:
    def span(title: str, *texts: str) -> tuple[str, str] | None:
        return _spans([entry_for(title, texts, Issued())])[0]

    assert span("A visit", "The team was in Leeds on 12 May 2021.") == ("2021-05", "2021-07")
    assert span("A visit", "The team will be in Leeds on 12 May 2021.") is None
    assert span("Gathering 2023", "Slides follow.") == ("2023-01", "2023-12")
    assert span("A count", "As at 31 March 2018 there were nine.") == ("2018-03", "2019-02")
    assert span("A visit", "The team was in Leeds in May 2012. In 2019 all changed.") is None
    assert span("A visit", "Nothing is said.") is None


_MONTHS = st.builds(Month, st.integers(2010, 2024), st.integers(1, 12))
_ENTRIES = st.lists(
    st.one_of(
        _MONTHS.map(lambda month: Entry(Issued(month, None, DateEvidence.TITLE))),
        st.builds(
            Entry,
            st.just(Issued()),
            st.none() | _MONTHS,
            st.none() | _MONTHS,
            st.none() | st.integers(2010, 2024),
        ),
    ),
    min_size=1,
    max_size=12,
)


@given(_ENTRIES)
def test_stated_dates_stay_and_brackets_are_close_and_explained(entries: list[Entry]) -> None:
    for entry, issued in zip(entries, with_brackets(entries), strict=True):
        if entry.issued.month:
            assert issued is entry.issued
        elif issued.earliest and issued.latest:
            assert issued.latest.index - issued.earliest.index < 24
            assert issued.reason.endswith(".")
