"""The sample journal: four years of a made-up person, to look around in first.

Its texts are in the TOML files of this folder.
"""

from storage.sample.writer import write_sample

__all__ = ["write_sample"]
