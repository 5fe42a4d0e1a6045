#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: firewall.sh DIR [DAEMON]
# The inside of demo.sh: the first process of its own process namespace, in the firewall's network namespace. Runs until
# the other end of DIR/alive is closed. DIR/ready appears when everything runs.
set -eu
here=$(dirname "$0")
dir=$1
daemon=${2:-}

# A network namespace lives as long as the process in it, and that one no longer than this.
unshare --net sleep infinity &
client=$!
unshare --net sleep infinity &
server=$!
own=$(readlink /proc/self/ns/net)
until [ "$(readlink "/proc/$client/ns/net")" != "$own" ] && [ "$(readlink "/proc/$server/ns/net")" != "$own" ]; do
    sleep 0.05
done

link_peer()
{
    peer=$1 device=$2 ipv4=$3 ipv6=$4
    ip link add "$device" type veth peer name eth0 netns "$peer"
    ip address add "$ipv4.1/24" dev "$device"
    ip address add "$ipv6::1/64" dev "$device" nodad
    ip link set "$device" up
    nsenter -t "$peer" -n ip address add "$ipv4.2/24" dev eth0
    nsenter -t "$peer" -n ip address add "$ipv6::2/64" dev eth0 nodad
    nsenter -t "$peer" -n ip link set lo up
    nsenter -t "$peer" -n ip link set eth0 up
    nsenter -t "$peer" -n ip route add default via "$ipv4.1"
    nsenter -t "$peer" -n ip -6 route add default via "$ipv6::1"
}

ip link set lo up
link_peer "$client" inside 192.0.2 2001:db8:1
link_peer "$server" outside 198.51.100 2001:db8:2
echo 1 >/proc/sys/net/ipv4/ip_forward
echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
# Otherwise a killed TCP connection comes back with its next packet.
echo 0 >/proc/sys/net/netfilter/nf_conntrack_tcp_loose
# Both take effect for connections that begin afterwards.
echo 1 >/proc/sys/net/netfilter/nf_conntrack_acct
echo 1 >/proc/sys/net/netfilter/nf_conntrack_timestamp
nft -f "$here/rules.nft"

nsenter -t "$server" -n python3 "$here/traffic.py" server &
nsenter -t "$client" -n python3 "$here/traffic.py" client &
nsenter -t "$client" -n ping -q -i 0.5 198.51.100.2 >/dev/null &
nsenter -t "$client" -n ping -q -i 0.5 2001:db8:2::2 >/dev/null &

daemon_pid=
if [ -n "$daemon" ]; then
    "$daemon" --config /dev/null --listen "unix:$dir/pyctd.sock" --listen 127.0.0.1:8040 --uid-mask 0xFFFF \
        --store "$dir/inventory.db" &
    daemon_pid=$!
    until [ -S "$dir/pyctd.sock" ]; do
        kill -0 "$daemon_pid" || exit 1
        sleep 0.1
    done
fi
: >"$dir/ready"

# Nothing is ever written there: the end of file is the sign to stop.
cat <"$dir/alive"
if [ -n "$daemon_pid" ]; then
    kill -TERM "$daemon_pid"
    wait "$daemon_pid" || :
fi
rm -rf "$dir"
