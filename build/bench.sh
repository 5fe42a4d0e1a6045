#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: bench.sh [OPTION...]      options as "bench.sh --help" lists them
# Builds the benchmarks and what they are measured against, makes room in the kernel's table and runs them in a network
# namespace of their own. The table's limit is put back, however this ends.
set -eu
cd "$(dirname "$0")/.."
out=artifacts/bench
limit=/proc/sys/net/netfilter/nf_conntrack_max
wanted=2300000

mkdir -p "$out"
for program in floor measure newflows; do
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror -o "$out/$program" "Benchmarks/native/$program.c"
done
# xmlrpc-c's libraries name their own dependencies incompletely.
gcc -std=gnu11 -O2 -Wall -Wextra -Werror -Wl,--unresolved-symbols=ignore-in-shared-libs -o "$out/abyss" \
    Benchmarks/native/abyss.c -lxmlrpc_server_abyss -lxmlrpc_server -lxmlrpc_abyss -lxmlrpc -lxmlrpc_util

for project in Benchmarks/Benchmarks.csproj Tests/XmlRpc.ConformanceServer/XmlRpc.ConformanceServer.csproj; do
    dotnet restore "$project" --locked-mode -v quiet
    dotnet build "$project" --configuration Release --no-restore --nologo -v quiet
done

# What is compared with conntrack(8) is what gets installed.
build/publish-client.sh Clients/Conntrack/Conntrack.csproj "$out/pyconntrack"

if [ "$(id -u)" -ne 0 ]; then
    # The limit can only be raised by root; what fits below it can be measured.
    exec unshare --user --map-root-user --net build/bench-inside.sh "$out" "$@"
fi
before=$(cat "$limit")
trap 'echo "$before" >"$limit"' EXIT
trap 'exit 1' HUP INT TERM
[ "$before" -ge "$wanted" ] || echo "$wanted" >"$limit"
unshare --net build/bench-inside.sh "$out" "$@"
