#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Tests and loads the rules of one entity on the machine it runs on, and takes them back unless they are confirmed.
set -eu

#transaction#

usage() {
    echo "usage: $0 [-b iptables|nft] [-t SECONDS] LOCATION/ENTITY" >&2
    echo "       $0 confirm" >&2
    exit 2
}

backend=
seconds=30
while getopts b:t: option; do
    case $option in
    b) backend=$OPTARG ;;
    t) seconds=$OPTARG ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
case $seconds in
'' | *[!0-9]*) usage ;;
esac
[ $# -eq 1 ] || usage
[ "$1" != confirm ] || { confirm; exit; }

v4=
v6=
nft=
if [ "$backend" != nft ]; then
    [ ! -f "$1.rules.v4" ] || v4=$1.rules.v4
    [ ! -f "$1.rules.v6" ] || v6=$1.rules.v6
fi
if [ "$backend" != iptables ] && [ -z "$v4$v6" ] && [ -f "$1.nft" ]; then
    nft=$1.nft
fi
[ -n "$v4$v6$nft" ] || fail "there are no rules for $1"
apply
