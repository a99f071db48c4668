"""The journal as a file: opening, settings, schema, backups, errors."""
