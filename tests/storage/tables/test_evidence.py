"""The work log: an entry is kept with all its fields, and nothing is deleted at once."""

from __future__ import annotations

from datetime import date

import pytest

from assessment.evidence import Days, EvidenceKind, backing_of
from assessment.model import SkillKey
from assessment.reviews.cycles import ReviewCycle
from storage.changes import Change, ChangeKind
from storage.file.refusals import ChangedElsewhere, NoSuchEvidence
from storage.journal import Journal
from storage.tables.evidence import EVIDENCE
from tests.storage.conftest import Clock
from tests.storage.examples import LISTENING, PLANNING, entry
from tests.storage.files import emptied, in_trash, past_the_door

ELSEWHERE = SkillKey("no-cycle-uses-it", "anything")
FIRST = entry("first", PLANNING, LISTENING)
CHANGED = entry("first", LISTENING).with_changes(title="Otherwise")


def skills_in(journal: Journal) -> list[tuple[str, str]]:
    """Every skill that any entry names, as another tool reads it."""
    with past_the_door(journal.path) as connection:
        query = "SELECT evidence_id, skill_id FROM evidence_skill ORDER BY evidence_id, position"
        return connection.execute(query).fetchall()


# ---- keeping ---------------------------------------------------------------------------------


def test_an_entry_is_kept_with_all_it_says_and_needs_no_review(journal: Journal) -> None:
    bare = entry("bare").with_changes(
        text="", link="", without_me="", acknowledged_by="", private=False, skills=()
    )
    for saved in (FIRST, bare, entry("elsewhere", ELSEWHERE)):
        journal.evidence.save(saved)
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.evidence.entries() == (FIRST, bare, entry("elsewhere", ELSEWHERE))
        assert again.evidence.backing(Days()) == backing_of(again.evidence.entries())
        again.check()


def test_what_was_saved_is_read_at_once(journal: Journal) -> None:
    journal.evidence.save(FIRST)
    assert journal.evidence.entries() == (FIRST,)
    journal.evidence.save(CHANGED)
    assert journal.evidence.entries() == (CHANGED,)


def test_what_another_program_wrote_is_seen_at_once(journal: Journal) -> None:
    journal.evidence.save(FIRST)
    assert journal.evidence.entries() == (FIRST,)
    with past_the_door(journal.path) as connection:
        connection.execute("UPDATE evidence SET title = 'Elsewhere'")
    assert [one.title for one in journal.evidence.entries()] == ["Elsewhere"]


@pytest.mark.parametrize("kind", EvidenceKind)
def test_every_kind_is_kept(journal: Journal, kind: EvidenceKind) -> None:
    journal.evidence.save(FIRST.with_changes(kind=kind))
    (found,) = journal.evidence.entries()
    assert found.kind is kind


def test_the_skills_of_an_entry_keep_their_order(journal: Journal) -> None:
    keys = tuple(SkillKey("practice", name) for name in ("z", "a", "m", "b"))
    journal.evidence.save(entry("entry", *keys))
    assert journal.evidence.entries()[0].skills == keys
    journal.evidence.save(entry("entry", *reversed(keys)))
    assert journal.evidence.entries()[0].skills == tuple(reversed(keys))


def test_the_days_give_the_order_and_of_one_day_what_was_noted_first(journal: Journal) -> None:
    for name, day in (("late", 9), ("early", 2), ("also early", 2)):
        journal.evidence.save(entry(name).with_changes(happened_on=date(2026, 11, day)))
    assert [found.id for found in journal.evidence.entries()] == ["early", "also early", "late"]


@pytest.mark.parametrize(
    "text",
    [
        "נשלח סוף־סוף. **תודה** 🎉 \u200f" * 900,
        "تم النشر — 12 عيادة\n\n" * 1000,
        "A long day. " * 1667,
        "\ud7ff\ue000\U0010ffff \u202e turned \u2066 inside",
    ],
)
def test_long_texts_and_texts_from_right_to_left_come_back_as_they_were(
    journal: Journal, text: str
) -> None:
    saved = FIRST.with_changes(title=text[:40], text=text, without_me=text[::-1])
    journal.evidence.save(saved)
    journal.close()
    with Journal.open(journal.path) as again:
        assert again.evidence.entries() == (saved,)


def test_an_entry_is_edited_in_its_place(journal: Journal) -> None:
    for saved in (FIRST, entry("second")):
        journal.evidence.save(saved)
    journal.evidence.save(CHANGED)
    assert journal.evidence.entries() == (CHANGED, entry("second"))
    assert skills_in(journal)[:1] == [("first", "listening")]
    journal.check()


def test_the_work_log_outlives_every_review(journal: Journal, draft: ReviewCycle) -> None:
    journal.evidence.save(FIRST)
    journal.reviews.move_to_trash(draft.id)
    journal.trash.empty()
    assert journal.evidence.entries() == (FIRST,)
    assert in_trash(journal, EVIDENCE) == ()
    journal.check()


# ---- the trash -------------------------------------------------------------------------------


def test_an_entry_goes_to_the_trash_and_comes_back_as_it_was(
    journal: Journal, clock: Clock
) -> None:
    saved = [entry(name, LISTENING, PLANNING) for name in ("one", "two", "kept")]
    for one in saved:
        journal.evidence.save(one)
    for name in ("two", "one"):
        clock.move_on()
        journal.evidence.move_to_trash(name)
    assert journal.evidence.entries() == (saved[2],)
    assert journal.evidence.backing(Days()) == backing_of([saved[2]])
    assert in_trash(journal, EVIDENCE) == (saved[0], saved[1])
    journal.evidence.restore("one")
    assert journal.evidence.entries() == (saved[0], saved[2])
    assert in_trash(journal, EVIDENCE) == (saved[1],)


def test_an_entry_goes_to_the_trash_as_it_was_before_unless_it_was_changed_since(
    journal: Journal,
) -> None:
    journal.evidence.save(FIRST)
    journal.evidence.save(CHANGED)
    elsewhere = CHANGED.with_changes(text="Written elsewhere.")
    journal.evidence.save(elsewhere)
    changes: list[Change] = []
    journal.subscribe(changes.append)
    with pytest.raises(ChangedElsewhere):
        journal.evidence.move_to_trash_as("first", FIRST, read=CHANGED)
    assert (journal.evidence.entries(), changes) == ((elsewhere,), [])
    journal.evidence.move_to_trash_as("first", FIRST, read=elsewhere)
    assert (journal.evidence.entries(), in_trash(journal, EVIDENCE)) == ((), (FIRST,))
    assert changes == [Change(ChangeKind.EVIDENCE, None)]


def test_an_entry_in_the_trash_is_put_back_there_as_it_was_before(journal: Journal) -> None:
    journal.evidence.save(CHANGED)
    journal.evidence.move_to_trash("first")
    journal.evidence.move_to_trash_as("first", FIRST, read=CHANGED)
    assert (journal.evidence.entries(), in_trash(journal, EVIDENCE)) == ((), (FIRST,))
    journal.trash.empty()
    with pytest.raises(NoSuchEvidence):
        journal.evidence.move_to_trash_as("first", FIRST, read=FIRST)


def test_emptying_the_trash_deletes_entries_for_good_with_their_skills(journal: Journal) -> None:
    secret = "a sentence that is not to stay " * 400
    skill = SkillKey("practice", "a-skill-that-nothing-else-names")
    journal.evidence.save(FIRST)
    journal.evidence.save(entry("gone", skill).with_changes(text=secret, without_me=secret))
    journal.evidence.move_to_trash("gone")
    for word in (secret[:40], skill.skill_id):
        assert word.encode() in journal.path.read_bytes()
    assert journal.trash.empty() == emptied(evidence=1)
    assert journal.trash.empty() == emptied()
    for word in (secret[:40], skill.skill_id):
        assert word.encode() not in journal.path.read_bytes()
    assert (journal.evidence.entries(), in_trash(journal, EVIDENCE)) == ((FIRST,), ())
    assert skills_in(journal) == [("first", "planning"), ("first", "listening")]
    journal.check()


def test_an_entry_that_is_not_there_is_said_to_be_missing(journal: Journal) -> None:
    journal.evidence.save(FIRST)
    journal.evidence.move_to_trash("first")
    changes: list[Change] = []
    journal.subscribe(changes.append)
    for attempt in (
        lambda: journal.evidence.save(CHANGED),
        lambda: journal.evidence.move_to_trash("first"),
        lambda: journal.evidence.move_to_trash("unknown"),
        lambda: journal.evidence.restore("unknown"),
    ):
        with pytest.raises(NoSuchEvidence, match="not in the journal"):
            attempt()
    journal.evidence.restore("first")
    with pytest.raises(NoSuchEvidence):
        journal.evidence.restore("first")
    assert journal.evidence.entries() == (FIRST,)
    assert changes == [Change(ChangeKind.EVIDENCE, None)]


def test_an_entry_that_was_deleted_for_good_can_be_saved_again(journal: Journal) -> None:
    journal.evidence.save(FIRST)
    journal.evidence.move_to_trash("first")
    journal.trash.empty()
    journal.evidence.save(CHANGED)
    assert journal.evidence.entries() == (CHANGED,)


def test_listeners_hear_of_evidence_once_it_is_on_the_disk(journal: Journal) -> None:
    changes: list[Change] = []
    seen_by_others: list[tuple[int, int]] = []

    def listen(change: Change) -> None:
        changes.append(change)
        with Journal.open(journal.path) as other:
            seen_by_others.append((len(other.evidence.entries()), len(in_trash(other, EVIDENCE))))

    journal.subscribe(listen)
    journal.evidence.save(FIRST)
    journal.evidence.move_to_trash("first")
    journal.evidence.restore("first")
    journal.evidence.move_to_trash("first")
    journal.trash.empty()
    assert changes == [Change(ChangeKind.EVIDENCE, None)] * 5
    assert seen_by_others == [(1, 0), (0, 1), (1, 0), (0, 1), (0, 0)]
