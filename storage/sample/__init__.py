"""The sample journal: four years of a made-up person, to look around in before one's own.

Its texts are the TOML files of this folder, one for each rubric and year.
"""

from storage.sample.writer import write_sample

__all__ = ["write_sample"]
