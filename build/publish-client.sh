#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: publish-client.sh PROJECT DIR
# Publishes a client into DIR: pyconntrack or pyctl. They are called often and for moments, so each is one trimmed file,
# compiled ahead of time, with what it needs of the runtime inside. NATIVE_AOT=1 makes it machine code alone, where that
# package can be had.
set -eu
cd "$(dirname "$0")/.."
project=$1
out=$2
configuration=${CONFIGURATION:-Release}
case $(uname -m) in
    x86_64) rid=linux-x64 ;;
    aarch64) rid=linux-arm64 ;;
    *) rid=$(dotnet --info | sed -n 's/^ *RID: *//p') ;;
esac

publish()
{
    dotnet publish "$project" --configuration "$configuration" --runtime "$rid" --nologo -v quiet \
        -p:DebugType=none -p:PublishDocumentationFiles=false -o "$out" "$@"
}

if [ "${NATIVE_AOT:-0}" = 1 ]; then
    publish -p:PublishAot=true && exit
    echo "$project: no NativeAOT (its package cannot be restored?); publishing it with the runtime." >&2
fi
publish --self-contained true -p:PublishTrimmed=true -p:PublishSingleFile=true -p:PublishReadyToRun=true && exit
echo "$project: not in one file (a package cannot be restored?); publishing it for the installed runtime." >&2
publish --self-contained false -p:PublishReadyToRun=false
