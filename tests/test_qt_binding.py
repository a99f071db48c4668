"""What the window needs from the Qt binding and no release note promises."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_a_call_without_a_result_leaves_none_whole() -> None:
    """PySide6 6.12.0 loses a reference to `None` in each such call, until Python 3.11 crashes."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    assert abs(sys.getrefcount(None) - before) < 100
