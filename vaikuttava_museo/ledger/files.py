"""The ledger's folder on disk, beside the docs folder."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from vaikuttava_museo.ledger.record import FOLDER, SUFFIX


def folder_of(docs: Path) -> Path:
    """Return the ledger's folder of a docs folder."""
    return docs.parent / FOLDER


def read_files(folder: Path) -> dict[PurePosixPath, bytes] | None:
    """Return the bytes of the ledger's files by their path in the folder; None where no ledger is kept."""
    if not folder.is_dir():
        return None
    paths = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    return {PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes() for path in paths}


def write_files(
    folder: Path, before: Mapping[PurePosixPath, bytes], after: Mapping[PurePosixPath, bytes]
) -> list[PurePosixPath]:
    """Bring the folder from one set of files to another and return what changed. Each file is written whole or not."""
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    for path in changed:
        target = folder / path
        if path not in after:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(".part")
        half.write_bytes(after[path])
        half.replace(target)
    return changed
