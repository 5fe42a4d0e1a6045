#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A client, a firewall with NAT and a server, each in a network namespace of its own, with live traffic between them
# and the daemon on the firewall. Everything lives in one process namespace: when this script ends, however it ends,
# the kernel ends the rest and takes the namespaces, links and rules with it.
set -u

usage()
{
    cat <<'USAGE'
usage: demo.sh [--daemon PROGRAM] [--port PORT] [--once | --no-daemon]

  --daemon PROGRAM  the daemon to start (default: pyctd)
  --port PORT       where to reach it from this machine, on 127.0.0.1; 0 takes a free one (default: 8041)
  --once            wait until all traffic is seen through the daemon, print the table and stop
  --no-daemon       namespaces and traffic only

Needs no root where the kernel lets users make user namespaces.
Exit status: 0 done, 1 failed, 2 wrong usage, 77 this machine cannot run it.
USAGE
}

here=$(cd "$(dirname "$0")" && pwd)
daemon=pyctd
port=8041
mode=stay
with_daemon=yes
while [ $# -gt 0 ]; do
    case $1 in
        --daemon) daemon=${2:?--daemon needs a program}; shift ;;
        --port) port=${2:?--port needs a number}; shift ;;
        --once) mode=once ;;
        --no-daemon) with_daemon=no ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
if [ "$mode$with_daemon" = onceno ]; then
    usage >&2
    exit 2
fi

cannot()
{
    echo "demo: $*" >&2
    exit 77
}

for tool in unshare nsenter setpriv ip nft ping python3 socat; do
    command -v "$tool" >/dev/null || PATH=$PATH:/usr/sbin:/sbin
    command -v "$tool" >/dev/null || cannot "$tool is missing (apt-get install util-linux iproute2 nftables" \
        "iputils-ping python3 socat)"
done
if [ "$with_daemon" = yes ]; then
    daemon=$(command -v "$daemon") || { echo 'demo: no such daemon; build it by "make demo"' >&2; exit 1; }
    daemon=$(realpath "$daemon")
fi

set -- --net --pid --fork --kill-child --mount-proc
[ "$(id -u)" -eq 0 ] || set -- --user --map-root-user "$@"
unshare "$@" true 2>/dev/null || cannot 'this kernel does not let you make the namespaces; try it as root'

# The fifo tells the inside that this script lives: its end of it closes with it, whatever ends it.
dir=$(mktemp -d "${TMPDIR:-/tmp}/pyctd-demo.XXXXXX") || exit 1
mkfifo "$dir/alive"
exec 8<>"$dir/alive"

stop()
{
    trap '' HUP INT TERM
    [ -z "${forwarder:-}" ] || kill "$forwarder" 2>/dev/null
    exec 8>&-
    wait
    rm -rf "$dir"
    exit "$1"
}
trap 'stop 0' HUP INT TERM

[ "$with_daemon" = yes ] || daemon=
# In the background, so that Ctrl-C reaches this script alone.
unshare "$@" "$here/firewall.sh" "$dir" "$daemon" 8>&- &
inside=$!

until [ -e "$dir/ready" ]; do
    kill -0 "$inside" 2>/dev/null || { echo 'demo: could not be set up' >&2; stop 1; }
    sleep 0.1
done
firewall=$(cat "/proc/$inside/task/$inside/children")
firewall=${firewall% }
if [ "$(id -u)" -eq 0 ]; then
    enter="nsenter -t $firewall -n"
else
    enter="nsenter -t $firewall -U -n --preserve-credentials"
fi

if [ "$with_daemon" = yes ]; then
    # The daemon is in another network namespace; its socket in the file system is the way in.
    setpriv --pdeathsig TERM socat "TCP-LISTEN:$port,bind=127.0.0.1,reuseaddr,fork" \
        "UNIX-CONNECT:$dir/pyctd.sock" 8>&- &
    forwarder=$!
    wanted=$port
    until port=$(ss -Hltnp | sed -n "s/.* 127\.0\.0\.1:\([0-9]*\) .*pid=$forwarder,.*/\1/p") && [ -n "$port" ]; do
        kill -0 "$forwarder" 2>/dev/null || { echo "demo: port $wanted is taken; choose another (--port)" >&2; stop 1; }
        sleep 0.1
    done
fi

if [ "$mode" = once ]; then
    python3 "$here/table.py" --wait 60 "http://127.0.0.1:$port/RPC2"
    stop $?
fi

cat <<TEXT

A client (192.0.2.2, 2001:db8:1::2), a firewall and a server (198.51.100.2, 2001:db8:2::2) are talking.
TEXT
if [ "$with_daemon" = yes ]; then
    cat <<TEXT
The daemon on the firewall answers on http://127.0.0.1:$port/RPC2, and in a browser there is its web page:

  http://127.0.0.1:$port/

In another terminal:

  python3 $here/table.py http://127.0.0.1:$port/RPC2

or, in your own words:

  python3 -c 'import xmlrpc.client
pyctd = xmlrpc.client.ServerProxy("http://127.0.0.1:$port/RPC2")
for row in pyctd.view(pyctd.login(), {}, "byte_rate", "D")["table"]:
    print(row)'
TEXT
fi
cat <<TEXT

The firewall's own view (conntrack, nft, ip, tcpdump):

  $enter conntrack -L

Ctrl-C ends it and leaves nothing behind.
TEXT
wait "$inside"
stop 1
