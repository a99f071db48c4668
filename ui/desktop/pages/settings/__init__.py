"""The settings: appearance, the user's rubrics, the journal, the trash, about."""

from ui.desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
