# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's xmlrpc.client: client.py URL PORT with three connections to PORT, PORT + 1 and PORT + 2."""
import sys
import xmlrpc.client

url, first = sys.argv[1], int(sys.argv[2])
pyctd = xmlrpc.client.ServerProxy(url)


def check(name, actual, expected):
    if actual != expected:
        sys.exit(f"{name}: {actual!r} instead of {expected!r}")


def ports(page):
    return [row["orig_port_dst"] for row in page["table"]]


session = pyctd.login("any", "thing")
ours = {"orig_port_dst": f"{first}-{first + 2}", "orig_l4proto": 6}
everything = pyctd.view(session, ours, "orig_port_dst", "D", 0, 30)
check("sorted", ports(everything), [first + 2, first + 1, first])
check("total", everything["total"], 3)
page = pyctd.view(session, ours, "orig_port_dst", "A", 1, 1)
check("page", ports(page), [first + 1])
check("total of a page", page["total"], 3)
one = pyctd.view(session, {"orig_port_dst": first})["table"]
check("filtered", [row["orig_port_dst"] for row in one], [first])
check("source", one[0]["orig_ipv4_src"], 0x0A4D0102)

check("change", pyctd.change(session, "mark", page["table"][0]["_id"], 51966), True)
check("kill", pyctd.kill(session, [one[0]["_id"]]), True)
pyctd.refresh(session)
check("what is left", ports(pyctd.view(session, ours, "orig_port_dst", "A")), [first + 1, first + 2])
try:
    pyctd.view("nobody's session")
    sys.exit("a session that nobody opened was served")
except xmlrpc.client.Fault as fault:
    check("fault", fault.faultCode, 401)
