"""The commands that need no journal, and how every command ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rubrics.canonical import parse_canonical
from rubrics.library import Library
from tests.ui.commands.running import ROOT, is_one_plain_line, run, run_apart

BUILTIN = ("larson-management", "goedecke-engineer")
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and devices are a matter of POSIX")


# ---- rubrics ----------------------------------------------------------------------------------


def test_the_list_names_every_rubric_with_its_size() -> None:
    done = run("rubrics", "list")
    assert (done.status, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if line in BUILTIN] == list(BUILTIN)
    assert "for managers: eight skills, " in done.out
    assert "for engineers: four traits, " in done.out


def test_the_list_as_json_counts_what_each_rubric_holds() -> None:
    larson, goedecke = json.loads(run("rubrics", "list", "--json").out)
    assert (larson["id"], larson["audience"], larson["skills"]) == (BUILTIN[0], "manager", 8)
    assert (goedecke["id"], goedecke["audience"], goedecke["skills"]) == (
        BUILTIN[1],
        "engineer",
        4,
    )
    assert larson["source"]["author"] == "Will Larson"


def test_a_rubric_as_json_is_whole() -> None:
    done = run("rubrics", "show", "larson-management", "--json")
    shown = json.loads(done.out)
    assert parse_canonical(done.out) == Library().rubric("larson-management")
    assert (len(shown["skills"]), len(shown["clusters"])) == (8, 2)
    assert sum(len(skill["questions"]) for skill in shown["skills"]) >= 28
    assert {len(skill["anchors"]) for skill in shown["skills"]} == {5}


def test_the_engineers_traits_come_in_their_order() -> None:
    shown = json.loads(run("rubrics", "show", "goedecke-engineer", "--json").out)
    traits = [skill["id"] for skill in shown["skills"]]
    assert traits == ["self-belief", "pragmatism", "speed", "technical-ability"]
    assert sum(len(skill["questions"]) for skill in shown["skills"]) >= 16


@pytest.mark.parametrize("rubric_id", BUILTIN)
def test_a_rubric_as_text_holds_every_text_of_it(rubric_id: str) -> None:
    rubric = Library().rubric(rubric_id)
    shown = " ".join(run("rubrics", "show", rubric_id).out.split())
    texts = [rubric.title, rubric.summary, rubric.source.author, rubric.source.url]
    for skill in rubric.skills:
        texts += [skill.title, skill.definition, skill.ask_others, *skill.examples]
        texts += [text for question in skill.questions for text in (question.text, question.note)]
        texts += [f"{level} {anchor}" for level, anchor in enumerate(skill.anchors, start=1)]
        texts += skill.standing.values()
    assert [text for text in texts if " ".join(text.split()) not in shown] == []


@pytest.mark.parametrize("columns,widest", [("40", 40), ("70", 70), ("300", 88)])
def test_a_rubric_as_text_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("rubrics", "show", "larson-management").out.splitlines()
    long = [line for line in lines if len(line) > widest and " " in line.strip()]
    assert long == []
    assert max(len(line) for line in lines) > widest - 15


def test_an_unknown_rubric_is_named_with_those_there_are() -> None:
    done = run("rubrics", "show", "scrum")
    assert (done.status, done.out) == (1, "")
    assert "There is no rubric called 'scrum'." in done.err
    assert all(rubric_id in done.err for rubric_id in BUILTIN)
    assert is_one_plain_line(done.err)


def builtin_file(rubric_id: str) -> Path:
    return ROOT / "rubrics" / "builtin" / f"{rubric_id}.toml"


def test_a_complete_rubric_passes_its_check() -> None:
    done = run("rubrics", "check", builtin_file("goedecke-engineer"))
    assert (done.status, done.err) == (0, "")
    title = Library().rubric("goedecke-engineer").title
    assert done.out.startswith(f"goedecke-engineer.toml is a complete rubric: {title}, four traits")


def test_a_rubric_that_lacks_something_is_refused_and_the_place_named(tmp_path: Path) -> None:
    text = builtin_file("goedecke-engineer").read_text(encoding="utf-8")
    file = tmp_path / "own.toml"
    file.write_text(text.replace('intent = "effective"', 'intent = "great"', 1), encoding="utf-8")
    done = run("rubrics", "check", file)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("own.toml is not a complete rubric:\n")
    assert 'skills[1] "self-belief" > questions[' in done.err
    assert "> intent: expected 'effective', 'ineffective' or 'reflection'" in done.err


@pytest.mark.parametrize(
    "name,content,said",
    [
        ("none.toml", None, "none.toml can’t be read"),
        ("folder.toml", "folder", "folder.toml can’t be read"),
        ("torn.toml", b"[[skills", "torn.toml is not TOML"),
        ("latin.toml", b"title = '\xe9'", "latin.toml is not UTF-8 text"),
        ("huge.toml", b"#" * 1_000_001, "huge.toml is larger than one megabyte"),
        ("empty.toml", b"", "empty.toml is not a complete rubric"),
    ],
)
def test_what_is_no_rubric_is_said_plainly(
    tmp_path: Path, name: str, content: bytes | str | None, said: str
) -> None:
    file = tmp_path / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content:
        file.mkdir()
    done = run("rubrics", "check", file)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(said)
    assert "Traceback" not in done.err


def test_nothing_in_a_file_can_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('id = "\\u001b]0;owned\\u0007\\u009b31m"', encoding="utf-8")
    printed = run("rubrics", "check", file).err
    assert "owned" in printed
    assert [sign for sign in printed if sign != "\n" and not sign.isprintable()] == []


# ---- help, version, wrong usage ----------------------------------------------------------------


def test_the_version_is_the_projects() -> None:
    done = run("--version")
    name, version = done.out.split()
    assert (done.status, name) == (0, "growth-rings")
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("rubrics",),
        ("rubrics", "list"),
        ("rubrics", "show"),
        ("rubrics", "check"),
        ("cycles",),
        ("chart",),
        ("compare",),
        ("report",),
        ("year",),
        ("demo",),
    ],
)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Usage: growth-rings")


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("rubrics", "dance"),
        ("rubrics", "show"),
        ("rubrics", "list", "--yaml"),
        ("--journal",),
        ("cycles", "extra"),
        ("report", "--out", "review.md"),
        ("report", "--cycle", "latest"),
        ("report", "--cycle", "latest", "--out", "review.docx"),
        ("report", "--cycle", "latest", "--out", "review"),
        ("year", "--out", "year.pdf"),
        ("year", "--cycle", "latest"),
        ("year", "--cycle", "latest", "--out", "year.md"),
        ("chart", "--cycle", "latest", "--out", "chart.png"),
        ("chart", "pie", "--cycle", "latest", "--out", "chart.png"),
        ("chart", "dumbbell", "--cycle", "latest", "--out", "chart.docx"),
        ("chart", "profile", "--cycle", "latest", "--before", "previous", "--out", "chart.png"),
        ("chart", "rings", "--cycle", "latest", "--before", "previous", "--out", "chart.png"),
        ("demo", "one.rings", "two.rings"),
    ],
)
def test_wrong_usage_ends_with_status_two_and_touches_nothing(
    arguments: tuple[str, ...], no_real_folders: Path
) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "Error: " in done.err
    assert "Traceback" not in done.err
    assert not (no_real_folders / ".local" / "share").exists()


# ---- how a command ends ------------------------------------------------------------------------


def test_a_fault_of_our_own_shows_its_kind_and_nothing_of_what_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("My secret words.")

    monkeypatch.setattr("rubrics.reading.parse_toml", fail)
    done = run("rubrics", "list")
    assert (done.status, done.out) == (1, "")
    assert "Something went wrong in Growth Rings itself (LookupError)." in done.err
    assert "everything saved so far is safe" in done.err
    assert "secret" not in done.err
    assert is_one_plain_line(done.err)


def test_control_c_ends_a_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rubrics.reading.parse_toml", interrupt)
    done = run("rubrics", "list")
    assert (done.status, done.out, done.err) == (130, "", "")


# A shell starts what runs in the background with Ctrl+C ignored, and a child would inherit that.
INTERRUPTED = """
import os, runpy, signal, sys
import rubrics.reading
signal.signal(signal.SIGINT, signal.default_int_handler)
rubrics.reading.parse_toml = lambda *_: os.kill(os.getpid(), signal.SIGINT)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@POSIX
def test_control_c_ends_the_process_quietly() -> None:
    command = [sys.executable, "-c", INTERRUPTED, ROOT / "main.py", "rubrics", "list"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=300)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@POSIX
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, ROOT / "main.py", "rubrics", "show", "larson-management"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=300)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_the_output_is_an_error_without_a_traceback() -> None:
    command = [sys.executable, ROOT / "main.py", "rubrics", "list"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=30, env=BUFFERED
        )
    assert done.returncode == 1
    assert is_one_plain_line(done.stderr.decode())
    assert b"could not be written (No space left on device)" in done.stderr


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_error_and_no_file_takes_its_place(
    tmp_path: Path, closed: str
) -> None:
    path = tmp_path / "sample.rings"
    see = (
        "import os, runpy, sys; from ui.commands import sample; real = sample._put_sample\n"
        "def watched(path):\n"
        "    numbers = [os.open(path.parent, os.O_RDONLY)]\n"
        "    assert min(numbers) > 2, numbers\n"
        "    return real(path)\n"
        "sample._put_sample = watched\n"
        f"sys.argv = ['main.py', 'demo', '--no-open', {str(path)!r}]\n"
        "runpy.run_path('main.py', run_name='__main__')\n"
    )
    command = ["sh", "-c", f'"$0" -c "$1" {closed}', sys.executable, see]
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0
    assert path.stat().st_size > 0


def test_a_terminal_without_a_character_gets_a_stand_in() -> None:
    done = run_apart("rubrics", "list", environ={"PYTHONIOENCODING": "ascii"})
    assert (done.status, done.err) == (0, "")
    done = run_apart("rubrics", "show", "goedecke-engineer", environ={"PYTHONIOENCODING": "ascii"})
    assert (done.status, done.err) == (0, "")


def test_json_is_utf8_whatever_the_terminal_speaks() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    done = run_apart("rubrics", "show", "larson-management", "--json", environ=ascii_only)
    assert parse_canonical(done.out) == Library().rubric("larson-management")


# ---- the window --------------------------------------------------------------------------------


def test_starting_imports_nothing_slow() -> None:
    slow = ("pydantic", "matplotlib", "numpy", "sqlite_utils", "sqlcipher3", "PySide6", "jinja2")
    code = f"import sys, ui.commands.command_line; print([n for n in {slow} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_starting_imports_of_ours_only_the_command_line() -> None:
    code = (
        "import sys, ui.commands.command_line; ours = ('ui', 'storage', 'assessment', 'rubrics');"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ours))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    areas = ("comparing", "library", "reporting", "reviews", "sample")
    parts = ("command_line", *areas, "shell")
    commands = (f"ui.commands.{part}" for part in parts)
    expected = ["ui", "ui.commands", *commands, "ui.overriding", "ui.uncaught"]
    assert done.stdout == f"{expected}\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize("display", [None, "", ":4711"])
@pytest.mark.parametrize("command", [(), ("demo",)])
def test_without_a_display_it_says_how_to_go_on(
    no_real_folders: Path, command: tuple[str, ...], display: str | None
) -> None:
    bare = {"QT_QPA_PLATFORM": None, "WAYLAND_DISPLAY": None, "DISPLAY": display}
    done = run_apart(*command, environ=bare)
    assert (done.status, done.out) == (1, "")
    assert "There is no display here" in done.err
    for way_on in ("ssh -X", "growth-rings demo --no-open", "growth-rings report"):
        assert way_on in done.err
    assert is_one_plain_line(done.err)
    assert not (no_real_folders / ".local" / "share").exists()


def test_the_window_opens_on_the_chosen_journal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path] = []

    def window(path: Path) -> int:
        asked.append(path)
        return 7

    monkeypatch.setattr("ui.desktop.start.run", window)
    monkeypatch.setenv("GROWTH_RINGS_JOURNAL", str(tmp_path / "named.rings"))
    assert run().status == 7
    assert run("--journal", tmp_path / "chosen.rings").status == 7
    assert asked == [tmp_path / "named.rings", tmp_path / "chosen.rings"]
    assert not (tmp_path / "chosen.rings").exists()
