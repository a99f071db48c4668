"""How long a report may be on paper. Its other forms have no bound."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.reporting.report_model import Report
from rubrics.errors import KnownError

LONGEST = 500_000
"""In letters: some two hundred pages, which are set in seconds."""

LETTERS_IN_LINE = 50
"""What a line counts at least, however short."""


class TooLongForPaper(KnownError):  # noqa: N818 - a name says what happened
    """A report is longer than what is set on paper."""

    def __init__(self) -> None:
        super().__init__(
            "This report is too long for paper: it would fill more than about two hundred pages.",
            "Save it as a web page or as Markdown instead: both can hold all of it.",
        )


def refuse_too_long(report: Report) -> None:
    """Raises TooLongForPaper, before any of the report is set."""
    lines = (line for text in _texts(report) for line in text.splitlines())
    if sum(max(len(line), LETTERS_IN_LINE) for line in lines) > LONGEST:
        raise TooLongForPaper


def _texts(report: Report) -> Iterator[str]:
    """Every text that a person wrote. All else is a line or two."""
    texts = [report.reflection]
    for rubric in report.rubrics:
        for skill in rubric.skills:
            texts += [answer.text for answer in skill.answers]
            texts += [skill.note, *(item.text for item in skill.feedback)]
            texts += [text for entry in skill.evidence for text in (entry.text, entry.without_me)]
    return (text.markdown for text in texts if text is not None)
