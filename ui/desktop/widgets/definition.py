"""A skill's definition, with a button that shows its examples."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from rubrics.model import Skill
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.text import label


def add_definition(box: QVBoxLayout, skill: Skill) -> None:
    """Adds a skill's definition to `box`, and a button that shows its examples, if it has any."""
    box.addWidget(label(skill.definition))
    if not skill.examples:
        return
    examples = label("\n".join(f"–  {example}" for example in skill.examples), "muted")
    examples.hide()

    def turn() -> None:
        examples.setVisible(examples.isHidden())
        toggle.setText("Hide the examples" if not examples.isHidden() else "Examples")
        toggle.setAccessibleName(f"{toggle.text()} of {skill.title}")

    toggle = button("Examples", turn, "link", name=f"Examples of {skill.title}")
    box.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
    box.addWidget(examples)
