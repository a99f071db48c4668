"""The domain: review cycles, answers, ratings and what can honestly be said about them.

Pure Python. Nothing here reads a clock, a file or a database: time is an argument.
"""
