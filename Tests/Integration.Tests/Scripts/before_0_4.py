# SPDX-License-Identifier: GPL-2.0-or-later
"""A client as they were before pyctd 0.4, whose view took the session alone: before_0_4.py URL PORT..."""
import sys
import xmlrpc.client

pyctd = xmlrpc.client.ServerProxy(sys.argv[1])
expected = [int(port) for port in sys.argv[2:]]
session = pyctd.login()
pyctd.refresh(session)
found = sorted(int(row["orig_port_dst"]) for row in pyctd.view(session)["table"] if "orig_port_dst" in row)
if not set(expected) <= set(found):
    sys.exit(f"{found} instead of {expected}")
pyctd.kill(session, [row["_id"] for row in pyctd.view(session)["table"] if row.get("orig_port_dst") == expected[0]])
