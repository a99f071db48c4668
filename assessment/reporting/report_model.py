"""The model of a report: plain values and finished sentences, in reading order.

Every form of the report (Markdown, HTML, PDF) is written from this model and nothing else.
"""

from __future__ import annotations

from assessment.model import Frozen, SkillKey


class ReportText(Frozen):
    """A text that the person wrote, in Markdown. A private one is there only if asked for."""

    markdown: str
    private: bool = False


class ReportAnswer(Frozen):
    """A question and its answer."""

    question: str
    text: ReportText


class ReportFeedback(Frozen):
    """What another person said about a skill, never the words of the report's author.

    `title` says who and when ("What a peer said on 3 November 2026"), `sentence` the gap, and
    `anchor` their level with its meaning. `text` is None if they gave a level only.
    """

    title: str
    sentence: str
    anchor: str
    text: ReportText | None
    private: bool


class ReportEvidence(Frozen):
    """An entry in the work log. `heading` is its kind and day: "Shipped on 3 November 2026".

    `link` is plain text. It and `acknowledged_by` may be empty.
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

    `before` is empty without a level, or when the sentence says it. `support` is empty except for
    a rise that evidence supports.
    """

    before: str
    sentence: str
    support: str = ""


class ReportSkill(Frozen):
    """A skill with everything that a report may say about it. Texts may be empty.

    `cluster` is empty if the rubric has only one. `level` is 1 to `highest_level`, or None.
    `standing` is the level, or why there is none, in words.
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
    """A rubric's part of a review. `silent` has the titles of skills without rating and words."""

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

    `noise` says what a small step means for this person, and is empty while that is unknown.
    """

    before_title: str
    summary: str
    noise: str = ""


class ReportMemory(Frozen):
    """Growth or a new standard: the skills rated from memory, with a sentence for each."""

    summary: str
    skills: tuple[tuple[str, str], ...]
    caution: str


class Report(Frozen):
    """A review in reading order.

    `private_words` tells its author what private text was left out or included.
    `evidence_title` is the heading of each skill's evidence and says since when it was noted.
    """

    title: str
    period: str
    depth: str
    state: str
    private_words: str
    includes_private: bool = False
    comparison: ReportComparison | None
    memory: ReportMemory | None = None
    reflection: ReportText | None
    focus: tuple[str, ...]
    to_bring: tuple[PointToBring, ...]
    evidence_title: str = "Evidence"
    rubrics: tuple[ReportRubric, ...]

    @property
    def private_to_readers(self) -> str:
        """What the pages say of private text: what they include, and never that any is left out.

        Whoever gets the pages would ask about what is missing.
        """
        return self.private_words if self.includes_private else ""
