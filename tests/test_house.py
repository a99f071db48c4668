"""The code keeps its own rules: where files are, how long they are, what they name."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from rubrics.library import BUILTIN_IDS, Library
from ui.charts.catalogue import CHARTS

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("main.py", "ui", "assessment", "rubrics", "storage")
ALLOWED = {
    *SHIPPED,
    "tests",
    "benchmarks",
    "docs",
    "packaging",
    "dev.py",
    "pyproject.toml",
    "requirements.txt",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60


def _ignored() -> set[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return {line.strip("/") for line in lines if line.endswith("/")} | {".git"}


def _files(folder: Path) -> Iterator[Path]:
    ignored = _ignored()
    for path in sorted(folder.iterdir()):
        if path.name in ignored:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _modules() -> Iterator[Path]:
    for name in SHIPPED:
        path = ROOT / name
        yield from (
            found
            for found in ([path] if path.is_file() else _files(path) if path.is_dir() else [])
            if found.suffix == ".py"
        )


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines: list[str] = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [re.split(r"[\[<>=~!; ]", line, maxsplit=1)[0] for line in lines]


def test_the_top_level_holds_only_what_the_design_allows() -> None:
    ignored = _ignored()
    found = {path.name for path in ROOT.iterdir()} - ignored
    found = {name for name in found if not name.endswith(".egg-info")}
    assert found <= ALLOWED, f"not in the design: {sorted(found - ALLOWED)}"


def test_no_shipped_file_is_long() -> None:
    lengths = {
        _name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_shipped_function_fits_a_screen() -> None:
    long: dict[str, int] = {}
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{_name(path)}: {node.name}"] = lines
    assert long == {}


def test_nothing_is_called_after_no_purpose() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "data", "misc", "common"}
    assert [_name(path) for path in _modules() if vague & {*path.parts, path.stem}] == []


def test_main_hands_over_to_the_command_line_and_knows_nothing_else() -> None:
    ours = {
        name
        for name in _imported(ROOT / "main.py")
        if name.split(".")[0] in {"ui", "storage", "assessment", "rubrics"}
    }
    assert all(name.startswith("ui.commands.command_line") for name in ours), ours


def test_only_the_desktop_knows_qt() -> None:
    astray = {
        _name(path): sorted(name for name in _imported(path) if name.startswith("PySide6"))
        for path in _modules()
        if not _name(path).startswith("ui/desktop/")
    }
    assert {name: found for name, found in astray.items() if found} == {}


def test_whatever_could_be_read_as_markup_is_shown_in_one_way() -> None:
    """Qt guesses whether a tip, a label or a message box holds rich text; words must stay words."""
    ways = {
        "ui/desktop/widgets/tips.py": {"setToolTip", "showText"},
        "ui/desktop/widgets/text.py": {"QLabel"},
        "ui/desktop/sidebar.py": {"QLabel"},  # its picture and its name
        "ui/desktop/pages/library/reader.py": {"setHtml"},
    }
    guessing = {"setToolTip", "showText", "setWhatsThis", "setStatusTip", "QLabel", "setHtml"}
    guessing |= {"insertHtml", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog"}
    astray = {
        _name(path): sorted(_called(path) & guessing - ways.get(_name(path), set()))
        for path in _modules()
    }
    assert {name: found for name, found in astray.items() if found} == {}


def _called(module: Path) -> set[str]:
    calls = [
        node.func
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    named = {call.id for call in calls if isinstance(call, ast.Name)}
    return named | {call.attr for call in calls if isinstance(call, ast.Attribute)}


def _contract(name: str) -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (found,) = [contract for contract in contracts if contract["name"].startswith(name)]
    return found


def test_every_page_and_every_chart_is_held_apart_from_the_others() -> None:
    pages = {path.stem for path in (ROOT / "ui" / "desktop" / "pages").iterdir()}
    shared = {"__init__", "__pycache__", "emptied", "entries", "kept_history"}
    held = {name.rsplit(".")[-1] for name in _contract("Pages know nothing")["modules"]}
    assert pages - shared == held
    drawn = {f"ui.charts.{chart.name.replace('-', '_')}" for chart in CHARTS}
    assert {*_contract("Charts draw on the sheet")["source_modules"]} >= drawn


def test_no_two_classes_share_a_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(_name(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("dependency", _declared())
def test_every_dependency_has_its_reason_and_is_locked(dependency: str) -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert f"| {dependency} |" in reasons
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    assert re.search(rf"^{re.escape(dependency.lower())}(\[\w+\])?==", lock, re.MULTILINE)


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "http" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock
    pins = lock.replace("\\\n", "").splitlines()
    assert [line for line in pins if "==" in line and "--hash=sha256:" not in line] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    of_a_machine = re.compile(r"/(home|Users|root)/[\w.]+|[A-Z]:\\Users\\")
    here = f"{ROOT}/" if len(ROOT.parts) > 2 else "no place of its own"  # "/src" is said elsewhere
    found: list[str] = []
    for path in _files(ROOT):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{_name(path)}: {place.group()}" for place in of_a_machine.finditer(text)]
        found += [f"{_name(path)}: {here}"] if here in text else []
    assert found == []


def test_every_builtin_rubric_file_is_in_the_library_and_loads() -> None:
    files = {path.stem for path in (ROOT / "rubrics" / "builtin").glob("*.toml")}
    assert files == set(BUILTIN_IDS)
    assert [rubric.id for rubric in Library().offered] == list(BUILTIN_IDS)


def test_the_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.match(r"# Growth Rings\n\n```sh\n(.*?)```", readme, re.DOTALL)
    assert block, "the commands stand right under the title"
    commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["python3 dev.py run", "python3 dev.py test"]
