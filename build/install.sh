#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: install.sh [--remove]
# Puts the published programs, their manuals, the unit and the example configuration under DESTDIR and PREFIX, or
# takes away what an installation put there. A configuration that exists is never touched.
set -eu
cd "$(dirname "$0")/.."
destdir=${DESTDIR:-}
prefix=${PREFIX:-/usr/local}
sysconfdir=${SYSCONFDIR:-/etc}
unitdir=$prefix/lib/systemd/system
docdir=$prefix/share/doc/pyctd

# The unit names the path of the packages; another prefix is written into the copy.
install_unit()
{
    install -d "$destdir$unitdir"
    sed "s|/usr/sbin/pyctd|$prefix/sbin/pyctd|g; s|/etc/pyctd|$sysconfdir/pyctd|g" "$1" \
        >"$destdir$unitdir/$(basename "$1")"
    chmod 0644 "$destdir$unitdir/$(basename "$1")"
}

install_program()
{
    name=$1
    bindir=$2
    [ -d "artifacts/publish/$name" ] || return 0
    install -d "$destdir$prefix/lib/pyctd/$name" "$destdir$prefix/$bindir"
    find "artifacts/publish/$name" -maxdepth 1 -type f ! -perm -u+x \
        -exec install -m 0644 -t "$destdir$prefix/lib/pyctd/$name" {} +
    install -m 0755 "artifacts/publish/$name/$name" "$destdir$prefix/lib/pyctd/$name/$name"
    ln -sfn "../lib/pyctd/$name/$name" "$destdir$prefix/$bindir/$name"
}

install_all()
{
    for name in pyctd auth_sha; do
        install_program "$name" sbin
    done
    for name in pyctl pyctop pyconntrack; do
        install_program "$name" bin
    done
    for page in packaging/man/*.[1-8]; do
        [ -f "$page" ] || continue
        install -D -m 0644 "$page" "$destdir$prefix/share/man/man${page##*.}/$(basename "$page")"
    done
    for unit in packaging/systemd/*.service packaging/systemd/*.socket; do
        [ ! -f "$unit" ] || install_unit "$unit"
    done
    install -D -m 0644 packaging/systemd/pyctd.sysusers "$destdir$prefix/lib/sysusers.d/pyctd.conf"
    install -D -m 0644 packaging/pyctd.conf.example "$destdir$sysconfdir/pyctd/pyctd.conf.example"
    for text in COPYING README.md CHANGELOG.md apache-site.template; do
        install -D -m 0644 "$text" "$destdir$docdir/$text"
    done
}

remove_all()
{
    rm -rf "$destdir$prefix/lib/pyctd" "$destdir$docdir"
    rm -f "$destdir$sysconfdir/pyctd/pyctd.conf.example" "$destdir$prefix/lib/sysusers.d/pyctd.conf"
    for name in pyctd auth_sha; do
        rm -f "$destdir$prefix/sbin/$name"
    done
    for name in pyctl pyctop pyconntrack; do
        rm -f "$destdir$prefix/bin/$name"
    done
    for page in packaging/man/*.[1-8]; do
        rm -f "$destdir$prefix/share/man/man${page##*.}/$(basename "$page")"
    done
    for unit in packaging/systemd/*.service packaging/systemd/*.socket; do
        rm -f "$destdir$unitdir/$(basename "$unit")"
    done
}

case ${1:-} in
    '') install_all ;;
    --remove) remove_all ;;
    *)
        echo 'usage: install.sh [--remove]' >&2
        exit 2
        ;;
esac
