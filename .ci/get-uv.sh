#!/bin/sh
# Installs uv, the tool that installs everything else, into .tools/uv: pinned, its hashes checked.
set -eu
fail() {
    echo "uv puuttuu, eikä sitä saatu haettua: tarvitaan verkkoyhteys sekä Pythonin venv tai pip." >&2
    echo "uv saknas och kunde inte hämtas: det behövs nätförbindelse samt Pythons venv eller pip." >&2
    exit 1
}
requirements=.ci/uv-requirements.txt
if python3 -c 'import ensurepip' 2>/dev/null; then
    python3 -m venv .tools/uv
    .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$requirements" || { rm -rf .tools/uv; fail; }
else
    python3 -m pip install --quiet --require-hashes --only-binary :all: --target .tools/uv -r "$requirements" 2>/dev/null || { rm -rf .tools/uv; fail; }
fi
