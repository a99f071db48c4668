"""The domain: review cycles, answers, ratings and what can honestly be said of them.

Pure Python. Nothing here reads a clock, a file or a database: time comes in as an argument.
"""
