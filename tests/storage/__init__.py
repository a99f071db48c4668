"""The journal on real files, with faults injected."""
