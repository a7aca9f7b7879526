"""`python -m vaikuttava_museo.pdf --site site`: prints the PDFs of a built site into it."""

import sys
from pathlib import Path

from vaikuttava_museo.checks.guide import guide_beside
from vaikuttava_museo.commands.guard import guarded

NO_LIBRARIES = (
    "PDF-tiedostot tarvitsevat kirjastot pikepdf ja playwright: uv sync --group pdf. "
    "Pdf-filerna kräver biblioteken pikepdf och playwright: uv sync --group pdf. "
    "The PDFs need the libraries pikepdf and playwright: uv sync --group pdf."
)

try:
    from vaikuttava_museo.commands.pdf import main
except ModuleNotFoundError as missing:
    if str(missing.name).split(".")[0] not in {"pikepdf", "playwright"}:
        raise
    print(NO_LIBRARIES, file=sys.stderr)
    sys.exit(3)

if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1:]), guide_beside(Path("docs")).issues))
