#!/bin/sh
# Installs uv, the tool that installs everything else, into .tools/uv: pinned, its hashes checked.
set -eu
requirements=.ci/uv-requirements.txt
log=.tools/uv.log # what pip said, in English
fail() {
    rm -rf .tools/uv
    echo "Oikeaa uv:n versiota ei ole, eikä sitä saatu haettua: tarvitaan verkkoyhteys sekä Pythonin venv tai pip ($log)." >&2
    echo "Rätt version av uv saknas och kunde inte hämtas: det behövs nätförbindelse samt Pythons venv eller pip ($log)." >&2
    exit 1
}
rm -rf .tools/uv
mkdir -p .tools
if python3 -c 'import ensurepip' 2>/dev/null; then
    { python3 -m venv .tools/uv &&
        .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$requirements"; } >"$log" 2>&1 || fail
else
    python3 -m pip install --quiet --require-hashes --only-binary :all: --target .tools/uv -r "$requirements" >"$log" 2>&1 || fail
fi
