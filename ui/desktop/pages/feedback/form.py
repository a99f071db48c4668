"""The form for one piece of feedback: its skill, person, day, words and level."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.feedback import ENTERING_WORDS, LONGEST_LABEL, Feedback, Who, reason_for
from assessment.model import SkillKey
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from ui.desktop.form_steps import Field, choice_field, day_field, line_field, toggle_field
from ui.desktop.recorder import EntryForm
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.day_edit import DayEdit
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.explanation import explain_private
from ui.desktop.widgets.level_card import LevelCard
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.reading_order import set_reading_order
from ui.desktop.widgets.scale import REASON_CHOICES
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tint import tint
from ui.desktop.widgets.toggle import private_chip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme

WHO_CHOICES = ((Who.MANAGER, "My manager"), (Who.PEER, "A peer"), (Who.REPORT, "A report"))
WHICH = "A few words to tell people apart, if you like. No names needed."
WITHOUT_LEVEL = "Words without a level are fine too; they are saved with “not enough evidence”."


class FeedbackForm(EntryForm[Feedback]):
    """Shows feedback, or an empty form to fill in."""

    def __init__(
        self,
        theme: Theme,
        review: Review,
        hidden: frozenset[SkillKey],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._review = review
        self._hidden = hidden
        self._key = next(iter(review.skills))
        self._skill = Picker("Skill")
        self._who = Choice("Who", WHO_CHOICES, may_clear=False)
        self._label = LineEdit("Which one", LONGEST_LABEL)
        self._day = DayEdit(theme, "Day they said it", today)
        self._asked = label("", "meta")
        self._words = Editor(theme, "What they said")
        self._private = private_chip("what they said", is_charted=True)
        self._private_part = QWidget()
        self._notice = tint(ENTERING_WORDS)
        self._levels: LevelCard | None = None
        self._levels_place = QVBoxLayout()
        self._reason = Choice("No level, because", REASON_CHOICES)
        self._lay_out()
        self._who.show_value(Who.MANAGER)
        self._show_skill(self._key)
        self._connect()

    @property
    @override
    def is_begun(self) -> bool:
        """Whether anything was entered that is worth keeping."""
        written = self._words.toPlainText().strip() or self._label.text().strip()
        return bool(written) or self._level is not None or self._reason.value() is not None

    @property
    @override
    def fields(self) -> tuple[Field, ...]:
        return (
            # Before the level, which belongs to it.
            Field("the skill", lambda: self._skill, lambda: self._key, self._show_skill),
            choice_field("who said it", self._who),
            line_field("which one", self._label),
            day_field("the day", self._day),
            toggle_field("Private", self._private),
            Field("the level", self._levels_or_self, lambda: self._level, self._show_level),
            choice_field("the reason for no level", self._reason),
        )

    @override
    def settle(self) -> bool:
        """Takes up what was typed as the day; False if it is no day, as the form then says."""
        settled = self._day.settle()
        if not settled:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        return settled

    def show_item(self, item: Feedback) -> None:
        """Fills in feedback without emitting a change."""
        self.blockSignals(True)
        self._show_skill(item.key)
        self._who.show_value(item.who)
        self._label.setText(item.label)
        self._day.show_day(item.said_on)
        self._words.set_text(item.words)
        self._private.setChecked(item.private)
        self._show_level(item.level)
        self._reason.show_value(item.reason)
        self.blockSignals(False)

    def explain_private(self, preferences: Preferences) -> None:
        """Explains at its first use what private means."""
        explain_private(preferences, self._private_part, [self._private])

    def begin_with(self, key: SkillKey) -> None:
        """Chooses the skill of the feedback."""
        self._show_skill(key)

    @override
    def entry(self, entry_id: str, now: datetime) -> Feedback:
        """The contents of the form as feedback."""
        level, reason = self._level, self._reason.value()
        return Feedback(
            id=entry_id,
            cycle_id=self._review.cycle.id,
            rubric_id=self._key.rubric_id,
            skill_id=self._key.skill_id,
            who=Who(str(self._who.value())),
            label=self._label.text(),
            said_on=self._day.day,
            level=level,
            reason=reason_for(level, None if reason is None else NotRated(str(reason))),
            words=self._words.toPlainText(),
            private=self._private.isChecked(),
            saved_at=now,
        )

    def choose_level(self, level: int) -> None:
        """Chooses a level as a click would."""
        if self._levels is not None:
            self._levels.choose(level)

    def focus_words(self) -> None:
        """Puts the cursor into the field for the words."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _level(self) -> int | None:
        return None if self._levels is None else self._levels.level

    def _levels_or_self(self) -> QWidget:
        return self._levels or self

    def _show_level(self, level: int | None) -> None:
        if self._levels is not None:
            self._levels.show_level(level)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for words, widget in (
            ("Which skill did they talk about?", self._skill),
            ("Who said it?", self._who),
            ("Which one?", self._label),
            ("When?", self._day),
        ):
            box.addWidget(label(words, "strong"))
            if widget is self._label:
                box.addWidget(label(WHICH, "meta"))
            is_narrow = widget in (self._skill, self._day)
            left = Qt.AlignmentFlag.AlignLeft
            box.addWidget(widget, 0, left) if is_narrow else box.addWidget(widget)
            if widget is self._day:
                box.addWidget(self._day.trouble)
            box.addSpacing(10)
        box.addWidget(self._notice)
        box.addSpacing(4)
        box.addWidget(label("What did they say?", "strong"))
        box.addWidget(self._asked)
        box.addWidget(self._words)
        private = QVBoxLayout(self._private_part)
        private.setContentsMargins(0, 0, 0, 0)
        private.addWidget(self._private, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._private_part)
        box.addSpacing(12)
        box.addWidget(label("Which level did they see?", "strong"))
        box.addLayout(self._levels_place)
        box.addSpacing(4)
        box.addWidget(label("No level? " + WITHOUT_LEVEL, "meta"))
        box.addWidget(self._reason)

    def _connect(self) -> None:
        self._skill.chosen.connect(self._skill_chosen)
        self._who.chosen.connect(self.changed)
        self._label.textChanged.connect(self.changed)
        self._day.changed.connect(self.changed)
        self._words.textChanged.connect(self.changed)
        self._words.left.connect(self.left)
        self._private.toggled.connect(self.changed)
        self._reason.chosen.connect(self._reason_chosen)

    def _skill_chosen(self, key: SkillKey) -> None:
        if key != self._key:
            self._show_skill(key)
            self.changed.emit()

    def _show_skill(self, key: SkillKey) -> None:
        """Shows a skill with its levels, and clears the level: it would mean something else."""
        self._key = key
        skill = self._review.skills[key]
        titles = [(known, one.title) for known, one in self._review.skills.items()]
        self._skill.show_options(titles, key)
        self._asked.setText(f"A question for them: {skill.ask_others}")
        self._notice.setVisible(key in self._hidden)
        if self._levels is not None:
            self._levels.hide()
            self._levels.deleteLater()
        self._levels = LevelCard(self._theme, skill)
        self._levels.level_chosen.connect(self._level_chosen)
        self._levels_place.addWidget(self._levels)
        set_reading_order(self)

    def _level_chosen(self, _level: object) -> None:
        self._reason.show_value(None)
        self.changed.emit()

    def _reason_chosen(self, reason: object) -> None:
        if reason is not None:
            self._show_level(None)
        self.changed.emit()
