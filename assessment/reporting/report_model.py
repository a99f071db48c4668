"""What a report holds: plain values and ready sentences, in the order in which they are read.

Every form of the report (Markdown, HTML, PDF) is written from this model and nothing else.
"""

from __future__ import annotations

from assessment.model import Frozen, SkillKey


class ReportText(Frozen):
    """Something that the person wrote, in Markdown. `private` is only ever true when asked for."""

    markdown: str
    private: bool = False


class ReportAnswer(Frozen):
    """A question and what was written to it."""

    question: str
    text: ReportText


class ReportFeedback(Frozen):
    """What another person said of a skill: never the reviewed person's own words.

    `title` says who and when ("What a peer said on 3 November 2026"), `sentence` the gap; `anchor`
    is their level and what it means. `text` is None where they said nothing beyond it.
    """

    title: str
    sentence: str
    anchor: str
    text: ReportText | None
    private: bool


class ReportEvidence(Frozen):
    """An entry of the work log. `heading` says what it was and when: "Shipped on 3 November 2026".

    `link` is plain text; it is empty where there is none, and so is `acknowledged_by`.
    """

    title: str
    heading: str
    text: ReportText | None
    link: str
    without_me: ReportText | None
    acknowledged_by: str
    private: bool


class SkillMovement(Frozen):
    """How a skill moved since the review before, in a sentence, and from where: "level 2".

    `before` is empty when there was no level, or when the sentence says it; `support` is empty but
    for a rise that evidence stands behind.
    """

    before: str
    sentence: str
    support: str = ""


class ReportSkill(Frozen):
    """One skill with all that a report may give of it. Empty text means that there is none.

    So is `cluster` where the rubric has only one. `level` is 1 to `highest_level`, or None without
    a level; `standing` says either in words.
    """

    key: SkillKey
    title: str
    cluster: str
    level: int | None
    highest_level: int
    standing: str
    energy: str
    anchor: str
    movement: SkillMovement | None
    remarks: tuple[str, ...]
    answers: tuple[ReportAnswer, ...]
    note: ReportText | None
    feedback: tuple[ReportFeedback, ...] = ()
    evidence: tuple[ReportEvidence, ...] = ()


class ReportSource(Frozen):
    """Where a rubric comes from. `published` is in words; `anchors_by` wrote its levels."""

    author: str
    title: str
    published: str
    url: str
    anchors_by: str


class ReportRubric(Frozen):
    """One rubric's part of a review. `silent` names the skills with neither rating nor words."""

    id: str
    title: str
    source: ReportSource
    skills: tuple[ReportSkill, ...]
    silent: tuple[str, ...]


class PointToBring(Frozen):
    """An answer that the person wants to bring to a 1:1. Never a private one."""

    key: SkillKey
    skill: str
    question: str


class ReportComparison(Frozen):
    """The review before, and what moved since, counted in words.

    `noise` says what a small step means for this person; it is empty as long as nobody knows.
    """

    before_title: str
    summary: str
    noise: str = ""


class ReportMemory(Frozen):
    """Whether it was growth or the standard: the skills looked back at, each with a sentence."""

    summary: str
    skills: tuple[tuple[str, str], ...]
    caution: str


class Report(Frozen):
    """A review in the order in which it is read. `private_words` says what was left out or in.

    `evidence_title` stands above the evidence of each skill: it says since when that is.
    """

    title: str
    period: str
    depth: str
    state: str
    private_words: str
    comparison: ReportComparison | None
    memory: ReportMemory | None = None
    reflection: ReportText | None
    focus: tuple[str, ...]
    to_bring: tuple[PointToBring, ...]
    evidence_title: str = "Evidence"
    rubrics: tuple[ReportRubric, ...]
