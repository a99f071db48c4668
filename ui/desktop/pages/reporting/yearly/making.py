"""Makes, saves and prints a yearly page. Making and saving run off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.review import Review
from assessment.sharing import ShareableContext, yearly_page_to_share
from ui.desktop.tasks import Checkpoint
from ui.desktop.widgets.chart_drawing import load
from ui.desktop.widgets.file_names import safe_file_name

if TYPE_CHECKING:
    from ui.reports.yearly.fitting import FittedPage

KINDS = "PDF (*.pdf);;Web page (*.html)"
PIXELS_PER_INCH = 150
"""The resolution of the picture for an ordinary screen: higher than it is ever shown."""


@dataclass(frozen=True)
class YearlyRequest:
    """The contents of a page, already read from the journal.

    `made_at` (UTC) dates its PDF; `pixels_per_inch` is the resolution of its picture.
    """

    review: Review
    before: Review | None
    hidden: frozenset[SkillKey]
    around: ShareableContext
    quotations: tuple[Quotation, ...]
    made_at: datetime
    pixels_per_inch: float


@dataclass(frozen=True)
class ExportedYear:
    """A page ready to save and print, and its picture (PNG), empty when it does not fit."""

    fitted: FittedPage
    picture: bytes
    made_at: datetime

    @property
    def title(self) -> str:
        """Its name in the printer's queue."""
        return self.fitted.page.title

    @property
    def file_name(self) -> str:
        """The name of its file, as a PDF."""
        return safe_file_name(self.title, ", one page.pdf")

    @property
    def too_long(self) -> str:
        """Why it does not fit on one side, and what to do. Empty when it does."""
        return self.fitted.too_long

    def save(self, path: Path, checkpoint: Checkpoint) -> str:
        """Writes the page to a file in the format of its suffix. Raises KnownError.

        Calls `checkpoint` before the file is put in place. Returns a note on the file to show to
        the user; empty when there is none.
        """
        from ui.reports.yearly.write import write_yearly_page

        return write_yearly_page(
            self.fitted.source, path, made_at=self.made_at, checkpoint=checkpoint
        )

    def pages(self, pixels_per_inch: float) -> tuple[bytes, ...]:
        """The side as a PNG picture, for a printer."""
        from ui.reports.yearly.printed import to_picture

        return (to_picture(self.fitted, pixels_per_inch=pixels_per_inch),)


def make(request: YearlyRequest, checkpoint: Checkpoint) -> ExportedYear:
    """Builds the page, fits it on one side, and makes its picture for the window."""
    page = yearly_page_to_share(
        request.review, request.before, request.hidden, request.quotations, request.around
    )
    checkpoint()
    load(checkpoint)
    from ui.reports.yearly.fitting import fit
    from ui.reports.yearly.printed import to_picture

    fitted = fit(page)
    if fitted.too_long:
        return ExportedYear(fitted, b"", request.made_at)
    checkpoint()
    picture = to_picture(fitted, pixels_per_inch=request.pixels_per_inch)
    return ExportedYear(fitted, picture, request.made_at)
