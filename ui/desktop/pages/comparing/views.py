"""The views of the Growth page: what each is called, what it says and what it is drawn from."""

from __future__ import annotations

from typing import NamedTuple

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.narrowing import Part, between, narrowed_to
from assessment.comparing.pairs import profile_of_rubric
from assessment.comparing.profile import profile
from assessment.feedback import without_private
from assessment.model import SkillKey
from assessment.wording import capitalised, counted, full_stop, number_word
from ui.charts.spec import Chart, ChartData
from ui.desktop.pages.comparing.choosing import Choosing, Options, part_options
from ui.desktop.pages.comparing.subject import Subject

ONE_SNAPSHOT = (
    "This is the first review that holds these skills, so there is nothing to set beside it yet. "
    "Once you have closed another one, what moved will stand here, skill by skill. "
    "The other views can be read today."
)


NONE_IN_COMMON = (
    "These two reviews have no skill of this rubric in common, so nothing can be set side by side. "
    "Each can be read by itself, and another review chosen."
)


class Shown(NamedTuple):
    """A view filled in. `chart` is what it is drawn from; None says that there is nothing yet.

    `skills` can be read from here, by title, in the order of the chart.
    """

    title: str
    summary: str
    chart: ChartData | None
    skills: tuple[tuple[SkillKey, str], ...]


def parts_to_show(view: Chart, subject: Subject, chosen: Choosing) -> tuple[Options, Part]:
    """Which parts a view can be narrowed to, and which it is."""
    whole, part = subject.whole, chosen.part_in(subject.whole)
    if view.needs is History:
        keys = {line.key for line in between(whole, chosen.first, chosen.last).skills}
    else:
        keys = set(subject.pair.skills_of(subject.rubric_id))
    return part_options(whole, keys, part), part


def fill(view: Chart, subject: Subject, chosen: Choosing) -> Shown:
    """What a view shows of a subject, of the chosen part."""
    part, told, drawn = chosen.part_in(subject.whole), subject.compared, subject.drawn
    if view.needs is Comparison and told is not None and drawn is not None:
        by_change = chosen.by_change and view.orders
        shown = _side_by_side(narrowed_to(told, part), by_change=by_change)
        shown = shown._replace(chart=narrowed_to(drawn, part))
        if not subject.pair.shares_skills(subject.rubric_id):
            shown = shown._replace(summary=NONE_IN_COMMON)
    elif view.needs is History:
        shown = _history(view, subject.whole, chosen, part)
    else:
        shown = _profile(subject, part)
        if view.needs is Comparison:
            shown = shown._replace(summary=ONE_SNAPSHOT, chart=None)
    if shown.skills or not part.title:
        return shown
    return shown._replace(summary=f"Nothing of “{part.title}” stands here.", chart=None)


def _side_by_side(told: Comparison, *, by_change: bool) -> Shown:
    title = f"{told.before_title} beside {told.after_title}"
    rows = told.by_change() if by_change else told.rows
    return Shown(title, told.summary, told, tuple((row.key, row.title) for row in rows))


def _profile(subject: Subject, part: Part) -> Shown:
    source = subject.source
    every = profile(
        subject.pair.after, source.hidden, without_private(source.rating_context.feedback)
    )
    told = narrowed_to(profile_of_rubric(every, subject.rubric_id), part)
    keys = tuple((row.key, row.title) for row in told.rows)
    return Shown(told.title, told.summary, told, keys)


def _history(view: Chart, whole: History, chosen: Choosing, part: Part) -> Shown:
    told = narrowed_to(between(whole, chosen.first, chosen.last), part)
    words = capitalised(counted(len(told.points), "review"))
    if len(told.points) < len(whole.points):
        words += f" of {number_word(len(whole.points))}"
    if len(told.points) > 1:
        words += f", from {told.points[0].title} to {told.points[-1].title}"
    keys = tuple((line.key, line.title) for line in told.skills)
    return Shown(view.title, words + full_stop(words), told, keys)
