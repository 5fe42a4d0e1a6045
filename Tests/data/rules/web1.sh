#!/bin/sh
# PyCtd inventory 1 -- generated, do not edit
# project=shop entity=web1 family=inet profile=host-inbound revision=17
# digest=sha256:832a83ab6ad199846782452b6771b47d48f32baab94d58f5ccc58b59486447e2
# Tests and loads the rules, and takes them back unless they are confirmed.
set -eu

state=${PYCTD_APPLY_STATE:-/run/pyctd-apply}
PATH=$PATH:/usr/sbin:/sbin

fail() {
    echo "${0##*/}: $1" >&2
    exit 1
}

# Whoever moves the directory away first decides; the other finds nothing.
take() {
    mv "$state/pending" "$state/$1.$$" 2>/dev/null
}

confirm() {
    take confirmed || fail "nothing waits for a confirmation; it may have been rolled back already"
    rm -rf "$state/confirmed.$$"
    echo "Confirmed: the rules stay."
}

# The chains of our own that a file fills, where it is not about the whole table.
own_chains() {
    grep -q '^:INPUT ' "$1" || sed -n 's/^:\(PYCTD-[A-Z]*\) .*/\1/p' "$1"
}

# load_tables PROGRAM FILE [OPTION]: one whole table, or our own chains and nothing else.
load_tables() {
    if [ -n "$(own_chains "$2")" ]; then
        "$1-restore" -w 5 -n ${3:+"$3"} <"$2"
    else
        "$1-restore" -w 5 ${3:+"$3"} <"$2"
    fi
}

# save_tables PROGRAM FILE: what a file is going to replace, so that load_tables puts it back.
save_tables() {
    "$1-save" -c -t filter >"$state/pending/all"
    grep -q '^\*filter' "$state/pending/all" || return 1
    chains=$(own_chains "$2")
    if [ -z "$chains" ]; then
        mv "$state/pending/all" "$state/pending/$1"
        return
    fi
    {
        echo '*filter'
        for chain in $chains; do
            echo ":$chain - [0:0]"
            grep "^\[[0-9:]*\] -A $chain " "$state/pending/all" || true
        done
        echo COMMIT
    } >"$state/pending/$1"
}

save_nft() {
    echo 'table inet pyctd'
    echo 'delete table inet pyctd'
    if nft list tables inet | grep -qx 'table inet pyctd'; then
        nft list table inet pyctd
    fi
}

test_rules() {
    [ -z "$v4" ] || load_tables iptables "$v4" --test || fail "iptables refuses the rules; nothing was changed"
    [ -z "$v6" ] || load_tables ip6tables "$v6" --test || fail "ip6tables refuses the rules; nothing was changed"
    [ -z "$nft" ] || nft -c -f "$nft" || fail "nft refuses the rules; nothing was changed"
}

save_rules() {
    [ -z "$v4" ] || save_tables iptables "$v4" || return 1
    [ -z "$v6" ] || save_tables ip6tables "$v6" || return 1
    [ -z "$nft" ] || save_nft >"$state/pending/nft"
}

load_rules() {
    [ -z "$v4" ] || load_tables iptables "$v4" || return 1
    [ -z "$v6" ] || load_tables ip6tables "$v6" || return 1
    [ -z "$nft" ] || nft -f "$nft"
}

# Goes on after a failure: half of the earlier rules is better than none.
roll_back() {
    take rolling || return 0
    status=0
    for program in iptables ip6tables; do
        [ ! -f "$state/rolling.$$/$program" ] || load_tables "$program" "$state/rolling.$$/$program" -c || status=1
    done
    [ ! -f "$state/rolling.$$/nft" ] || nft -f "$state/rolling.$$/nft" || status=1
    rm -rf "$state/rolling.$$"
    return "$status"
}

is_pending() {
    [ "$(cat "$state/pending/owner" 2>/dev/null)" = $$ ]
}

# Runs beside, and goes on when the connection that it was started over is cut.
watch() {
    trap '' HUP
    left=$seconds
    while [ "$left" -gt 0 ] && is_pending; do
        sleep 1
        left=$((left - 1))
    done
    is_pending || exit 0
    roll_back || true
    exit 1
}

apply() {
    test_rules
    mkdir -p "$state"
    chmod 700 "$state"
    mkdir "$state/pending" 2>/dev/null || fail "other rules still wait for their confirmation"
    echo $$ >"$state/pending/owner"
    if ! save_rules; then
        rm -rf "$state/pending"
        fail "the present rules cannot be saved; nothing was changed"
    fi
    watch </dev/null >/dev/null 2>&1 &
    if ! load_rules; then
        roll_back || fail "the rules cannot be loaded, and neither can the earlier ones"
        fail "the rules cannot be loaded; the earlier ones are back"
    fi
    echo "Loaded. They are rolled back in $seconds seconds unless, over a new connection, you run: $0 confirm"
    wait $! || fail "not confirmed; the earlier rules are back"
}

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
# PyCtd inventory 1 -- generated, do not edit
# project=shop entity=web1 family=ipv4 profile=host-inbound revision=17
# digest=sha256:f9e57cd37813fdd6af5e43e51358e5e3aba694f3dd4031ec9efca916052c344f
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:PYCTD-IN - [0:0]
:PYCTD-OUT - [0:0]
-A INPUT -i lo -m comment --comment "pyctd b=loopback" -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment "pyctd b=established" -j ACCEPT
-A INPUT -m conntrack --ctstate INVALID -m comment --comment "pyctd b=invalid" -j DROP
-A INPUT -p tcp -m conntrack --ctstate NEW -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -m comment --comment "pyctd b=new-not-syn" -j DROP
-A INPUT -m comment --comment "pyctd b=declared-in" -j PYCTD-IN
-A INPUT -m limit --limit 5/min --limit-burst 10 -m comment --comment "pyctd b=log-drop" -j LOG --log-prefix "PYCTD-DROP-IN "
-A OUTPUT -o lo -m comment --comment "pyctd b=loopback" -j ACCEPT
-A OUTPUT -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment "pyctd b=established" -j ACCEPT
-A OUTPUT -p tcp -m conntrack --ctstate NEW -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -m comment --comment "pyctd b=new-not-syn" -j DROP

# Admin SSH
-A PYCTD-IN -s 10.10.4.0/24 -d 10.0.0.10/32 -p tcp -m conntrack --ctstate NEW -m tcp --dport 22 -m comment --comment "pyctd c=2" -j ACCEPT

# Ping from the office LAN
-A PYCTD-IN -s 10.10.4.0/24 -d 10.0.0.10/32 -p icmp -m conntrack --ctstate NEW -m icmp --icmp-type 8 -m comment --comment "pyctd c=3" -j ACCEPT

# Public web
-A PYCTD-IN -d 192.0.2.10/32 -p tcp -m conntrack --ctstate NEW -m multiport --dports 80,443 -m comment --comment "pyctd c=1" -j ACCEPT
-A PYCTD-IN -d 192.0.2.10/32 -p udp -m conntrack --ctstate NEW -m udp --dport 443 -m comment --comment "pyctd c=5" -j ACCEPT

# SIGTRAN link
-A PYCTD-IN -s 10.0.0.30/32 -d 10.0.0.10/32 -p sctp -m conntrack --ctstate NEW -m sctp --dport 2905 -m comment --comment "pyctd c=6" -j ACCEPT

# Traceroute
-A PYCTD-IN -s 10.10.4.0/24 -d 10.0.0.10/32 -p udp -m conntrack --ctstate NEW -m udp --dport 33434:33523 -m comment --comment "pyctd c=7" -j ACCEPT
COMMIT
PYCTD-RULES
cat >"$v6" <<'PYCTD-RULES'
# PyCtd inventory 1 -- generated, do not edit
# project=shop entity=web1 family=ipv6 profile=host-inbound revision=17
# digest=sha256:c99ead05d221112dd58e1091ad403dda01788004c5666ada03f256ededb654fc
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:PYCTD-IN - [0:0]
:PYCTD-OUT - [0:0]
-A INPUT -i lo -m comment --comment "pyctd b=loopback" -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment "pyctd b=established" -j ACCEPT
-A INPUT -m conntrack --ctstate INVALID -m comment --comment "pyctd b=invalid" -j DROP
-A INPUT -p tcp -m conntrack --ctstate NEW -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -m comment --comment "pyctd b=new-not-syn" -j DROP
-A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type 133 -m hl --hl-eq 255 -m comment --comment "pyctd b=nd" -j ACCEPT
-A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type 134 -m hl --hl-eq 255 -m comment --comment "pyctd b=nd" -j ACCEPT
-A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type 135 -m hl --hl-eq 255 -m comment --comment "pyctd b=nd" -j ACCEPT
-A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type 136 -m hl --hl-eq 255 -m comment --comment "pyctd b=nd" -j ACCEPT
-A INPUT -s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type 130 -m comment --comment "pyctd b=mld" -j ACCEPT
-A INPUT -s fe80::/10 -p udp -m udp --sport 547 --dport 546 -m comment --comment "pyctd b=dhcpv6-client" -j ACCEPT
-A INPUT -m comment --comment "pyctd b=declared-in" -j PYCTD-IN
-A INPUT -m limit --limit 5/min --limit-burst 10 -m comment --comment "pyctd b=log-drop" -j LOG --log-prefix "PYCTD-DROP-IN "
-A OUTPUT -o lo -m comment --comment "pyctd b=loopback" -j ACCEPT
-A OUTPUT -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment "pyctd b=established" -j ACCEPT
-A OUTPUT -p tcp -m conntrack --ctstate NEW -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -m comment --comment "pyctd b=new-not-syn" -j DROP

# Admin SSH
-A PYCTD-IN -s 2001:db8:4::/64 -d 2001:db8:10::10/128 -p tcp -m conntrack --ctstate NEW -m tcp --dport 22 -m comment --comment "pyctd c=2" -j ACCEPT

# Ping from the office LAN
-A PYCTD-IN -s 2001:db8:4::/64 -d 2001:db8:10::10/128 -p ipv6-icmp -m conntrack --ctstate NEW -m icmp6 --icmpv6-type 128 -m comment --comment "pyctd c=4" -j ACCEPT

# Public web
-A PYCTD-IN -d 2001:db8:10::10/128 -p tcp -m conntrack --ctstate NEW -m multiport --dports 80,443 -m comment --comment "pyctd c=1" -j ACCEPT
-A PYCTD-IN -d 2001:db8:10::10/128 -p udp -m conntrack --ctstate NEW -m udp --dport 443 -m comment --comment "pyctd c=5" -j ACCEPT
COMMIT
PYCTD-RULES
apply
