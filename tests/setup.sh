#!/bin/sh
# Installs what the tests need beyond Python packages: a browser, the spellers, the checkers from npm.
# Debian and Ubuntu: by apt, as root or with passwordless sudo. Elsewhere: Playwright's own browser.
set -eu
fail() {
    echo "$1" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
have_browser() { have chromium || have google-chrome || have chromium-browser || [ -n "$(ls -d "$HOME"/.cache/ms-playwright/chromium* 2>/dev/null)" ]; }
have_voikko() { .venv/bin/python -c 'import libvoikko; libvoikko.Voikko("fi")' 2>/dev/null; }
have_nginx() { { have nginx || [ -x /usr/sbin/nginx ]; } && ls /usr/lib/nginx/modules/*brotli_static* >/dev/null 2>&1; }
have_webkit() { have xvfb-run && /usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null; }
have_hunspell() { have hunspell && hunspell -D </dev/null 2>&1 | grep -q 'sv_SE'; }

apt_install() {
    have apt-get || return 1
    if [ "$(id -u)" = 0 ]; then sudo=""; elif have sudo && sudo -n true 2>/dev/null; then sudo="sudo -n"; else return 1; fi
    $sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends $*" >/dev/null 2>&1
}

# All that is missing is told at once, and first: what stops the tests, and what only some of them need.
missing="" left_out=""
have_browser || apt_install chromium || .venv/bin/playwright install chromium >/dev/null 2>&1 || missing="$missing chromium"
have_voikko || apt_install libvoikko1 voikko-fi || missing="$missing libvoikko1 voikko-fi"
have_hunspell || apt_install hunspell hunspell-sv || missing="$missing hunspell hunspell-sv"
have_nginx || apt_install nginx-light libnginx-mod-http-brotli-static || missing="$missing nginx-light libnginx-mod-http-brotli-static"
have jq || apt_install jq || missing="$missing jq"
# `make bench` alone drives a server as hard as it can.
[ "${1:-}" != bench ] || have wrk || apt_install wrk || missing="$missing wrk"
have firefox-esr || have firefox || apt_install firefox-esr || left_out="$left_out firefox-esr"
have_webkit || apt_install gir1.2-webkit2-4.1 python3-gi xvfb xauth || left_out="$left_out gir1.2-webkit2-4.1 python3-gi xvfb xauth"
have soffice || apt_install libreoffice-writer-nogui || left_out="$left_out libreoffice-writer-nogui"

[ -z "$missing" ] || fail "Testit tarvitsevat ohjelmia, joita ei ole eikä saatu asennettua (root tai sudo). Asentakaa paketit:$missing.
Testerna behöver program som saknas och inte kunde installeras (root eller sudo). Installera paketen:$missing."
[ -z "$left_out" ] || echo "Osa testeistä jää väliin, ja ajon loppu luettelee ne: tällä koneella ei ole paketteja$left_out.
En del test hoppas över och räknas upp i slutet: på den här maskinen saknas paketen$left_out." >&2

npm_install() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock.json" && return
    PATH="$PWD/.venv/bin:$PATH" npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent ||
        fail "Testien npm-paketteja ei saatu haettua: tarkistakaa verkkoyhteys.
Testernas npm-paket kunde inte hämtas: kontrollera nätförbindelsen."
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock.json"
}

npm_install tests/tools
# The same texts are built under Starlight.
[ "${1:-}" != bench ] || npm_install tests/bench/starlight
