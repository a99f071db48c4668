"""Each change of a form's fields as a step of the window's history, however the form saves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from ui.desktop.choice_steps import note_choice
from ui.desktop.widgets.line_edit import LineEdit
from ui.desktop.widgets.reading_order import focus_on

if TYPE_CHECKING:
    from ui.desktop.undoing import UndoHistory
    from ui.desktop.widgets.choice import Choice
    from ui.desktop.widgets.day_edit import DayEdit

Values = dict[int, object]
"""What fields hold, by their numbers."""


class Field(NamedTuple):
    """A part of a form that holds one value. Texts in editors are no fields: see `Texts`."""

    words: str
    """What a step of it is called: "the day"."""
    place: Callable[[], QWidget]
    """What gets the focus when it is put back."""
    read: Callable[[], object]
    put: Callable[[Any], object]

    @property
    def is_being_typed(self) -> bool:
        """Whether it is a line with the cursor, whose own undo knows what is typed."""
        place = self.place()
        return isinstance(place, LineEdit) and place.hasFocus()


def toggle_field(words: str, button: QAbstractButton) -> Field:
    """The field of a button that is on or off."""
    return Field(words, lambda: button, button.isChecked, button.setChecked)


def choice_field(words: str, choice: Choice) -> Field:
    """The field of a row of words of which one is chosen."""
    return Field(words, lambda: choice, choice.value, choice.show_value)


def line_field(words: str, line: LineEdit) -> Field:
    """The field of a line. What is typed there becomes a step when the cursor leaves it."""
    return Field(words, lambda: line, line.text, line.setText)


def day_field(words: str, day: DayEdit) -> Field:
    """The field of a day."""
    return Field(words, lambda: day, lambda: day.day, day.show_day)


class FormSteps(QObject):
    """Compares the fields with what they held before, whenever `note` is called."""

    def __init__(
        self,
        history: UndoHistory,
        form: QWidget,
        fields: Sequence[Field],
        changed: Callable[[], object],
        *,
        show: Callable[[], bool] | None = None,
    ) -> None:
        """`changed` is called when a step put something back. The fields count as filled in.

        `show` opens the form again from any page; without it, its steps end when it is left.
        """
        super().__init__(form)
        self._history, self._form, self._fields = history, form, tuple(fields)
        self._put_back, self._show = changed, show
        self._lines = [one for one in map(_line_of, self._fields) if one is not None]
        self._last = self._values()
        for line in self._lines:
            line.textEdited.connect(self._type)
            line.editingFinished.connect(self.note)

    def begin(self) -> None:
        """Takes what the fields hold now as filled in: no step leads behind it."""
        self._last = self._values()

    def note(self) -> None:
        """Notes what changed as a step; of a line only once the cursor has left it."""
        now = self._values()
        new = [n for n in now if now[n] != self._last[n]]
        typed = [n for n in new if self._fields[n].is_being_typed]
        chosen = [n for n in new if n not in typed]
        if chosen:
            self._note(typed, now)
            self._note(chosen, now)

    def note_all(self) -> None:
        """Notes what is being typed too: the form is about to be left."""
        now = self._values()
        self._note([n for n in now if now[n] != self._last[n]], now)

    def _note(self, numbers: Sequence[int], now: Values) -> None:
        if not numbers:
            return
        before, after = ({n: values[n] for n in numbers} for values in (self._last, now))
        self._last = {**self._last, **after}
        note_choice(self._history, self._fields[numbers[0]].words, before, after, self._turn)
        self._leave_undo(left=True)

    def _turn(self, expected: Values, wanted: Values) -> bool:
        if not isValid(self._form) or not self._is_so(expected) or not self._come_back():
            return False
        for number, value in wanted.items():
            self._fields[number].put(value)
        self._last = self._values()
        self._put_back()
        _focus(self._fields[min(wanted)].place())
        self._leave_undo(left=True)
        return True

    def _is_so(self, expected: Values) -> bool:
        return all(self._fields[number].read() == was for number, was in expected.items())

    def _come_back(self) -> bool:
        return self._form.isVisible() or (self._show is not None and self._show())

    def _type(self) -> None:
        self._leave_undo(left=False)

    def _leave_undo(self, *, left: bool) -> None:
        """Leaves Ctrl+Z in a line to the window, or not: what was typed last is undone first."""
        for line in self._lines:
            line.leaves_undo = left

    def _values(self) -> Values:
        return {number: field.read() for number, field in enumerate(self._fields)}


def _line_of(field: Field) -> LineEdit | None:
    place = field.place()
    return place if isinstance(place, LineEdit) else None


def _focus(place: QWidget) -> None:
    """Gives the focus to a field, which the page then scrolls to."""
    if place.focusPolicy() & Qt.FocusPolicy.TabFocus or place.focusProxy() is not None:
        place.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        focus_on(place)
