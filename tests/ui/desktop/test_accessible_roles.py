"""What widgets are to assistive technology. In a process of its own: a factory can't be removed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

_ROLES = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QLabel, QVBoxLayout
from rubrics.library import Library
from storage.sample import write_sample
from ui.desktop import accessible_roles
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences
from ui.desktop.start import application

app = application()
path = Path(sys.argv[1]) / "sample.rings"
write_sample(path, Library())
accessible_roles.install()
desktop = Desktop(app, path, preferences=Preferences(path.with_name("window.ini")))
desktop.window.show()
desktop.start()
app.processEvents()

def interfaces(of):
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from interfaces(child)

def read():
    every = [QAccessible.queryAccessibleInterface(desktop.window)]
    every += interfaces(every[0])
    return [
        (one.role().name, one.text(QAccessible.Text.Name), one.state().checked) for one in every
    ]

before = read()
for one in interfaces(QAccessible.queryAccessibleInterface(desktop.window)):
    if one.text(QAccessible.Text.Name) == "Evidence":
        one.actionInterface().doAction(QAccessibleActionInterface.pressAction())
        break
app.processEvents()
after = read()
print(json.dumps([before, after]))
desktop.window.close()
"""

Roles = list[list[str]]


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Roles, Roles]:
    """What is on home, and then on the page whose line was activated in the sidebar."""
    folder = tmp_path_factory.mktemp("roles")
    done = subprocess.run(
        [sys.executable, "-c", _ROLES, str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        timeout=300,
    )
    before, after = json.loads(done.stdout.splitlines()[-1])
    return before, after


def test_titles_are_headings_and_the_page_is_called_by_its_title(
    roles: tuple[Roles, Roles],
) -> None:
    home, evidence = roles
    assert ["Heading", "Reviews", False] in home
    assert next(name for role, name, _ in evidence if role == "Heading") == "Evidence"
    assert ["Grouping", "Evidence", False] in evidence


def test_a_line_of_the_sidebar_is_one_of_several_and_activating_it_opens_its_page(
    roles: tuple[Roles, Roles],
) -> None:
    home, evidence = roles
    assert ["RadioButton", "Home", True] in home
    assert ["RadioButton", "Evidence", False] in home
    assert ["RadioButton", "Evidence", True] in evidence
    assert ["RadioButton", "Home", False] in evidence


def test_the_entries_of_a_list_are_its_items_and_named_after_what_they_are(
    roles: tuple[Roles, Roles],
) -> None:
    _home, evidence = roles
    assert ["List", "Evidence", False] in evidence
    items = [name for role, name, _ in evidence if role == "ListItem"]
    assert items
    assert all("202" in name for name in items)
