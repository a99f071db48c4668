"""What is declared of each kind holds: every field comes back, every column has its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from assessment.model import Frozen, SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import CycleState, ReviewCycle, RubricEdition
from assessment.reviews.ratings import NotRated
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from storage.tables.columns import Fields, item_type
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.kind import Kind, ListTable
from storage.tables.quotations import QUOTATIONS
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.reviews.other_versions import OTHER_VERSIONS
from storage.tables.second_ratings import REPEATS, THEN_RATINGS
from storage.tables.table import Table
from tests.assessment.examples import a_cycle
from tests.storage.examples import AWKWARD, MOMENT
from tests.storage.examples import QUOTATIONS as CHOSEN

KINDS: tuple[Kind[Any], ...] = (
    CYCLES,
    ANSWERS,
    RATINGS,
    REPEATS,
    THEN_RATINGS,
    FEEDBACK,
    EVIDENCE,
    OTHER_VERSIONS,
)
LISTS: tuple[tuple[ListTable, type[Any]], ...] = (
    (QUOTATIONS, Quotation),
    *((table, item_type(kind.model, name)) for kind in KINDS for name, table in kind.lists.items()),
)
NOT_DECLARED = {
    "rubric": "a frozen text under its own hash, written once",
    "cycle_event": "what happened to a cycle, written down and never read",
    "preference": "a value for each key",
    "glance": "what home showed last",
    "last_change": "the counter of all changes",
}
NOT_OF_THE_MODEL = {"id", "deleted_at"}
by_table = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)


@pytest.fixture
def file(path: Path, closed: ReviewCycle, draft: ReviewCycle) -> Iterator[JournalFile]:
    """The file of a journal that holds a closed review and a draft."""
    opened = JournalFile(Opener(path))
    yield opened
    opened.close()


@pytest.fixture
def closed(journal: Journal, rubric: Rubric) -> ReviewCycle:
    """A closed review of 2025."""
    cycle = a_cycle(2025, [rubric])
    journal.reviews.start(cycle, [rubric])
    return journal.reviews.close(cycle.id)


def types_in(annotation: object) -> Iterator[type[Any]]:
    """Every type that is named in an annotation."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from types_in(part)


def awkward(field: FieldInfo) -> Any:
    """A value that is easily spoiled on its way, of the type that a field has."""
    most = [limit.max_length for limit in field.metadata if getattr(limit, "max_length", None)]
    for kind in types_in(field.annotation):
        if issubclass(kind, Frozen):
            return all_fields(kind, {})
        if issubclass(kind, Enum):
            return list(kind)[-1]
        if issubclass(kind, str):
            return AWKWARD.strip()[: most[0] if most else None].strip()
        if issubclass(kind, bool | int):
            return kind(4)
        if issubclass(kind, datetime):
            return MOMENT
        if issubclass(kind, date):
            return date(2024, 2, 29)
    raise TypeError(f"no awkward value for {field.annotation}")


def all_fields(model: type[Frozen], given: Mapping[str, Any]) -> Frozen:
    """A model with every field set, as is given or to an awkward value."""
    fields = model.model_fields
    values = {n: given[n] if n in given else awkward(field) for n, field in fields.items()}
    return model.model_validate(values)


@by_table
def test_every_field_of_every_kind_comes_back(
    kind: Kind[Any], file: JournalFile, closed: ReviewCycle, draft: ReviewCycle, rubric: Rubric
) -> None:
    is_final = kind in (REPEATS, THEN_RATINGS)
    written_in = closed if is_final else draft
    edition = RubricEdition(rubric_id="practice", version=1, sha256=fingerprint(rubric))
    skills = (SkillKey("practice", "listening"), SkillKey("practice", "planning"))
    revised = {"revised_at": MOMENT, "level": None, "confidence": None}
    item = all_fields(
        kind.model,
        {
            "cycle_id": written_in.id,
            "by_cycle_id": draft.id,
            "rubric_id": "practice",
            "editions": (edition,),
            "focus": skills,
            "skills": skills,
            "revisions": ({**revised, "reason": NotRated.NO_OPPORTUNITY},) * 2,
            "reason": None,
            "state": CycleState.DRAFT,
            "source": CHOSEN[0].source,
        },
    )
    same = {"reason", "state"}
    for name, field in kind.model.model_fields.items():
        assert getattr(item, name) != field.default or name in same, f"{name} has its default"
    table = Table(kind)
    named = " AND ".join(f"{name} = ?" for name in kind.key)
    key = [getattr(item, name) for name in kind.key]
    for write in (table.put,) if is_final else (table.add, table.put):
        with file.transaction():
            write(file, item)
        assert table.read(file, named, key) == (item,)


def test_every_field_of_a_quotation_comes_back(journal: Journal, draft: ReviewCycle) -> None:
    journal.quotations.choose(draft.id, CHOSEN)
    assert journal.quotations.chosen(draft.id) == CHOSEN


def test_every_column_of_the_file_is_declared_or_an_exception_with_its_reason(
    file: JournalFile,
) -> None:
    declared: dict[str, set[str]] = {}
    for kind in KINDS:
        own = {"deleted_at"} if kind.trash_words else set[str]()
        own |= {"id"} if kind.lists or kind.table == "answer" else set()
        declared[kind.table] = {*Fields(kind.model, left_out=tuple(kind.lists)).columns, *own}
    for table, item in LISTS:
        written = {name for name in Fields(item).columns if name not in table.looked_up}
        declared[table.name] = {*written, table.owner, "position"}
    names = file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    found = {
        name: {column for _, column, *_ in file.rows(f"PRAGMA table_info({name})")}
        for (name,) in names
    }
    assert {name: found[name] for name in found if name not in NOT_DECLARED} == declared


@pytest.mark.parametrize(
    "declared, model, left_out",
    [
        *((kind, kind.model, tuple(kind.lists)) for kind in KINDS),
        *((table, item, ()) for table, item in LISTS),
    ],
)
def test_every_text_is_declared_to_be_searched_or_to_be_a_name(
    declared: Kind[Any] | ListTable, model: type[Any], left_out: tuple[str, ...]
) -> None:
    types = dict(_types(model, left_out))
    texts = {name for name, kind in types.items() if kind is str}
    assert texts == {*declared.texts, *declared.names}
    assert not {*declared.texts} & {*declared.names}
    flags = {name for name, kind in types.items() if kind is bool and "private" in name}
    assert {flag for flag in declared.texts.values() if flag} == flags


def _types(model: type[Any], left_out: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """Every column with the type of what stands in it; the members of an enumeration are none."""
    if not issubclass(model, Frozen):
        yield from ((name, str) for name in model._fields)
        return
    for name, field in model.model_fields.items():
        if name in left_out:
            continue
        kinds = [*types_in(field.annotation)]
        nested = [kind for kind in kinds if issubclass(kind, Frozen)]
        if nested:
            yield from ((f"{name}_{part}", kind) for part, kind in _types(nested[0], ()))
        else:
            yield name, str if str in kinds else field.annotation


def test_every_declared_table_is_counted_whatever_is_done_to_it(file: JournalFile) -> None:
    tables = {name for (name,) in file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    expected = {
        (table, f"{table}_counted_on_{operation}")
        for table in tables - {"glance", "last_change"}
        for operation in ("INSERT", "UPDATE", "DELETE")
    }
    triggers = {*file.rows("SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger'")}
    assert expected <= triggers
    kept = {name for (name,) in file.rows("SELECT kept FROM last_change")}
    assert kept == {table for table, _ in expected} | {"closed cycle"}


@by_table
def test_every_table_that_a_kind_is_read_from_is_declared(
    kind: Kind[Any], file: JournalFile
) -> None:
    tables: set[str | None] = set()

    def note(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ:
            tables.add(table)
        return sqlite3.SQLITE_OK

    file.connection.set_authorizer(note)
    Table(kind).read(file)
    assert tables == {*kind.read_from}
