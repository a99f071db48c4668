"""The sample journal: four believable years, the same each time, complete or not there at all."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest

from assessment.comparing.comparison import Movement, Support, compare
from assessment.comparing.noise import REPEAT_AFTER, REPEAT_UNTIL, agreement, own_noise, to_repeat
from assessment.comparing.then_test import then_tests, to_ask
from assessment.evidence import EvidenceKind
from assessment.feedback import Who, gaps
from assessment.model import SkillKey
from assessment.reporting.quotations import QuotationState, chosen_quotations
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from rubrics.library import Library
from storage.file.errors import JournalExists, NoPlaceForJournal
from storage.journal import Journal
from storage.sample import write_sample
from storage.sample.story import (
    RUBRIC_IDS,
    read_cycles,
    read_evidence,
    read_feedback,
    read_part,
)
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.reviews.kinds import CYCLES
from tests.conftest import EAST, WEST, StandIn
from tests.rubrics.source_runs import runs
from tests.storage.files import every_row, everything_in, in_trash, names_in

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
YEARS = (2022, 2023, 2024, 2025)
NO, FEW = NotRated.NO_OPPORTUNITY, NotRated.NOT_ENOUGH_EVIDENCE
LEVELS: dict[tuple[str, str], tuple[int | NotRated, ...]] = {
    ("larson-management", "execution"): (2, 3, 3, 4),
    ("larson-management", "team"): (2, 2, 3, 3),
    ("larson-management", "ownership"): (3, 3, 4, 4),
    ("larson-management", "alignment"): (2, 2, 3, 4),
    ("larson-management", "taste"): (2, 3, 3, 3),
    ("larson-management", "clarity"): (2, 2, 2, 4),
    ("larson-management", "navigating-ambiguity"): (NO, 2, 2, 3),
    ("larson-management", "working-across-timescales"): (2, 2, 3, 2),
    ("goedecke-engineer", "self-belief"): (3, 3, 4, 4),
    ("goedecke-engineer", "pragmatism"): (3, 4, 4, 4),
    ("goedecke-engineer", "speed"): (3, 2, 3, 3),
    ("goedecke-engineer", "technical-ability"): (3, 3, 3, FEW),
}
WRITTEN_AT_LEAST = 0.8
SHORT_AT_LEAST = 0.2
"""In each part of a review, the share of answers that are a flat sentence or two."""
NO_ENGLISH = (
    "the near end",
    "the near thing",
    "the far thing",
    "a way back",
    "the way back",
    "rings up",
    "ring up",
    "strangle",
    "without edges",
    "with edges",
    "shapeless",
    "years and a half",
    "would ask for is",
    "long thing",
    "crooked",
    "go on monday",
)
"""Turns of phrase that read as translated. They stood here once."""
SHORT, LONG = 120, 500
"""Characters: an answer of a sentence or two, and the longest that a person would write."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal. No test changes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.rings"
    write_sample(path, Library())
    return path


@pytest.fixture
def opened(sample: Path) -> Iterator[Journal]:
    with Journal.open(sample) as journal:
        yield journal


@pytest.fixture
def reviews(opened: Journal) -> tuple[Review, ...]:
    return opened.reviews.snapshots()


def test_the_sample_says_that_it_is_one(opened: Journal) -> None:
    assert opened.preferences.is_sample
    assert opened.preferences.chosen_rubrics == RUBRIC_IDS


def test_the_sample_checks_clean(opened: Journal) -> None:
    opened.check()
    assert opened.reviews.drafts() == ()
    assert in_trash(opened, CYCLES) == ()


def test_the_sample_holds_four_closed_years_with_both_rubrics(
    reviews: tuple[Review, ...],
) -> None:
    assert [review.cycle.period.start.year for review in reviews] == list(YEARS)
    for review in reviews:
        assert not review.cycle.is_pulse
        assert [rubric.id for rubric in review.rubrics] == list(RUBRIC_IDS)
        assert list(review.rubrics) == [Library().rubric(rubric_id) for rubric_id in RUBRIC_IDS]


@pytest.mark.parametrize("key", LEVELS)
def test_the_levels_are_those_of_the_story(
    reviews: tuple[Review, ...], key: tuple[str, str]
) -> None:
    ratings = [review.own_rating(SkillKey(*key)) for review in reviews]
    said = tuple((rating.level or rating.reason) if rating else None for rating in ratings)
    assert said == LEVELS[key]


def test_every_skill_of_every_year_is_committed(reviews: tuple[Review, ...]) -> None:
    for review in reviews:
        assert set(review.skills) == {SkillKey(*key) for key in LEVELS}
        for key in review.skills:
            rating = review.own_rating(key)
            assert rating is not None
            assert rating.is_committed
            assert (rating.confidence is None) == (rating.level is None)
            assert rating.level is None or rating.energy is not None
            assert rating.without_writing == (not review.written(key))
            assert (rating.note == "") == (review.cycle.period.start.year == YEARS[0])


def test_confidence_and_energy_vary_as_they_do_in_life(reviews: tuple[Review, ...]) -> None:
    ratings = [rating for review in reviews for rating in review.ratings]
    assert {rating.confidence for rating in ratings} == {*Confidence, None}
    assert len({rating.energy for rating in ratings}) >= 4


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("rubric_id", RUBRIC_IDS)
def test_every_text_has_its_place_in_the_rubric(rubric_id: str, year: int) -> None:
    part, rubric = read_part(rubric_id, year), Library().rubric(rubric_id)
    assert (part.rubric, part.year) == (rubric_id, year)
    assert set(part.skills) == {skill.id for skill in rubric.skills}
    for skill in rubric.skills:
        said = part.skills[skill.id]
        assert set(said.answers) <= {question.id for question in skill.questions}
        assert said.private <= set(said.answers)
        assert said.bring_to_one_on_one <= set(said.answers) - said.private
        assert said.level is None or 1 <= said.level <= skill.highest_level


def test_everything_in_the_story_is_in_the_journal_and_nothing_else(
    reviews: tuple[Review, ...],
) -> None:
    for review, year in zip(reviews, YEARS, strict=True):
        written = {
            (rubric_id, question_id, text)
            for rubric_id in RUBRIC_IDS
            for skill in read_part(rubric_id, year).skills.values()
            for question_id, text in skill.answers.items()
        }
        assert {(a.rubric_id, a.question_id, a.text) for a in review.answers} == written
        assert all(answer.key in review.questions for answer in review.answers)


def test_most_questions_are_answered_and_in_the_last_year_all(
    reviews: tuple[Review, ...],
) -> None:
    for review in reviews:
        share = sum(answer.is_written for answer in review.answers) / len(review.questions)
        assert share >= (1 if review is reviews[-1] else WRITTEN_AT_LEAST)
        assert len({answer.text for answer in review.answers}) == len(review.answers)


def test_one_answer_in_five_is_short_and_none_is_an_essay(reviews: tuple[Review, ...]) -> None:
    for review in reviews:
        for rubric_id in RUBRIC_IDS:
            texts = [answer.text for answer in review.answers if answer.rubric_id == rubric_id]
            lengths = [len(text) for text in texts]
            assert sum(length <= SHORT for length in lengths) >= SHORT_AT_LEAST * len(lengths)
            assert max(lengths) <= LONG


def test_no_text_repeats_an_anchor(opened: Journal, reviews: tuple[Review, ...]) -> None:
    anchors = {
        run
        for rubric in reviews[-1].rubrics
        for skill in rubric.skills
        for anchor in skill.anchors
        for run in runs(anchor, 6)
    }
    for text in every_text(opened, reviews):
        assert not anchors & set(runs(text, 6)), text


def test_no_two_years_end_an_answer_in_the_same_words(reviews: tuple[Review, ...]) -> None:
    endings = [
        (answer.question_id, tuple(re.findall(r"\w+", answer.text)[-4:]))
        for review in reviews
        for answer in review.answers
        if answer.is_written
    ]
    assert len(set(endings)) == len(endings)


def test_the_texts_are_idiomatic_english(opened: Journal, reviews: tuple[Review, ...]) -> None:
    for text in every_text(opened, reviews):
        for phrase in NO_ENGLISH:
            assert phrase not in text.lower(), text


def test_only_outsiders_could_take_a_job_at_the_company(reviews: tuple[Review, ...]) -> None:
    colleagues = (
        "head of support",
        "finance lead",
        "product lead",
        "platform lead",
        "our director",
    )
    answers = [
        answer.text.lower()
        for review in reviews
        for answer in review.answers
        if answer.question_id == "alignment-would-follow"
    ]
    assert len(answers) >= 2
    assert not any(colleague in text for text in answers for colleague in colleagues)


def every_text(opened: Journal, reviews: tuple[Review, ...]) -> list[str]:
    """Every text that a person wrote in the sample."""
    words = [answer.text for review in reviews for answer in review.answers]
    words += [rating.note for review in reviews for rating in review.ratings]
    words += [review.cycle.closing_reflection for review in reviews]
    words += [
        f"{entry.title} {entry.text} {entry.without_me}" for entry in opened.evidence.entries()
    ]
    return words + [item.words for item in opened.feedback.everything()]


def test_numbers_are_set_as_in_english(opened: Journal, reviews: tuple[Review, ...]) -> None:
    words = every_text(opened, reviews)
    assert any("%" in text for text in words)
    assert not any(" %" in text for text in words)


def test_some_answers_are_private_and_some_are_for_a_one_on_one(
    reviews: tuple[Review, ...],
) -> None:
    for review in reviews:
        assert 0 < sum(answer.private for answer in review.answers) < len(review.answers) / 2
    assert any(answer.bring_to_one_on_one for review in reviews for answer in review.answers)


def test_every_review_ends_with_a_reflection_and_something_to_grow_in(
    reviews: tuple[Review, ...],
) -> None:
    for review, cycle in zip(reviews, read_cycles(), strict=True):
        assert review.cycle.closing_reflection == cycle.reflection
        assert 1 <= len(review.cycle.focus) <= 3
        assert set(review.cycle.focus) <= set(review.skills)


def test_everything_was_saved_between_opening_and_closing_in_the_order_of_the_walk(
    reviews: tuple[Review, ...],
) -> None:
    for review in reviews:
        saved = [
            moment.saved_at
            for key in review.skills
            for moment in [*(answer for _, answer in review.written(key)), review.own_rating(key)]
            if moment is not None
        ]
        assert saved == sorted(set(saved))
        assert review.cycle.closed_at is not None
        assert review.cycle.opened_at < saved[0]
        assert saved[-1] < review.cycle.closed_at


def test_others_said_something_over_the_years_and_nobody_is_named(opened: Journal) -> None:
    feedback, stories = opened.feedback.everything(), read_feedback()
    assert [(item.said_on, item.words) for item in feedback] == [
        (t.said_on, t.words) for t in stories
    ]
    reviews = {review.cycle.id: review for review in opened.reviews.snapshots()}
    assert {item.who for item in feedback} == set(Who)
    for item, story in zip(feedback, stories, strict=True):
        review = reviews[item.cycle_id]
        assert review.cycle.period.start.year == story.year
        assert item.said_on > review.cycle.period.end
        assert item.level is None or item.level <= review.skills[item.key].highest_level
        assert UUID(item.id).int >> 80 == int(item.saved_at.timestamp() * 1000)
    whole = tuple(reviews.values())
    gap = [gap for review in whole for gap in gaps(review, feedback, frozenset())]
    assert len(gap) == len(feedback)
    assert {one.steps is None or one.steps > 0 for one in gap} == {True, False}
    assert 0 in {one.steps for one in gap}
    assert min(one.steps or 0 for one in gap) < 0
    assert any(item.private for item in feedback)
    assert any(not item.private for item in feedback)
    assert in_trash(opened, FEEDBACK) == ()


def test_the_ids_are_valid_and_sort_by_time(reviews: tuple[Review, ...]) -> None:
    ids = [UUID(review.cycle.id) for review in reviews]
    assert ids == sorted(set(ids))
    for number, review in zip(ids, reviews, strict=True):
        assert (number.version, number.variant) == (7, RFC_4122)
        assert number.int >> 80 == int(review.cycle.opened_at.timestamp() * 1000)


def test_the_last_but_one_review_was_rated_a_second_time(
    opened: Journal, reviews: tuple[Review, ...]
) -> None:
    repeats, last_but_one = opened.repeats.everything(), reviews[-2]
    assert {repeat.cycle_id for repeat in repeats} == {last_but_one.cycle.id}
    assert to_repeat(last_but_one, repeats, frozenset()) == ()
    agreed = agreement(last_but_one, repeats, frozenset())
    assert (agreed.exact, agreed.within_one, len(agreed.rows)) == (10, 12, 12)
    noise = own_noise(reviews, repeats, frozenset())
    assert (noise.same, noise.pairs, noise.steps) == (10, 12, 1)
    closed_at = last_but_one.cycle.closed_at
    assert closed_at is not None
    for repeat in repeats:
        assert REPEAT_AFTER <= repeat.saved_at - closed_at <= REPEAT_UNTIL
        assert repeat.committed_at == repeat.saved_at < reviews[-1].cycle.opened_at


def test_a_few_skills_were_looked_back_at_a_year_later(
    opened: Journal, reviews: tuple[Review, ...]
) -> None:
    then_ratings, (before, after) = opened.then_ratings.everything(), reviews[-2:]
    tests = then_tests(before, after, then_ratings, frozenset())
    assert len(tests) == len(then_ratings)
    assert 0 < len(tests) < len(to_ask(before, after, [], frozenset()))
    assert {(test.shift or 0) < 0 for test in tests} == {True, False}
    assert {test.growth for test in tests} == {0, 1, 2}
    closed_at = after.cycle.closed_at
    assert closed_at is not None
    assert all(
        then_rating.is_committed and then_rating.saved_at > closed_at
        for then_rating in then_ratings
    )


def test_the_work_log_is_kept_over_all_the_years_and_nobody_is_named(
    opened: Journal, reviews: tuple[Review, ...]
) -> None:
    entries, stories = opened.evidence.entries(), read_evidence()
    assert [(e.happened_on, e.title) for e in entries] == [
        (t.happened_on, t.title) for t in stories
    ]
    assert in_trash(opened, EVIDENCE) == ()
    assert {entry.kind for entry in entries} == set(EvidenceKind)
    years = {entry.happened_on.year for entry in entries}
    assert years == {*YEARS, YEARS[-1] + 1}
    for number, entry in enumerate(entries):
        assert set(entry.skills) <= set(reviews[-1].skills)
        assert entry.happened_on <= entry.saved_at.date()
        assert UUID(entry.id).int >> 80 == int(entry.saved_at.timestamp() * 1000)
        assert entry.id not in {other.id for other in entries[:number]}
    assert {key.rubric_id for entry in entries for key in entry.skills} == set(RUBRIC_IDS)
    for said in ("private", "text", "link", "without_me", "acknowledged_by", "skills"):
        assert {bool(getattr(entry, said)) for entry in entries} == {True, False}, said
    assert not any("://" in entry.link for entry in entries)


def test_evidence_stands_behind_most_rises_of_the_last_year_and_behind_its_fall(
    opened: Journal, reviews: tuple[Review, ...]
) -> None:
    before, after = reviews[-2:]
    rows = compare(before, after, frozenset(), opened.rating_context(before, after)).rows
    assert {row.key.skill_id: row.support for row in rows if row.support} == {
        "execution": Support.SUPPORTED,
        "alignment": Support.UNSUPPORTED,
        "clarity": Support.SUPPORTED,
        "navigating-ambiguity": Support.SUPPORTED,
    }
    (fell,) = [row for row in rows if (row.steps or 0) < 0]
    assert fell.is_backed
    # One's own noise is a step, and outweighs any evidence.
    assert {row.movement for row in rows if abs(row.steps or 0) == 1} == {Movement.POSSIBLE_CHANGE}


def test_it_is_written_the_same_each_time(sample: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "again.rings", Library())
    assert every_row(tmp_path / "again.rings") == every_row(sample)


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_it_is_the_same_wherever_it_is_written(
    sample: Path, tmp_path: Path, stand_in: StandIn, zone: str
) -> None:
    stand_in(zone)
    write_sample(tmp_path / "away.rings", Library())
    assert every_row(tmp_path / "away.rings") == every_row(sample)


@POSIX
def test_it_is_its_owners_alone_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sample.rings"
    write_sample(path, Library())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert names_in(path.parent) == {"sample.rings"}


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "sample.rings").write_bytes(b"A file that someone needs.")
    before = everything_in(folder)
    with pytest.raises(JournalExists, match="already a file at"):
        write_sample(folder / "sample.rings", Library())
    assert everything_in(folder) == before


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept" / "sample.rings"
    path.parent.mkdir()
    path.write_bytes(b"Mine.")
    monkeypatch.setattr("os.path.lexists", lambda _: False)  # as it was a moment ago
    with pytest.raises(JournalExists):
        write_sample(path, Library())
    assert path.read_bytes() == b"Mine."
    assert names_in(path.parent) == {"sample.rings"}


def test_a_fault_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storage.tables.reviews.store.ReviewStore.close", power_cut)
    with pytest.raises(KeyboardInterrupt):
        write_sample(tmp_path / "kept" / "sample.rings", Library())
    assert names_in(tmp_path / "kept") == set()


@POSIX
def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(NoPlaceForJournal, match="its folder is read-only") as caught:
        write_sample(folder / "sample.rings", Library())
    assert str(folder / "sample.rings") in caught.value.message
    assert names_in(folder) == set()
    folder.chmod(0o700)


def test_the_latest_year_has_three_quotations_and_each_stands_in_its_answer(
    opened: Journal, reviews: tuple[Review, ...]
) -> None:
    *earlier, latest = reviews
    chosen = chosen_quotations(latest, opened.quotations.chosen(latest.cycle.id), frozenset())
    assert [one.state for one in chosen] == [QuotationState.STANDS] * 3
    assert not any(one.is_private for one in chosen)
    assert all(opened.quotations.chosen(review.cycle.id) == () for review in earlier)
