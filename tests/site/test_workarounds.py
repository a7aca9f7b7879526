"""What we work round is still broken upstream; when a test here fails, the workaround can go."""

from pathlib import Path

from project import run_mkdocs

HOOK = """
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "made.md", content="# Made"))
    return files
"""
CONFIG = """
site_name: x
hooks: [hook.py]
plugins:
  - i18n: {docs_structure: suffix, languages: [{locale: fi, name: Suomi, default: true}]}
"""


def test_static_i18n_still_crashes_on_generated_files(tmp_path: Path):
    """`on_files` in plugin.py lets the worksheets' pages pose as files of the docs folder because of this."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    result = run_mkdocs("build", cwd=tmp_path)
    assert result.returncode != 0
    assert "is_relative_to" in result.stderr and "NoneType" in result.stderr
