"""The columns of a model, and the values in them.

Reading needs no conversion: pydantic validates each model, and accepts dates, times, enumeration
members and booleans as the file has them. (Building models unchecked with `model_construct` was
measured and is no faster.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, get_args

from assessment.model import Frozen


def moment_text(moment: datetime) -> str:
    """A time in UTC as ISO 8601 text of fixed length, which sorts by time."""
    return moment.isoformat(timespec="microseconds")


def as_column(value: object) -> object:
    """The value of a column for a value of a model."""
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


class Fields:
    """The fields of a model or named tuple, and their columns.

    Fields in `left_out` have no columns.
    """

    def __init__(self, model: type[Any], left_out: Sequence[str] = ()) -> None:
        self._parts = {
            name: tuple(part.model_fields) if part else ()
            for name, part in _fields_of(model).items()
            if name not in left_out
        }
        self.columns = tuple(column for name in self._parts for column in self._columns_of(name))

    def values(self, item: object) -> list[object]:
        """The values of an item's columns, in the order of the columns."""
        return [
            value for name in self._parts for value in self._values_of(name, getattr(item, name))
        ]

    def changes(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The values of some fields' columns, by column."""
        return {
            column: value
            for name, new in fields.items()
            for column, value in zip(
                self._columns_of(name), self._values_of(name, new), strict=True
            )
        }

    def read(self, row: Sequence[object]) -> dict[str, object]:
        """The values of the fields, by field, from a row in the order of the columns."""
        values = iter(row)
        return {
            name: _part({part: next(values) for part in parts}) if parts else next(values)
            for name, parts in self._parts.items()
        }

    def _columns_of(self, name: str) -> tuple[str, ...]:
        parts = self._parts[name]
        return tuple(f"{name}_{part}" for part in parts) if parts else (name,)

    def _values_of(self, name: str, value: object) -> list[object]:
        parts = self._parts[name]
        if not parts:
            return [as_column(value)]
        return [None if value is None else as_column(getattr(value, part)) for part in parts]


def item_type(model: type[Frozen], name: str) -> type[Any]:
    """The type of the items of a list field."""
    return get_args(model.model_fields[name].annotation)[0]


def _fields_of(model: type[Any]) -> dict[str, type[Frozen] | None]:
    """Every field, with the model of its value, or None if its value is no model."""
    if not issubclass(model, Frozen):
        return dict.fromkeys(model._fields)
    return {name: _model_in(field.annotation) for name, field in model.model_fields.items()}


def _model_in(annotation: object) -> type[Frozen] | None:
    for found in (annotation, *get_args(annotation)):
        if isinstance(found, type) and issubclass(found, Frozen):
            return found
    return None


def _part(values: dict[str, object]) -> dict[str, object] | None:
    return None if all(value is None for value in values.values()) else values
