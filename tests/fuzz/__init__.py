"""Broken pages that nobody thought of: mutations of real ones, for the property tests and for `make fuzz`."""
