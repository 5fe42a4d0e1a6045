#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the command lines of conntrack-tools' own test suite against pyconntrack, and the same against the system's
# conntrack. They are not ours to keep: SOURCE is an unpacked source tree of conntrack-tools. Needs root, cc and conntrack.
set -eu
cd "$(dirname "$0")/.."
source=${1:?"usage: build/upstream-tests.sh SOURCE"}
program=$PWD/artifacts/bin/Conntrack/release/pyconntrack
[ -x "$program" ] || { echo "build it first: make" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src" "$work/tests"
cp -r "$source/tests/conntrack" "$work/tests/"
cd "$work/tests/conntrack"
cc -w test-conntrack.c -o test

failed=0
for one in conntrack "$program"; do
    ln -sf "$(command -v "$one")" "$work/src/conntrack"
    unshare -n ./test >"$work/log" 2>&1
    echo "$one: $(tail -n 1 "$work/log")"
    grep -B 3 -e '----- BAD' "$work/log" && failed=1
done
exit "$failed"
