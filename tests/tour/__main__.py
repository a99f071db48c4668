"""`python -m tests.tour`: recreates build/tour/; `--readme` also updates the README's pictures."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "build" / "tour"
PICTURES = ROOT / "docs" / "pictures"
README_SHOWS = {
    "home.png": "20-home-draft.light",
    "walk.png": "04-walk-unlocked.light",
    "reveal.png": "17-reveal.light",
    "compare.png": "12-growth-side-by-side.dark",
}


def main() -> int:
    """Runs the tour. Returns 0 if every picture and report was made."""
    parser = argparse.ArgumentParser(prog="tests.tour")
    parser.add_argument("--readme", action="store_true", help="update the README's pictures too")
    parser.add_argument("--brief", action="store_true", help="in light and the usual size only")
    parser.add_argument("--to", type=Path, default=TOUR, help="a folder; what is there is deleted")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shutil.rmtree(asked.to, ignore_errors=True)
    asked.to.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="growth-rings-tour-") as name:
        home = Path(name)
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = name
        pictures = _go(home, asked.to, is_brief=asked.brief)
    if asked.readme:
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, taken in README_SHOWS.items():
            shutil.copyfile(asked.to / f"{taken}.png", PICTURES / name)
    reports = sorted(path.name for path in asked.to.glob("[ry]e*.*") if path.suffix != ".png")
    print(f"{pictures} pictures and {', '.join(reports)} in {asked.to}")
    return 0


def _tell(_kind: object, _context: object, message: str) -> None:
    """Prints Qt's messages, except those about what the offscreen platform can't do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _go(home: Path, folder: Path, *, is_brief: bool) -> int:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from rubrics.library import Library
    from storage.journal import Journal
    from storage.sample import write_sample
    from tests.tour.first_review import first_review
    from tests.tour.odd_states import odd_states
    from tests.tour.stage import VARIANTS, Stage
    from tests.tour.years import empty_and_troubled, four_years

    qInstallMessageHandler(_tell)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    variants = VARIANTS[:1] if is_brief else VARIANTS
    stage = Stage(app, folder, home / "first" / "journal.rings", variants)
    first_review(stage, folder)
    taken = len(stage.pictures)
    stage.close()
    write_sample(home / "sample.rings", Library())
    stage = Stage(app, folder, home / "sample.rings", variants)
    four_years(stage, folder)
    taken += len(stage.pictures)
    stage.close()
    Journal.create(home / "empty.rings").close()
    damaged = home / "damaged.rings"
    damaged.write_bytes((home / "empty.rings").read_bytes()[:9000])
    stage = Stage(app, folder, home / "empty.rings", variants)
    empty_and_troubled(stage, damaged)
    taken += len(stage.pictures)
    stage.close()
    return taken + odd_states(folder / "states")


if __name__ == "__main__":
    sys.exit(main())
