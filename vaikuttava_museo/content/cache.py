"""The one cache: `functools.lru_cache` over pure functions of a file's path and text, or of what was parsed of it."""

CACHED_FILES = 512
"""Files of which a preview keeps what was parsed and found: three times the site's, so that it does not grow."""
