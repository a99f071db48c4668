"""What the window needs of the Qt binding that no release note promises."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_a_call_without_a_result_leaves_none_whole() -> None:
    """PySide6 6.12.0 gives `None` away at each such call: Python 3.11 dies of it in the end."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    assert abs(sys.getrefcount(None) - before) < 100
