#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints the connection table of a pyctd, the busiest connections first.

usage: table.py [--rows N] [--wait SECONDS] [URL]

With --wait it first waits until everything that the demo does can be seen, and fails when that takes longer.
"""

import argparse
import ipaddress
import sys
import time
import xmlrpc.client

PROTOCOLS = {1: "icmp", 6: "tcp", 17: "udp", 58: "icmpv6"}
EXPECTED = {"tcp/4", "tcp/6", "udp/4", "udp/6", "icmp/4", "icmpv6/6", "snat", "dnat", "bytes", "rate"}


def address(row, side, end):
    number = row.get(f"{side}_ipv4_{end}")
    if number is None:
        return row[f"{side}_ipv6_{end}"]
    return str(ipaddress.IPv4Address(int(number)))


def endpoint(row, side, end):
    port = row.get(f"{side}_port_{end}")
    host = address(row, side, end)
    if port is None:
        return host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def protocol(row):
    return PROTOCOLS.get(row["orig_l4proto"], str(row["orig_l4proto"]))


def seen(rows):
    """What of the demo's traffic these rows show."""
    found = set()
    for row in rows:
        found.add(f"{protocol(row)}/{'4' if 'orig_ipv4_src' in row else '6'}")
        if address(row, "orig", "src") != address(row, "repl", "dst"):
            found.add("snat")
        if address(row, "orig", "dst") != address(row, "repl", "src"):
            found.add("dnat")
        if int(row.get("orig_counter_bytes", 0)) > 0:
            found.add("bytes")
        if float(row.get("byte_rate", 0)) > 0:
            found.add("rate")
    return found


def print_table(rows, total):
    lines = [("ID", "PROTO", "FROM", "TO", "ANSWERS AS", "STATE", "BYTES", "BYTES/S", "USER")]
    for row in rows:
        sent, received = (int(row.get(f"{side}_counter_bytes", 0)) for side in ("orig", "repl"))
        lines.append((
            str(row["_id"]), protocol(row), endpoint(row, "orig", "src"), endpoint(row, "orig", "dst"),
            endpoint(row, "repl", "src"), str(row.get("tcp_state", "-")), str(sent + received),
            str(round(float(row.get("byte_rate", 0)))), row.get("username", "-")))
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    print(f"{len(rows)} of {total} connections")


def main():
    parser = argparse.ArgumentParser(description="Prints the connection table of a pyctd.")
    parser.add_argument("--wait", type=float, metavar="SECONDS", help="wait until all the demo's traffic is seen")
    parser.add_argument("--rows", type=int, default=100, metavar="N", help="how many connections (default: 100)")
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8040/RPC2")
    options = parser.parse_args()

    pyctd = xmlrpc.client.ServerProxy(options.url)
    session = pyctd.login()
    until = time.monotonic() + (options.wait or 0)
    while True:
        page = pyctd.view(session, {}, "byte_rate", "D", 0, options.rows)
        missing = EXPECTED - seen(page["table"])
        if options.wait is None or not missing or time.monotonic() > until:
            break
        time.sleep(0.5)
    print_table(page["table"], page["total"])
    if options.wait is not None and missing:
        sys.exit("not seen: " + ", ".join(sorted(missing)))


if __name__ == "__main__":
    main()
