"""From built pages to what is published: one whole folder, put in place at once, verifiable, kept for long."""
