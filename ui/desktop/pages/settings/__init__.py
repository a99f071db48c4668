"""The settings: how the window looks, which rubrics are mine, the journal, the trash, about."""

from ui.desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
