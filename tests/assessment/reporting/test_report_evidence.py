"""What the work log adds to a report, and that nothing private gets in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.context import NOTHING
from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report, ReportSkill
from assessment.reviews.review import Review
from rubrics.crosswalk import Crossing, CrossingKind
from tests.assessment.evidence_examples import context_with, entries_about
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.assessment.noted_examples import an_entry
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.assessment.strategies import pairs, some_skills


def report_of(
    review: Review,
    before: Review | None,
    *entries: Evidence,
    hidden: frozenset[SkillKey] = frozenset(),
    include_private: bool = False,
) -> Report:
    rating_context = NOTHING if before is None else context_with(before, review, *entries)
    return build_report(
        review, before, hidden, rating_context, entries, include_private=include_private
    )


def skill_in(report: Report, key: SkillKey = PLANNING) -> ReportSkill:
    return next(s for rubric in report.rubrics for s in rubric.skills if s.key == key)


def test_an_entry_stands_with_its_skill_and_says_all_that_was_noted() -> None:
    entry = an_entry(
        text="It went *well*.",
        link="wiki: the site",
        without_me="Still on the old one.",
        acknowledged_by="the team",
    )
    report = report_of(written_review(), earlier_review(), entry)
    assert report.evidence_title == "Evidence since Review of 2025"
    (said,) = skill_in(report).evidence
    assert (said.title, said.heading) == ("Moved the site", "Shipped on 3 March 2026")
    assert said.text is not None
    assert said.without_me is not None
    assert (said.text.markdown, said.without_me.markdown) == (
        "It went *well*.",
        "Still on the old one.",
    )
    assert (said.link, said.acknowledged_by) == ("wiki: the site", "the team")
    assert skill_in(report, LISTENING).evidence == ()


def test_beside_an_earlier_review_only_what_happened_since_stands() -> None:
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    entries = [an_entry(f"On {day}", on=day) for day in days]
    (first, last) = skill_in(report_of(written_review(), earlier_review(), *entries)).evidence
    assert (first.title, last.title) == ("On 2026-01-01", "On 2026-12-31")


def test_without_an_earlier_review_the_evidence_is_of_the_days_under_review() -> None:
    entries = [an_entry(f"On {day}", on=day) for day in (date(2025, 12, 31), date(2026, 1, 1))]
    report = report_of(written_review(), None, *entries)
    assert report.evidence_title == "Evidence"
    assert [entry.title for entry in skill_in(report).evidence] == ["On 2026-01-01"]


def test_a_supported_rise_says_so_and_an_unsupported_one_is_not_marked() -> None:
    report = report_of(written_review(), earlier_review(), an_entry())
    rise, other = skill_in(report).movement, skill_in(report, LISTENING).movement
    assert rise is not None
    assert other is not None
    assert rise.sentence.endswith(": a change.")
    assert rise.support == "Evidence since then supports this rise."
    assert other.sentence.endswith(": a possible change.")
    assert other.support == ""


def test_what_went_wrong_stands_with_a_rise_but_not_behind_it() -> None:
    report = report_of(written_review(), earlier_review(), an_entry(kind=EvidenceKind.WENT_WRONG))
    movement = skill_in(report).movement
    assert movement is not None
    assert movement.support == ""
    assert [entry.heading for entry in skill_in(report).evidence] == ["Went wrong on 3 March 2026"]


@given(st.data())
def test_without_the_private_a_report_is_as_if_nothing_private_was_noted(
    data: st.DataObject,
) -> None:
    before, review = data.draw(pairs())
    hidden = data.draw(some_skills(before, review))
    entries = data.draw(entries_about(before, review))
    earlier = data.draw(st.sampled_from([before, None]))
    public = [entry for entry in entries if not entry.private]
    one = report_of(review, earlier, *entries, hidden=hidden)
    other = report_of(review, earlier, *public, hidden=hidden)
    assert one.model_copy(update={"private_words": ""}) == other
    assert other.private_words == ""


def test_private_entries_are_counted_once_and_stand_marked_when_asked_for() -> None:
    entries = (an_entry("zqone", PLANNING, LISTENING, private=True), an_entry("Seen"))
    out = report_of(written_review(), earlier_review(), *entries)
    assert "zqone" not in out.model_dump_json()
    assert out.private_words == "One private piece of evidence is left out."
    asked = report_of(written_review(), earlier_review(), *entries, include_private=True)
    assert asked.private_words == "One private piece of evidence is included."
    assert [(entry.title, entry.private) for entry in skill_in(asked).evidence] == [
        ("Seen", False),
        ("zqone", True),
    ]
    movement = skill_in(asked, LISTENING).movement
    assert movement is not None
    assert movement.support == "Evidence since then supports this rise."


def test_a_private_entry_of_other_days_or_skills_is_not_counted() -> None:
    entries = (
        an_entry("Long ago", on=date(2020, 1, 1), private=True),
        an_entry("Elsewhere", SkillKey("craft", "taste"), private=True),
    )
    assert report_of(written_review(), earlier_review(), *entries).private_words == ""


@pytest.mark.parametrize("before", [earlier_review(), None], ids=["pair", "alone"])
def test_of_a_hidden_skill_the_evidence_stands_and_nothing_of_a_movement(
    before: Review | None,
) -> None:
    report = report_of(written_review(), before, an_entry(), hidden=frozenset({PLANNING}))
    skill = skill_in(report)
    assert [entry.title for entry in skill.evidence] == ["Moved the site"]
    assert (skill.level, skill.movement) == (None, None)
    assert "supports this rise" not in report.model_dump_json()


def test_a_skill_of_which_something_was_only_noted_is_not_silent() -> None:
    report = report_of(a_review(a_rating(3, LISTENING)), None, an_entry())
    assert report.rubrics[0].silent == ()
    assert skill_in(report).standing == "Not rated"


def test_what_was_noted_of_a_skill_by_the_name_of_an_earlier_edition_stands_with_it() -> None:
    renamed = Crossing(
        since=1,
        kind=CrossingKind.RENAMED,
        before=("planning",),
        after=("foresight",),
        why="It was so.",
    )
    new = a_rubric(a_skill("foresight"), version=2).model_copy(update={"crosswalk": (renamed,)})
    foresight = SkillKey("practice", "foresight")
    after = a_review(a_rating(3, foresight), rubrics=(new,))
    skill = skill_in(report_of(after, earlier_review(), an_entry()), foresight)
    assert [entry.title for entry in skill.evidence] == ["Moved the site"]
    assert skill.movement is not None
    assert skill.movement.support != ""
