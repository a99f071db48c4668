"""The preferences that belong to a journal and are kept in it."""

from __future__ import annotations

import json
from typing import cast

from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile

_CHOSEN_RUBRICS = "chosen_rubrics"
_IS_SAMPLE = "is_sample"
_DECLINED_REPEATS = "declined_repeats"
_UNFINISHED_NOTE = "unfinished_note"


class PreferenceStore:
    """Typed preferences. One that was never set, or can't be read, has its default."""

    def __init__(self, file: JournalFile, announce: Listener) -> None:
        self._file = file
        self._announce = announce

    @property
    def chosen_rubrics(self) -> tuple[str, ...]:
        """The ids of the rubrics that the person uses. Default: none."""
        return self._texts_of(_CHOSEN_RUBRICS)

    @chosen_rubrics.setter
    def chosen_rubrics(self, rubric_ids: tuple[str, ...]) -> None:
        self._set(_CHOSEN_RUBRICS, rubric_ids)

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample journal. Default: false."""
        return self._get(_IS_SAMPLE) == "true"

    @is_sample.setter
    def is_sample(self, is_sample: bool) -> None:
        self._set(_IS_SAMPLE, is_sample)

    @property
    def declined_repeats(self) -> tuple[str, ...]:
        """The ids of the cycles that the person chose not to rate a second time. Default: none."""
        return self._texts_of(_DECLINED_REPEATS)

    @declined_repeats.setter
    def declined_repeats(self, cycle_ids: tuple[str, ...]) -> None:
        self._set(_DECLINED_REPEATS, cycle_ids)

    @property
    def unfinished_note(self) -> str:
        """What was typed into home's line and not kept as an entry yet. Default: nothing."""
        try:
            found = json.loads(self._get(_UNFINISHED_NOTE) or '""')
        except ValueError:
            return ""
        return found if isinstance(found, str) else ""

    @unfinished_note.setter
    def unfinished_note(self, typed: str) -> None:
        self._set(_UNFINISHED_NOTE, typed)

    def _texts_of(self, key: str) -> tuple[str, ...]:
        try:
            found = json.loads(self._get(key) or "[]")
        # JSON that nests too deep is a RecursionError.
        except (ValueError, RecursionError):
            return ()
        entries = cast("list[object]", found) if isinstance(found, list) else []
        texts = tuple(entry for entry in entries if isinstance(entry, str))
        return texts if len(texts) == len(entries) else ()

    def _get(self, key: str) -> str | None:
        rows = self._file.rows("SELECT value FROM preference WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def _set(self, key: str, value: object) -> None:
        with self._file.transaction():
            self._file.execute(
                "INSERT INTO preference (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, json.dumps(value)),
            )
        self._announce(Change(ChangeKind.PREFERENCE, None))
