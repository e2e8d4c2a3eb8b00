#!/bin/sh
# Have a Chromium for the tests of the page, and the fonts that its drawing is measured with: take what is there, else
# install Debian's where we are root. And axe-core, which looks for what shuts readers out, where npm is there.
# Never fails: without them those tests are skipped and say so.
if [ ! -d .venv/axe/node_modules/axe-core ] && command -v npm >/dev/null 2>&1; then
    npm install --no-save --silent --prefix .venv/axe axe-core@4.10.3 >/dev/null 2>&1 ||
        echo "Notice: axe-core could not be installed; the tests of accessibility are skipped." >&2
fi
wanted="chromium"
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && wanted=""
done
# Names are drawn in Arial's widths; with a wider font they cover the lines that the tests click on.
fc-list 2>/dev/null | grep -qiE "liberation ?sans|arial|helvetica" || wanted="$wanted fonts-liberation"
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $wanted for the tests of the page ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # two packages are two words
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends $wanted; } >/dev/null 2>&1 ||
        echo "Notice: $wanted could not be installed; tests of the page may be skipped or fail." >&2
fi
exit 0
