"""The one cache: `functools.lru_cache` over pure functions of a file's path and text, or of what was parsed of it."""

CACHED_FILES = 1200
"""Files of which what was parsed and found is kept: a site of a thousand pages is gone through by every rule."""
