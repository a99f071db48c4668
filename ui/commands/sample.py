"""The command that writes the sample journal."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.shell import FILE, open_window, refuse_without_display, say


@click.command()
@click.argument("file", required=False, type=FILE)
@click.option("--no-open", is_flag=True, help="Write it without opening the window.")
@click.pass_context
def demo(ctx: click.Context, file: Path | None, *, no_open: bool) -> None:
    """Write a sample journal of four years, and open it to look around.

    Without FILE, it goes into the folder of your own journals and leaves them as they are.
    """
    if not no_open:
        refuse_without_display()
    from storage.file.places import default_path

    path = file.absolute() if file else default_path().with_name("sample.rings")
    if _put_sample(path):
        say(f"A sample journal of four years was written to {path}")
    else:
        say(f"The sample journal at {path} was there already and stays as it is.")
    if not no_open:
        ctx.exit(open_window(path))


def _put_sample(path: Path) -> bool:
    """Writes the sample journal to `path`; False when a sample is there already.

    Raises JournalExists when another file is there, and what `write_sample` raises.
    """
    from rubrics.library import Library
    from storage.file.errors import JournalExists
    from storage.sample import write_sample

    try:
        write_sample(path, Library())
    except JournalExists:
        if not _is_sample(path):
            raise
        return False
    return True


def _is_sample(path: Path) -> bool:
    from storage.file.errors import NotAJournal
    from storage.journal import Journal

    try:
        with Journal.open(path) as journal:
            return journal.preferences.is_sample
    except NotAJournal:
        return False
