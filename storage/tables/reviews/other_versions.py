"""The versions of texts that were replaced by a window that did not know of them."""

from __future__ import annotations

from assessment.reviews.other_versions import OtherVersion
from storage.changes import ChangeKind
from storage.tables.keeping import Keeping
from storage.tables.kind import Kind
from storage.tables.store import Store

OTHER_VERSIONS = Kind(
    model=OtherVersion,
    table="other_version",
    change=ChangeKind.OTHER_VERSION,
    cycles=("cycle_id",),
    texts={"text": "private"},
    names=("id", "cycle_id", "source_rubric_id", "source_name"),
)
_OF_SOURCE = """
    cycle_id = ? AND source_kind = ? AND source_rubric_id = ? AND source_name = ? AND text = ?
"""


class OtherVersionStore(Store[OtherVersion]):
    """Every version that waits for a choice."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__(OTHER_VERSIONS, keeping)

    def everything(self) -> tuple[OtherVersion, ...]:
        """All of them, without those of a review in the trash."""
        return self._keeping.cache.get(
            self.kind.table,
            self.kind.read_from,
            lambda: self._table.read(self._keeping.file, self._table.present),
        )

    def of(self, cycle_id: str) -> tuple[OtherVersion, ...]:
        """Those of one review, the oldest first."""
        return tuple(version for version in self.everything() if version.cycle_id == cycle_id)

    def set_aside(self, version: OtherVersion) -> None:
        """Keeps a version unless it is blank or kept. Call it in the transaction of the save."""
        if not version.text.strip():
            return
        source, file = version.source, self._keeping.file
        named = (version.cycle_id, source.kind.value, source.rubric_id, source.name, version.text)
        if not self._table.read(file, _OF_SOURCE, named):
            self._table.add(file, version)

    def settle(self, version: OtherVersion) -> None:
        """Deletes a version, once the person has chosen."""
        with self._keeping.saving() as file:
            self._table.remove(file, version.id)
        self._announce(version.cycle_id)
