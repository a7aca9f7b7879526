#!/bin/sh
# Installs uv, the tool that installs everything else, into .tools/uv: pinned, its hashes checked.
set -eu
requirements=.ci/uv-requirements.txt
log=.tools/uv.log # what pip said, in English
fail() {
    rm -rf .tools/uv
    printf '%s\n' "$@" >&2
    exit 1
}
not_fetched() {
    fail "Oikeaa uv:n versiota ei ole, eikä sitä saatu haettua: tarvitaan verkkoyhteys ($log)." \
        "Rätt version av uv saknas och kunde inte hämtas: det behövs nätförbindelse ($log)."
}
rm -rf .tools/uv
mkdir -p .tools
if python3 -c 'import ensurepip' 2>/dev/null; then
    { python3 -m venv .tools/uv &&
        .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$requirements"; } >"$log" 2>&1 || not_fetched
elif python3 -m pip --version >"$log" 2>&1; then
    python3 -m pip install --quiet --require-hashes --only-binary :all: --target .tools/uv -r "$requirements" >"$log" 2>&1 || not_fetched
else
    fail "Pythonista puuttuvat venv ja pip: asentakaa toinen (Debian ja Ubuntu: apt-get install python3-venv)." \
        "Python saknar venv och pip: installera det ena (Debian och Ubuntu: apt-get install python3-venv)."
fi
