#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Publishes the programs into artifacts/publish/NAME: they run on the installed runtime and are compiled ahead of time
# where the compiler package can be had.
set -eu
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
case $(uname -m) in
    x86_64) rid=linux-x64 ;;
    aarch64) rid=linux-arm64 ;;
    *) rid=$(dotnet --info | sed -n 's/^ *RID: *//p') ;;
esac

publish()
{
    dotnet publish "$2" --configuration "$configuration" --runtime "$rid" --self-contained false --nologo -v quiet \
        -p:DebugType=none -p:PublishDocumentationFiles=false -o "artifacts/publish/$1" -p:PublishReadyToRun="$3"
}

rm -rf artifacts/publish
# pyctd is there from the start; the others join as soon as they exist.
for program in pyctd:Daemon/Daemon.csproj auth_sha:Auth/Tool/auth_sha.csproj pyctl:Clients/Pyctl/Pyctl.csproj \
    pyctop:Clients/Top/Top.csproj pyconntrack:Clients/Conntrack/Conntrack.csproj; do
    name=${program%%:*}
    project=${program#*:}
    [ -f "$project" ] || continue
    publish "$name" "$project" true || {
        echo "$name: not compiled ahead of time (the compiler package cannot be restored?); publishing it without." >&2
        publish "$name" "$project" false
    }
done
du -sh artifacts/publish/*
