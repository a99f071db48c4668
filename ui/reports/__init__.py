"""The report of a review as Markdown, HTML or PDF, each written from the one report model.

Nothing here is imported before a report is really made: the libraries behind it are slow to load.
"""
