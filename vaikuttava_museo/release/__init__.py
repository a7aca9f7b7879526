"""From built pages to what is published: one whole folder, put in place at once, verifiable, kept for long."""

PREVIEW = "VAIKUTTAVA_MUSEO_PREVIEW"
"""The environment variable of a build that is only looked at: it shows faults on the pages and goes on."""
