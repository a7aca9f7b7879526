"""Compiled templates, kept while MkDocs builds every language and every change of a live preview."""

from jinja2.bccache import Bucket, BytecodeCache


class TemplateCache(BytecodeCache):
    """Keeps in memory what Jinja compiled, by the template's name and file; a changed template is compiled anew.

    MkDocs makes a new environment for each language and each rebuild, and each would compile every template:
    a third of the time of a build.
    """

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of the same source, if anything was."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
