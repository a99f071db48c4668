"""The work log: dated evidence for later reviews."""

from ui.desktop.pages.evidence.page import EvidencePage

__all__ = ["EvidencePage"]
