#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: install.sh [--remove]
# Puts the published programs, their manuals, units, init script and examples under DESTDIR and PREFIX, or takes away
# what an installation put there. A configuration that exists is never touched. Packagers may set UNITDIR, CONFIG (the
# name under which the example configuration is installed) and KIND (see publish.sh).
set -eu
cd "$(dirname "$0")/.."
destdir=${DESTDIR:-}
prefix=${PREFIX:-/usr/local}
sysconfdir=${SYSCONFDIR:-/etc}
unitdir=${UNITDIR:-$prefix/lib/systemd/system}
config=${CONFIG:-pyctd.conf.example}
published=artifacts/publish/${KIND:-framework-dependent}
libdir=$prefix/lib/pyctd
docdir=$prefix/share/doc/pyctd

system_programs='pyctd auth_sha'
# What the daemon starts itself.
helper_programs=pyctd-pam
user_programs='pyctl pyctop pyconntrack'
texts='COPYING README.md CHANGELOG.md INSTALL SECURITY.md apache-site.template docs/filter.md docs/protocol.md docs/security.md docs/web.md'

# Installs a text that names the places of the packages, with the places of this installation.
install_text()
{
    mode=$1
    target=$destdir$3
    install -d "$(dirname "$target")"
    sed "s|/usr/sbin/pyctd|$prefix/sbin/pyctd|g; s|/etc/pyctd|$sysconfdir/pyctd|g; s|/etc/default/|$sysconfdir/default/|g;
        s|/etc/init.d/|$sysconfdir/init.d/|g" "$2" >"$target"
    chmod "$mode" "$target"
}

# What install_text puts where: mode, file and place.
each_text()
{
    "$1" 0644 packaging/systemd/pyctd.service "$unitdir/pyctd.service"
    "$1" 0644 packaging/systemd/pyctd.socket "$unitdir/pyctd.socket"
    "$1" 0644 packaging/systemd/pyctd.sysusers "$prefix/lib/sysusers.d/pyctd.conf"
    "$1" 0644 packaging/systemd/pyctd.tmpfiles "$prefix/lib/tmpfiles.d/pyctd.conf"
    "$1" 0755 packaging/sysv/pyctd "$sysconfdir/init.d/pyctd"
    "$1" 0644 packaging/pyctd.logrotate "$sysconfdir/logrotate.d/pyctd"
}

each_page()
{
    for page in packaging/man/*.[1-8]; do
        "$1" "$page" "$destdir$prefix/share/man/man${page##*.}/$(basename "$page")"
    done
}

# Shell completion, where a program has one: NAME.bash, _NAME for zsh, and NAME.fish.
each_completion()
{
    for file in packaging/completion/*; do
        name=$(basename "${file%.*}")
        case $file in
            *.bash) "$1" "$file" "$destdir$prefix/share/bash-completion/completions/$name" ;;
            */_*) "$1" "$file" "$destdir$prefix/share/zsh/vendor-completions/$name" ;;
            *.fish) "$1" "$file" "$destdir$prefix/share/fish/vendor_completions.d/$name.fish" ;;
        esac
    done
}

install_file()
{
    install -D -m 0644 "$1" "$2"
}

# The web page as plain files, for a web server that serves it itself.
each_page_file()
{
    (cd Clients/Web && find . -type f) | while read -r file; do
        "$1" "Clients/Web/$file" "$destdir$prefix/share/pyctd/web/$file"
    done
}

remove_file()
{
    rm -f "$2"
}

remove_text()
{
    rm -f "$destdir$3"
}

link_programs()
{
    bindir=$1
    shift
    install -d "$destdir$prefix/$bindir"
    for name in "$@"; do
        [ ! -x "$published/$name" ] || ln -sfn "../lib/pyctd/$name" "$destdir$prefix/$bindir/$name"
    done
}

install_all()
{
    [ -x "$published/pyctd" ] || {
        echo "There is nothing in $published; build/publish.sh comes first." >&2
        exit 1
    }
    rm -rf "$destdir$libdir"
    install -d "$destdir$libdir"
    find "$published" -maxdepth 1 -type f -exec install -m 0644 -t "$destdir$libdir" {} +
    # What the command line library says in French.
    [ ! -d "$published/fr" ] || install -D -m 0644 -t "$destdir$libdir/fr" "$published"/fr/*.dll
    for name in $system_programs $helper_programs $user_programs; do
        [ ! -f "$destdir$libdir/$name" ] || chmod 0755 "$destdir$libdir/$name"
    done
    # shellcheck disable=SC2086
    link_programs sbin $system_programs
    # shellcheck disable=SC2086
    link_programs bin $user_programs
    each_page install_file
    each_page_file install_file
    each_completion install_file
    each_text install_text
    # This one is for changing.
    [ -e "$destdir$sysconfdir/default/pyctd" ] || install_text 0644 packaging/sysv/pyctd.default "$sysconfdir/default/pyctd"
    install_text 0644 packaging/pyctd.conf.example "$sysconfdir/pyctd/$config"
    for text in $texts; do
        install_file "$text" "$destdir$docdir/$(basename "$text")"
    done
    install_file packaging/pam/pyctd "$destdir$docdir/examples/pam-pyctd"
    for example in docs/examples/*; do
        [ ! -f "$example" ] || install_file "$example" "$destdir$docdir/examples/$(basename "$example")"
    done
}

remove_all()
{
    for name in $system_programs; do
        rm -f "$destdir$prefix/sbin/$name"
    done
    for name in $user_programs; do
        rm -f "$destdir$prefix/bin/$name"
    done
    each_page remove_file
    each_completion remove_file
    each_text remove_text
    rm -f "$destdir$sysconfdir/pyctd/$config"
    rm -rf "$destdir$libdir" "$destdir$docdir" "$destdir$prefix/share/pyctd"
}

case ${1:-} in
    '') install_all ;;
    --remove) remove_all ;;
    *)
        echo 'usage: install.sh [--remove]' >&2
        exit 2
        ;;
esac
