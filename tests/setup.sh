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

have_browser || apt_install chromium || .venv/bin/playwright install chromium >/dev/null 2>&1 ||
    fail "Testit tarvitsevat Chromium-selaimen, eikä sitä saatu asennettua: asentakaa chromium tai antakaa lupa asentaa se (root tai sudo)."
have_voikko || apt_install libvoikko1 voikko-fi || fail "Testit tarvitsevat Voikon: asentakaa paketit libvoikko1 ja voikko-fi."
have_hunspell || apt_install hunspell hunspell-sv || fail "Testit tarvitsevat Hunspellin: asentakaa paketit hunspell ja hunspell-sv."
have firefox-esr || have firefox || apt_install firefox-esr ||
    echo "Firefoxia ei ole eikä sitä saatu asennettua (firefox-esr): sen testit jäävät väliin, ja ajon loppu luettelee ne." >&2
have_webkit || apt_install gir1.2-webkit2-4.1 python3-gi xvfb xauth ||
    echo "WebKitiä ei ole eikä sitä saatu asennettua (gir1.2-webkit2-4.1 python3-gi xvfb xauth): sen testit jäävät väliin, ja ajon loppu luettelee ne." >&2
have soffice || apt_install libreoffice-writer-nogui ||
    echo "LibreOfficea ei ole eikä sitä saatu asennettua (libreoffice-writer-nogui): sen testit jäävät väliin, ja ajon loppu luettelee ne." >&2
have_nginx || apt_install nginx-light libnginx-mod-http-brotli-static || fail "Testit tarvitsevat nginxin: asentakaa paketit nginx-light ja libnginx-mod-http-brotli-static."

npm_install() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock.json" && return
    PATH="$PWD/.venv/bin:$PATH" npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent ||
        fail "Testien npm-paketteja ei saatu haettua: tarkistakaa verkkoyhteys."
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock.json"
}

npm_install tests/tools
# `make bench` alone drives a server as hard as it can, and builds the same texts under Starlight.
if [ "${1:-}" = bench ]; then
    have wrk || apt_install wrk || fail "Mittaus tarvitsee ohjelman wrk: asentakaa paketti wrk."
    npm_install tests/bench/starlight
fi
