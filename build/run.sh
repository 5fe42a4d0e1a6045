#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: run.sh DAEMON [OPTION...]
# Starts the daemon in the foreground. The daemon says what it lacks; this adds where to go without it.
set -u
daemon=$1
shift
"$daemon" "$@"
status=$?
if [ "$status" -ne 0 ] && ! grep -q '^CapEff:.*[13579bdf]...$' /proc/self/status; then
    echo 'To see it work without any privilege: make demo' >&2
fi
exit "$status"
