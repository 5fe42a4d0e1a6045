#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: machine.sh DIR systemd|shell
# A machine that may be spoiled: all files of this one, but what is written goes to memory; processes, network, mounts
# and control groups of its own. It says "ready" and ends with this process.
set -eu
dir=$1
init=$2

if [ "${3:-}" != inside ]; then
    # systemd wants a control group in which it is the first.
    cgroups=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/self/mounts)
    group=$cgroups/pyctd-test-$$
    mkdir "$group"
    trap 'until grep -q "populated 0" "$group/cgroup.events"; do sleep 0.05; done
        find "$group" -depth -type d -exec rmdir {} +' EXIT
    sh -c 'echo $$ >"$0/cgroup.procs"; exec unshare --mount --propagation private --pid --fork --kill-child --uts --ipc \
        --net --cgroup "$@" inside' "$group" "$0" "$dir" "$init" || true
    exit 0
fi

root=$dir/root
mount -t tmpfs tmpfs "$dir"
mkdir "$dir/upper" "$dir/work" "$root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$dir/upper,workdir=$dir/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/shm" "$root/dev/pts" "$root/run/lock"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ip link set lo up
hostname machine

cd "$root"
# Nothing of this machine's is mounted there, and packages may start what they install.
: >etc/fstab
rm -f usr/sbin/policy-rc.d
# systemd would hide or empty /tmp, where packages and this tree may be.
ln -sf /dev/null etc/systemd/system/tmp.mount
ln -sf /dev/null etc/tmpfiles.d/tmp.conf
mkdir -p old
pivot_root . old
umount -l /old
rmdir /old
if [ "$init" = systemd ]; then
    echo ready
    exec env -i container=other PATH=/usr/sbin:/usr/bin /lib/systemd/systemd --unit=basic.target --log-level=warning
fi
# invoke-rc.d starts nothing where it cannot read a runlevel from utmp(5): type, process, line, id, user.
python3 -c 'import struct, sys
sys.stdout.buffer.write(struct.pack("<hxxi32s4s32s308x", 1, ord("2") + 256 * ord("N"), b"~", b"~~", b"runlevel"))' \
    >run/utmp
echo ready
# The first process has to bury the orphans.
exec env -i PATH=/usr/sbin:/usr/bin sh -c 'while :; do sleep 3600 & wait; done'
