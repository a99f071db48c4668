"""The runs of eight words in the texts that the rubrics are based on, kept as hashes.

The texts are their authors'; of them only these hashes are kept here. To make the file for a text:
`python -m tests.rubrics.source_runs tests/rubrics/sources/NAME.runs < TEXT`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).with_name("sources")
WORDS = 8
_SIZE = 5
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


def runs(text: str, length: int = WORDS) -> Iterator[str]:
    """Every run of `length` words in a text, in lower case and without its punctuation."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def hashed(run: str) -> bytes:
    """The hash of a run. Among 10,000 others the odds of a false match are 1 in 100 million."""
    return hashlib.sha256(run.encode()).digest()[:_SIZE]


def source_runs(name: str) -> frozenset[bytes]:
    """The hashes of every run in the source of a rubric, by the rubric's id."""
    data = SOURCES.joinpath(f"{name}.runs").read_bytes()
    return frozenset(data[at : at + _SIZE] for at in range(0, len(data), _SIZE))


if __name__ == "__main__":
    found = {hashed(run) for run in runs(sys.stdin.read())}
    Path(sys.argv[1]).write_bytes(b"".join(sorted(found)))
