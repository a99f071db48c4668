"""The report of a review as Markdown, HTML or PDF, all written from one report model.

Import this folder only when a report is made: the libraries it uses are slow to load.
"""
