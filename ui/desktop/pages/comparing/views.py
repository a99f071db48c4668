"""The views of the Growth page: their words and values."""

from __future__ import annotations

from typing import NamedTuple

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import Part, between, narrowed_to
from assessment.model import SkillKey
from assessment.sharing import part_to_share, span_to_share
from assessment.wording import capitalised, counted, full_stop, number_word
from ui.charts.spec import Chart, ChartData
from ui.desktop.pages.comparing.choosing import GrowthChoice, Options, part_options
from ui.desktop.pages.comparing.subject import Subject

NOTHING_TO_COMPARE = "Nothing to compare yet."
ONE_SNAPSHOT = (
    "This is the first review with these skills. Once you have closed another one, you will see "
    "here what moved, skill by skill. The other views already have something to show."
)
"""Stands where the comparison will be drawn: above the views it would take room in each of them."""

NONE_IN_COMMON = (
    "These two reviews have no skill of this rubric in common, so they can’t be compared. Read "
    "each one on its own, or choose another review."
)


class Shown(NamedTuple):
    """The content of a view. `chart` is what it is drawn from, or None if there is nothing to draw.

    `subject` names the reviews where the summary doesn't. `skills` are the keys and titles of the
    skills to choose from, in the order of the chart.
    """

    subject: str
    summary: str
    chart: ChartData | None
    skills: tuple[tuple[SkillKey, str], ...]

    @property
    def words(self) -> str:
        """What the head of the page says below its title."""
        if not self.subject:
            return self.summary
        return f"{self.subject}{full_stop(self.subject)} {self.summary}"


def parts_to_show(view: Chart, subject: Subject, chosen: GrowthChoice) -> tuple[Options, Part]:
    """The parts a view can be limited to, and the one it is limited to now."""
    whole, part = subject.whole, chosen.part_in(subject.whole)
    if view.needs is History:
        keys = {line.key for line in between(whole, chosen.first, chosen.last).skills}
    else:
        keys = set(subject.pair.skills_of(subject.rubric_id))
    return part_options(whole, keys, part), part


def fill(view: Chart, subject: Subject, chosen: GrowthChoice) -> Shown:
    """The content of a view for a subject, limited to the chosen part."""
    part, compared, drawn = chosen.part_in(subject.whole), subject.compared, subject.drawn
    if view.needs is History:
        shown = _history(subject, chosen, part)
    elif view.needs is Comparison and compared is not None and drawn is not None:
        by_change = chosen.by_change and view.orders
        shown = _side_by_side(narrowed_to(compared, part), by_change=by_change)
        # The words stay on the page and may count what is private; the chart may not.
        shown = shown._replace(chart=part_to_share(drawn, part))
        if not subject.pair.shares_skills(subject.rubric_id):
            shown = shown._replace(summary=NONE_IN_COMMON)
    else:
        shown = _profile(subject, part)
        if view.needs is Comparison:
            shown = shown._replace(summary=NOTHING_TO_COMPARE, chart=None)
    if shown.skills or not part.title:
        return shown
    return shown._replace(summary=f"There is nothing on “{part.title}” here.", chart=None)


def _side_by_side(compared: Comparison, *, by_change: bool) -> Shown:
    both = f"{compared.after_title} compared with {compared.before_title}"
    rows = compared.by_change() if by_change else compared.rows
    return Shown(both, compared.summary, None, tuple((row.key, row.title) for row in rows))


def _profile(subject: Subject, part: Part) -> Shown:
    chart = part_to_share(subject.profile, part)
    profile = chart.value
    keys = tuple((row.key, row.title) for row in profile.rows)
    return Shown(profile.title, profile.summary, chart, keys)


def _history(subject: Subject, chosen: GrowthChoice, part: Part) -> Shown:
    chart = part_to_share(span_to_share(subject.history, chosen.first, chosen.last), part)
    history, whole = chart.value, subject.whole
    words = capitalised(counted(len(history.points), "review"))
    if len(history.points) < len(whole.points):
        words += f" of {number_word(len(whole.points))}"
    if len(history.points) > 1:
        words += f", from {history.points[0].title} to {history.points[-1].title}"
    keys = tuple((line.key, line.title) for line in history.skills)
    return Shown("", words + full_stop(words), chart, keys)
