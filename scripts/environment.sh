#!/bin/sh
# Make the virtual environment VENV with PYTHON and install the project into it, editable, with its tools.
# The locked versions come first; where they cannot be had, the ranges of pyproject.toml, with a notice.
set -eu
python=$1
venv=$2

if [ -z "$python" ]; then
    echo "No Python 3.11 or newer was found: install one, or say 'make PYTHON=/path/to/python3.11 ...'." >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    echo "Setting up $venv with $("$python" --version) (once; it takes a minute or two) ..." >&2
    if ! "$python" -m venv "$venv"; then
        rm -rf "$venv"
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "'$python -m venv' failed: on Debian and Ubuntu install it with 'apt-get install python$version-venv'." >&2
        exit 1
    fi
fi

install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@" -e '.[dev]'
}

if ! install -c requirements.lock; then
    echo "Notice: the versions of requirements.lock cannot be installed here; taking the ranges of pyproject.toml." >&2
    install
fi
