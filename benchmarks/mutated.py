"""Opens mutated journals and rubrics as the window and the commands do.

Call it as `python -m benchmarks.mutated --journals 10000 --rubrics 10000`.

Each is opened in a child with a second of processor time and 256 MB. Prints how each ended, and
exits with 1 if any ended in an error without a name, or passed a bound. The same seed makes the
same files. With TMPDIR on a disk in memory, such as /dev/shm, nothing waits for a real one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.mutations import mutate_journal, mutate_text
from rubrics.library import BUILTIN_IDS, Library
from storage.sample import write_sample

ROOT = Path(__file__).resolve().parent.parent
BATCH = 250
"""How many files one child opens, each in a fork of its own: loading the program takes longest."""


def main() -> None:
    """Runs both, and exits with 1 if anything ended otherwise than it should."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--journals", type=int, default=200)
    parser.add_argument("--rubrics", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sample(folder / "sample.rings", Library())
        sample = (folder / "sample.rings").read_bytes()
        texts = [
            (ROOT / "rubrics" / "builtin" / f"{rubric_id}.toml").read_text(encoding="utf-8")
            for rubric_id in BUILTIN_IDS
        ]
        for start in range(0, asked.journals, BATCH):
            seeds = range(start, min(start + BATCH, asked.journals))
            ends += _opened(folder / "batch", asked.seed, seeds, sample=sample)
        for start in range(0, asked.rubrics, BATCH):
            seeds = range(start, min(start + BATCH, asked.rubrics))
            ends += _opened(folder / "batch", asked.seed, seeds, texts=texts)
    for end, count in ends.most_common():
        print(f"{count:7}  {end}")
    sys.exit(any("!" in end for end in ends))


def _opened(
    folder: Path, seed: int, numbers: range, *, sample: bytes = b"", texts: list[str] | None = None
) -> Counter[str]:
    """How the files of these numbers ended. What ended badly is printed with its number."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if texts is None:
        (folder / "sound.rings.first").write_bytes(sample)
    else:
        (folder / "sound.toml.first").write_text(texts[0], encoding="utf-8")
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        if texts is None:
            mutate_journal(folder / f"{number}.rings", sample, chance)
        else:
            text = mutate_text(chance.choice(texts), chance)
            (folder / f"{number}.toml").write_bytes(text)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.mutated_opening", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    for name, end, *_ in lines:
        if "!" in end:
            print(f"seed {seed}, {name}: {end}")
    print(
        f"{len(lines)} opened, at most {max(float(line[2]) for line in lines)} s "
        f"and {max(int(line[3]) for line in lines) / 1000:.0f} MB"
    )
    ends = Counter(line[1] for line in lines)
    missing = len(numbers) - len(lines)
    return ends + Counter({"! the child itself ended": missing} if missing else {})


if __name__ == "__main__":
    main()
