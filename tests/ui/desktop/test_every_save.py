"""Every save of the window says what was read before, so that nothing written elsewhere is lost."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

OF_WIDGETS = {
    "self",
    "self._theme",
    "self._levels",
    "self._form.scale",
    "form.scale",
    "made",
    "self._keeping",
    "self._chart",
    "self._acts",
    "self._desktop.others",
    "self._exporter",
    "others",
    "painter",
    "self._picture",
}
"""What has methods with such names and keeps nothing in the journal."""


def trees(folder: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def comparing_saves() -> set[str]:
    """The names of the methods in storage that compare what is kept with what was read."""
    return {
        node.name
        for _, tree in trees("storage/tables")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and "read" in [argument.arg for argument in node.args.kwonlyargs]
    }


def test_every_save_of_the_window_says_what_was_read() -> None:
    names = comparing_saves()
    assert {"save", "save_answer", "save_rating", "save_reflection", "rename"} <= names
    silent: list[str] = []
    said = 0
    for path, tree in trees("ui/desktop"):
        methods = {
            node: ast.unparse(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in names
        }
        with_read: set[ast.expr] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and "read" in [word.arg for word in node.keywords]:
                # Called at once, or given to `partial`.
                with_read.update([node.func, *node.args[:1]])
        for method, owner in methods.items():
            if owner in OF_WIDGETS:
                continue
            said += method in with_read
            if method not in with_read:
                silent.append(f"{path.relative_to(ROOT)}:{method.lineno}: {ast.unparse(method)}")
    assert not silent, "\n".join(silent)
    assert said > 10
