"""The journal: one file, one door (`storage.journal.Journal`), small stores behind it."""
