#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the packages of packaging/test-packages.txt that are missing. Where that cannot be done it says so and goes
# on: the tests that need them then fail and name what they lack.
set -eu
cd "$(dirname "$0")/.."

missing=$(sed 's/#.*//' packaging/test-packages.txt | while read -r package _; do
    [ -n "$package" ] || continue
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = 'install ok installed' ] || echo "$package"
done)
[ -n "$missing" ] || exit 0

# The list is one package a line; from here on it is a list of words.
set -f
# shellcheck disable=SC2086
set -- $missing
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    echo "Missing packages, and no right to install them: apt-get install $*" >&2
    exit 0
fi

echo "Installing $*"
export DEBIAN_FRONTEND=noninteractive
if ! { $as_root apt-get -q -y --no-install-recommends install "$@" ||
       { $as_root apt-get -q update && $as_root apt-get -q -y --no-install-recommends install "$@"; }; } </dev/null; then
    echo "Not all of these could be installed: $*" >&2
fi
