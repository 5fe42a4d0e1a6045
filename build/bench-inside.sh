#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: bench-inside.sh DIR [OPTION...]
# The part of bench.sh that runs in the network namespace.
set -eu
out=$1
shift
ip link set lo up
# The counters are part of what a dump carries, and have to be on before the first flow.
echo 1 >/proc/sys/net/netfilter/nf_conntrack_acct
exec artifacts/bin/Benchmarks/release/Benchmarks --native "$out" "$@"
