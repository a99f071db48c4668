"""Compares a thing to be saved with what was read of it and with what the file holds now.

Another window, another computer on a share or the command line may have saved it meanwhile. What
only one side changed is merged; nothing that a person wrote is replaced unknowingly.
"""

from __future__ import annotations

from types import EllipsisType
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from assessment.merging import merge
from assessment.model import Frozen
from storage.file.connection import JournalFile
from storage.file.refusals import ChangedElsewhere
from storage.tables.kind import Item
from storage.tables.table import Table

Thing = TypeVar("Thing", bound=Frozen)

Read: TypeAlias = Thing | EllipsisType | None
"""A thing as it was read before it was changed, or None if there was none yet.

`...` means that it was not read, as when the sample is written: then nothing is compared.
"""


class ToKeep(NamedTuple, Generic[Item]):
    """The thing to save, and the kept one if both sides wrote in it and it must not be lost."""

    item: Item
    replaced: Item | None = None


def compare(table: Table[Item], file: JournalFile, item: Item, read: Read[Item]) -> ToKeep[Item]:
    """Merges a thing with the one that is kept. Call it in the transaction of the save.

    Raises ChangedElsewhere if both sides chose, and not the same: a level, a day, a skill. Things
    that can be deleted by themselves have no such choices: all of the kept one is returned.
    """
    if isinstance(read, EllipsisType):
        return ToKeep(item)
    kept = table.kept(file, item)
    if kept is None or kept == read:
        return ToKeep(item)
    kind = table.kind
    texts = {name: flag for name, flag in kind.texts.items() if name in type(item).model_fields}
    merged = merge(read, kept, item, together=kind.together, texts=texts)
    if not merged.clashes:
        return ToKeep(merged.item)
    if not merged.clashes <= texts.keys() and not kind.trash_words:
        raise ChangedElsewhere
    return ToKeep(merged.item, kept)


def refuse_change(kept: object, mine: object, read: object | None) -> None:
    """Raises ChangedElsewhere if what is kept is neither what was `read` nor what is to be saved.

    None was not read, and is not compared.
    """
    if read is not None and kept not in (read, mine):
        raise ChangedElsewhere
