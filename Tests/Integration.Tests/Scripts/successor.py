# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls view as the client of pyctd's successor does: successor.py URL SOURCE, an IPv4 address as a decimal number."""
import sys
import xmlrpc.client

ROWS_PER_PAGE = 30
NUMBERS = ["_id", "user_id", "authenticated"] + [
    f"{way}_{kind}_{end}" for way in ("orig", "repl") for kind in ("ipv4", "port") for end in ("src", "dst")]

url, source = sys.argv[1:3]
pyctd = xmlrpc.client.ServerProxy(url)
answer = pyctd.view({"orig_ipv4_src": source}, "timeout", "A", 0, ROWS_PER_PAGE)
total = int(answer["total"])
rows = [({name: int(row[name]) for name in NUMBERS}, row["username"]) for row in answer["table"]]
for numbers, username in rows:
    if numbers["orig_ipv4_src"] != int(source):
        sys.exit(f"{numbers} was not asked for")
    print(numbers["orig_port_dst"], numbers["authenticated"], numbers["user_id"], username)
if total < len(rows):
    sys.exit(f"{total} in all, {len(rows)} on the page")
if [int(row["timeout"]) for row in answer["table"]] != sorted(int(row["timeout"]) for row in answer["table"]):
    sys.exit("not sorted by timeout")
