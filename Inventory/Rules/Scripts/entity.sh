#!/bin/sh
#header#
# Tests and loads the rules, and takes them back unless they are confirmed.
set -eu

#transaction#

usage() {
    echo "usage: $0 [-t SECONDS]" >&2
    echo "       $0 confirm" >&2
    exit 2
}

seconds=30
while getopts t: option; do
    case $option in
    t) seconds=$OPTARG ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
case $seconds in
'' | *[!0-9]*) usage ;;
esac
[ $# -le 1 ] || usage
[ "${1:-}" != confirm ] || { confirm; exit; }
[ $# -eq 0 ] || usage

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
v4=$directory/rules.v4
v6=$directory/rules.v6
nft=
cat >"$v4" <<'PYCTD-RULES'
#ipv4#
PYCTD-RULES
cat >"$v6" <<'PYCTD-RULES'
#ipv6#
PYCTD-RULES
apply
