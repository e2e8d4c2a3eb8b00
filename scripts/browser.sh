#!/bin/sh
# Have a Chromium for the tests of the page: take what is there, else install Debian's where we are root.
# Never fails: without a browser those tests are skipped and say so.
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
