"""No group of fewer than five people is shown, and none that is not shown can be worked out."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.reports.counting import Row, Tally, together
from events.reports.showing import Atlas, Figures
from events.reports.suppression import FEWEST, kept_back_in_sum, may_show, suppress, tells
from events.reports.suppression import together as added
from hub.taxonomy.models import Place


def told(counts):
    """Return all that a reader is told of a table: the lines, the others and the total, or that there are too few."""
    total = added(list(counts.values()))
    if not may_show(total):
        return "too few"
    shown = suppress(counts)
    return frozenset(shown.rows), shown.others, total


@pytest.mark.parametrize(("groups", "most"), [(2, 16), (3, 13), (4, 9)])
def test_whoever_knows_the_rules_cannot_work_out_a_small_group(groups, most):
    # All tables there are of this size. Those that look alike to the reader must differ in each group that is small.
    alike = defaultdict(list)
    for counts in product(range(most + 1), repeat=groups):
        alike[told({group: (count,) for group, count in enumerate(counts)})].append(counts)

    worked_out = [
        (told_, group)
        for told_, tables in alike.items()
        for group in range(groups)
        if len(found := {counts[group] for counts in tables}) == 1 and 0 < next(iter(found)) < FEWEST
    ]

    assert len(alike) > 100
    assert worked_out == []


lines = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (max(pair), min(pair)))


@given(st.dictionaries(st.integers(0, 9), lines, max_size=8))
@settings(deadline=None)
def test_lines_and_others_are_nobody_or_at_least_five_and_make_the_total(counts):
    total = added([(0, 0), *counts.values()])
    shown = suppress(counts)

    assert [line for _key, line in shown.rows if not may_show(line)] == []
    assert added([(0, 0), *(line for _key, line in shown.rows), shown.others or (0, 0)]) == total
    if shown.others and may_show(total):
        hidden = [line for key, line in counts.items() if any(line) and key not in dict(shown.rows)]
        assert len(hidden) > 1
        assert may_show(shown.others)


def test_groups_of_nobody_are_no_lines():
    assert suppress({"a": (7, 0), "b": (0, 0)}).rows == (("a", (7, 0)),)


def test_a_single_small_group_takes_the_next_larger_one_along():
    shown = suppress({"a": (40,), "b": (9,), "c": (2,)})

    assert (shown.rows, shown.others) == ((("a", (40,)),), (11,))


def test_two_groups_of_four_take_a_third_along_since_eight_would_tell_them():
    shown = suppress({"a": (40,), "b": (9,), "c": (4,), "d": (4,)})

    assert shown.others == (17,)


def test_what_one_event_hides_cannot_be_found_by_subtraction_from_a_sum():
    first, second, third = {"ke": (3, 3)}, {"ke": (8, 8)}, {"ke": (4, 3)}
    parts = [(part, suppress(part)) for part in (first, second, third)]

    assert kept_back_in_sum(parts[:2]) == {"ke"}
    assert kept_back_in_sum(parts) == set()


# ── Tables that hang together: regions and their countries, an event and a period ─────────────────
REGIONS = {1: (11, 12, 13), 2: (21, 22), 3: (31,)}
ATLAS = Atlas(
    {pk: Place(pk=pk) for pk in REGIONS}
    | {pk: Place(pk=pk, parent_id=region) for region, countries in REGIONS.items() for pk in countries}
)


def rows(event):
    answers = st.tuples(
        st.sampled_from([None, 11, 11, 11, 12, 13, 21, 21, 22, 31]),
        st.sampled_from(["woman", "man", "other", ""]),
        st.booleans(),
        st.integers(0, 40),
    )
    return st.lists(answers, max_size=60).map(
        lambda found: [
            Row(event, "confirmed", country, "ministry", gender, "en", "en", came, None, f"person{person}")
            for country, gender, came, person in found
        ]
    )


def tally_of(found):
    tally = Tally()
    for row in found:
        tally.add(row)
    return tally


@given(rows(1))
@settings(deadline=None, max_examples=150)
def test_countries_taken_from_their_region_leave_nobody_or_enough(found):
    tally = tally_of(found)
    figures = Figures([tally], tally, ATLAS)
    if not may_show([tally.all.registered]):
        return

    regions, countries = figures.places()

    for region, line in regions.rows:
        inside = [shown for country, shown in countries.rows if ATLAS.region_of(country) == region]
        left = tuple(whole - part for whole, part in zip(line, added([tuple(0 for _ in line), *inside]), strict=True))
        assert may_show(left)
    known = {region for region, _line in regions.rows}
    assert {ATLAS.region_of(country) for country, _line in countries.rows} <= known
    total = figures._line(tally.all)
    for shown in (regions, countries, figures.by("gender")):
        assert (
            added(
                [tuple(0 for _ in total), *(line for _key, line in shown.rows), shown.others or tuple(0 for _ in total)]
            )
            == total
        )


@given(st.lists(rows(1), min_size=2, max_size=4))
@settings(deadline=None, max_examples=150)
def test_reports_of_events_taken_from_the_report_of_the_period_leave_nobody_or_enough(events):
    tallies = [tally for found in events if may_show((tally := tally_of(found)).all.participations)]
    if len(tallies) < 2:
        return
    period = Figures(tallies, together(tallies), ATLAS)
    alone = [Figures([tally], tally, ATLAS) for tally in tallies]

    for whole, parts, groups in (
        (period.by("gender"), [figures.by("gender") for figures in alone], [t.groups["gender"] for t in tallies]),
        (period.places()[1], [figures.places()[1] for figures in alone], [t.groups["country"] for t in tallies]),
        (period.places()[0], [figures.places()[0] for figures in alone], [figures.regions() for figures in alone]),
    ):
        for key, _line in whole.rows:
            hidden = [
                group[key].participations
                for shown, group in zip(parts, groups, strict=True)
                if key in group and key not in dict(shown.rows)
            ]
            assert not hidden or not tells(hidden, added(hidden))
