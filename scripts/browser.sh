#!/bin/sh
# Have a Chromium for the tests of the page: take what is there, else install Debian's where we are root. And axe-core,
# which looks for what shuts readers out, where npm is there.
# Never fails: without them those tests are skipped and say so.
if [ ! -d .venv/axe/node_modules/axe-core ] && command -v npm >/dev/null 2>&1; then
    npm install --no-save --silent --prefix .venv/axe axe-core@4.10.3 >/dev/null 2>&1 ||
        echo "Notice: axe-core could not be installed; the tests of accessibility are skipped." >&2
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing chromium for the tests of the page ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; } >/dev/null 2>&1 ||
        echo "Notice: chromium could not be installed; the tests of the page are skipped." >&2
fi
exit 0
