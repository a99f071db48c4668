"""The report in its three forms: what stands in it, what must not, and how it is written."""
