"""The charts: values from `assessment` drawn on a matplotlib Figure, without Qt or the journal."""

import logging

# Where matplotlib can't keep its list of fonts (no home, a read-only disk), it makes one for this
# process and complains. Nobody who reads that can do anything about it.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
