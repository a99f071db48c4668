"""What the Growth page reads belongs to one state of the journal."""

from __future__ import annotations

from storage.journal import Journal
from tests.storage.files import written_while_reading
from tests.ui.desktop.pages.comparing.growing import two_years
from ui.desktop.pages.comparing.source import read_source


def test_no_other_program_writes_while_the_page_reads(journal: Journal) -> None:
    two_years(journal)
    read_source(journal, None, None)
    assert written_while_reading(journal.path, lambda: read_source(journal, None, None)) == 0
