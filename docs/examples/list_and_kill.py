#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists the connections to a port, the busiest first, and marks or ends those that are named.

usage: list_and_kill.py [--url URL] [--mark VALUE] [--kill] PORT [ID...]

    list_and_kill.py 443                        which connections are there, and which ids do they have?
    list_and_kill.py --mark 7 443 21919807      set the mark of one
    list_and_kill.py --kill 443 21919807        end it
"""

import argparse
import ipaddress
import xmlrpc.client

PAGE = 30


def address(row, end):
    number = row.get("orig_ipv4_" + end)
    return row["orig_ipv6_" + end] if number is None else ipaddress.IPv4Address(number)


def rows(pyctd, session, filters, order_by, direction):
    """All rows that pass the filter, page by page, over one reading of the kernel's table."""
    pyctd.set_autorefresh(session, 0)
    pyctd.refresh(session)
    start = 0
    while True:
        page = pyctd.view(session, filters, order_by, direction, start, PAGE)
        yield from page["table"]
        start += PAGE
        if start >= page["total"]:
            return


def main():
    parser = argparse.ArgumentParser(description="Lists the connections to a port, and marks or ends some of them.")
    parser.add_argument("--url", default="http://127.0.0.1:8040/RPC2", help="where pyctd is (default: %(default)s)")
    parser.add_argument("--mark", type=int, metavar="VALUE", help="set the mark of the connections named")
    parser.add_argument("--kill", action="store_true", help="end the connections named")
    parser.add_argument("port", type=int, help="the port that they go to")
    parser.add_argument("ids", type=int, nargs="*", metavar="ID", help="connections, as the first column names them")
    options = parser.parse_args()

    pyctd = xmlrpc.client.ServerProxy(options.url)
    session = pyctd.login()
    for row in rows(pyctd, session, {"orig_port_dst": options.port}, "byte_rate", "D"):
        # A value that the kernel did not give is not there: without accounting, for instance, there are no rates.
        print(row["_id"], address(row, "src"), row.get("orig_port_src"), address(row, "dst"), row.get("orig_port_dst"),
              row.get("tcp_state", "-"), row.get("byte_rate", "-"), row.get("username", "-"))
    if options.mark is not None:
        for connection in options.ids:
            pyctd.change(session, "mark", connection, options.mark)
    if options.kill:
        pyctd.kill(session, options.ids)
    pyctd.logout(session)


if __name__ == "__main__":
    main()
