#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: publish.sh [NAME...]      all programs unless some are named
# Publishes the programs into artifacts/publish/NAME, compiled ahead of time where the compiler package can be had. They run
# on the installed runtime, but pyconntrack: called often and for moments, it is one trimmed file with what it needs of
# the runtime inside. NATIVE_AOT=1 compiles it to machine code alone, where that package can be had.
set -eu
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
case $(uname -m) in
    x86_64) rid=linux-x64 ;;
    aarch64) rid=linux-arm64 ;;
    *) rid=$(dotnet --info | sed -n 's/^ *RID: *//p') ;;
esac

# publish NAME PROJECT OPTION...
publish()
{
    name=$1
    project=$2
    shift 2
    dotnet publish "$project" --configuration "$configuration" --runtime "$rid" --nologo -v quiet \
        -p:DebugType=none -p:PublishDocumentationFiles=false -o "artifacts/publish/$name" "$@"
}

publish_plain()
{
    publish "$1" "$2" --self-contained false -p:PublishReadyToRun=true || {
        echo "$1: not compiled ahead of time (the compiler package cannot be restored?); publishing it without." >&2
        publish "$1" "$2" --self-contained false -p:PublishReadyToRun=false
    }
}

publish_single()
{
    if [ "${NATIVE_AOT:-0}" = 1 ]; then
        publish "$1" "$2" -p:PublishAot=true && return
        echo "$1: no NativeAOT (its package cannot be restored?); publishing it for the runtime's compiler." >&2
    fi
    publish "$1" "$2" --self-contained true -p:PublishTrimmed=true -p:PublishSingleFile=true -p:PublishReadyToRun=true || {
        echo "$1: not in one file (the runtime package cannot be restored?); publishing it for the installed runtime." >&2
        publish_plain "$1" "$2"
    }
}

wanted=" ${*:-pyctd auth_sha pyctl pyctop pyconntrack} "
# pyctd is there from the start; the others join as soon as they exist.
for program in pyctd:Daemon/Daemon.csproj auth_sha:Auth/Tool/auth_sha.csproj pyctl:Clients/Pyctl/Pyctl.csproj \
    pyctop:Clients/Top/Top.csproj pyconntrack:Clients/Conntrack/Conntrack.csproj; do
    name=${program%%:*}
    project=${program#*:}
    case $wanted in *" $name "*) ;; *) continue ;; esac
    [ -f "$project" ] || continue
    rm -rf "artifacts/publish/$name"
    case $name in
        pyconntrack) publish_single "$name" "$project" ;;
        *) publish_plain "$name" "$project" ;;
    esac
done
du -sh artifacts/publish/*
