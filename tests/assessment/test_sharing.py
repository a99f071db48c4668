"""What may leave the journal is made in one place, and what is private stays out of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment import sharing
from assessment.comparing.comparison import Movement
from assessment.comparing.context import RatingContext
from assessment.evidence import Backing, EvidenceKind
from assessment.sharing import (
    NOTHING_TO_SHARE,
    Shareable,
    comparison_to_share,
    context_to_share,
    context_with_private,
    evidence_to_share,
    profile_to_share,
    value_of,
)
from tests.assessment.examples import PLANNING, a_rating, a_review
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.noted_examples import an_entry

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("ui", "storage", "assessment", "rubrics")
UNSHARED = {
    *("Review", "Answer", "Rating", "Feedback", "Evidence", "Quotation"),
    *("Comparison", "Profile", "History", "Report", "YearlyPage", "RatingContext"),
}
THEN, NOW = a_review(a_rating(2), year=2025), a_review(a_rating(3))
NOBODY = frozenset[sharing.SkillKey]()
PRIVATE = RatingContext(
    feedback=(some_feedback(NOW, 1, PLANNING).model_copy(update={"private": True}),),
    backing=frozenset({Backing(PLANNING, EvidenceKind.SHIPPED, private=True)}),
)


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for folder in SHIPPED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            yield name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


# ---- the type ----------------------------------------------------------------------------------


@pytest.mark.parametrize("maker", [None, object(), "assessment.sharing"])
def test_nobody_else_can_make_one(maker: object) -> None:
    with pytest.raises(TypeError, match=r"only assessment\.sharing decides"):
        Shareable("My own words.", maker)


def test_a_plain_value_is_refused_where_a_shareable_is_asked_for() -> None:
    plain = comparison_to_share(THEN, NOW, NOBODY, NOTHING_TO_SHARE).value
    with pytest.raises(TypeError, match="a Comparison may not leave the journal as it is"):
        value_of(plain)  # pyright: ignore[reportArgumentType]


def test_no_other_module_makes_one_or_reaches_for_what_proves_it() -> None:
    astray = [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        if name != "assessment.sharing"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and _last_name(node.func) in ("Shareable", "_shared"))
        or (isinstance(node, ast.Name | ast.Attribute) and _last_name(node) == "_MADE_HERE")
    ]
    assert astray == []


def test_no_function_of_charts_and_reports_that_others_use_takes_what_may_not_leave() -> None:
    trees = dict(_trees())
    used = {
        (node.module, alias.name)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None
        for alias in node.names
        if _home(node.module) in ("charts", "reports") and _home(name) != _home(node.module)
    }
    assert ("ui.charts.spec", "ChartData") in used
    assert ("ui.reports.write", "write_report") in used
    astray = [
        f"{module}.{name}: {names}"
        for module, name in sorted(used)
        for function in _functions(trees[module], name)
        if (names := _taken(function) & UNSHARED)
    ]
    assert astray == []


def _home(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "ui" and len(parts) > 1 else parts[0]


def _functions(tree: ast.Module, name: str) -> Iterator[ast.FunctionDef]:
    """The function of that name, or the public methods of the class of that name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            yield node
        if isinstance(node, ast.ClassDef) and node.name == name:
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and (
                    not part.name.startswith("_") or part.name == "__init__"
                ):
                    yield part


def _taken(function: ast.FunctionDef) -> set[str]:
    """The types that a function takes as they are, and not within a Shareable."""
    arguments = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    found: set[str] = set()
    for argument in arguments:
        if argument.annotation is not None:
            found |= set(_bare_names(argument.annotation))
    return found


def _bare_names(annotation: ast.expr) -> Iterator[str]:
    if isinstance(annotation, ast.Subscript) and _last_name(annotation.value) == "Shareable":
        return
    if isinstance(annotation, ast.Name | ast.Attribute):
        yield _last_name(annotation)
    for part in ast.iter_child_nodes(annotation):
        if isinstance(part, ast.expr):
            yield from _bare_names(part)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


# ---- what stays out ----------------------------------------------------------------------------


def test_what_surrounds_the_ratings_is_shared_without_what_is_private() -> None:
    shared = context_to_share(PRIVATE).value
    assert (shared.feedback, shared.backing) == ((), frozenset())
    assert context_with_private(PRIVATE).value == PRIVATE


def test_private_evidence_makes_a_change_of_a_possible_one_only_where_it_is_asked_for() -> None:
    def movement(around: sharing.ShareableContext) -> Movement:
        return comparison_to_share(THEN, NOW, NOBODY, around).value.rows[0].movement

    assert movement(context_to_share(PRIVATE)) is Movement.POSSIBLE_CHANGE
    assert movement(context_with_private(PRIVATE)) is Movement.CHANGE


def test_private_feedback_stands_in_a_profile_only_where_it_is_asked_for() -> None:
    def gaps(around: sharing.ShareableContext) -> int:
        return len(profile_to_share(NOW, NOBODY, around).value.rows[0].gaps)

    assert gaps(context_to_share(PRIVATE)) == 0
    assert gaps(context_with_private(PRIVATE)) == 1


def test_private_entries_of_the_work_log_are_left_out() -> None:
    entry = an_entry()
    private = entry.model_copy(update={"id": "another", "private": True})
    assert evidence_to_share({PLANNING: (entry, private)}).value == {PLANNING: (entry,)}
