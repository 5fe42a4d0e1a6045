#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: publish.sh [framework-dependent|self-contained]
# Publishes the programs into artifacts/publish/KIND, compiled ahead of time where the compiler package can be had: as
# a few small files that run on the installed runtime, or together with a runtime of their own.
set -eu
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
kind=${1:-framework-dependent}
case $kind in
    framework-dependent) self_contained=false ;;
    self-contained) self_contained=true ;;
    *)
        echo 'usage: publish.sh [framework-dependent|self-contained]' >&2
        exit 2
        ;;
esac
case $(uname -m) in
    x86_64) rid=linux-x64 ;;
    aarch64) rid=linux-arm64 ;;
    *) rid=$(dotnet --info | sed -n 's/^ *RID: *//p') ;;
esac
out=artifacts/publish/$kind

publish()
{
    dotnet publish "$1" --configuration "$configuration" --runtime "$rid" --self-contained "$self_contained" --nologo \
        -v quiet -p:DebugType=none -p:PublishDocumentationFiles=false -o "$out" -p:PublishReadyToRun="$2"
}

rm -rf "$out"
# All in one folder: what programs have in common, above all the runtime, is there once.
for project in Daemon/Daemon.csproj Auth/Tool/auth_sha.csproj Clients/Top/Top.csproj; do
    [ -f "$project" ] || continue
    publish "$project" true || {
        echo "$project: not compiled ahead of time (the compiler package cannot be restored?); publishing it without." >&2
        publish "$project" false
    }
done
for project in Clients/Conntrack/Conntrack.csproj Clients/Pyctl/Pyctl.csproj; do
    build/publish-client.sh "$project" "$out"
done
# What only debuggers and tracers use, and what would need a library of its own.
rm -f "$out/createdump" "$out/libcoreclrtraceptprovider.so" "$out"/libmscordaccore.so "$out"/libmscordbi.so
du -sh "$out"
