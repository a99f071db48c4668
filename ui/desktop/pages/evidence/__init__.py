"""The work log: what happened, noted on its day, for a later review to rest on."""

from ui.desktop.pages.evidence.page import EvidencePage

__all__ = ["EvidencePage"]
