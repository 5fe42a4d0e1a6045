# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's xmlrpc.client against the conformance server: client.py URL URL_WITH_WIDE_INTEGERS_AS_STRINGS"""
import datetime
import sys
import xmlrpc.client

url, narrow_url = sys.argv[1:3]
server = xmlrpc.client.ServerProxy(url, allow_none=True, use_builtin_types=True)
plain = xmlrpc.client.ServerProxy(url)
try:
    server.system.listMethods()
except Exception as e:
    print("nothing serves at", url, e)
    sys.exit(3)

passed = failed = 0


def check(name, actual, expected):
    global passed, failed
    if actual == expected and type(actual) is type(expected):
        passed += 1
    else:
        failed += 1
        print("not ok", name, repr(actual), "instead of", repr(expected))


def fault(name, call, code, text=None):
    try:
        check(name, call(), "a fault")
    except xmlrpc.client.Fault as e:
        check(name, e.faultCode, code)
        if text is not None:
            check(name + " text", e.faultString, text)


v = server.validator1
stooges = dict(moe=1, larry=2, curly=3)
check("arrayOfStructsTest", v.arrayOfStructsTest([stooges, dict(moe=1, larry=1, curly=39)]), 42)
check("countTheEntities", v.countTheEntities("<<>&&&''\"\"\"\"x"), dict(
    ctLeftAngleBrackets=2, ctRightAngleBrackets=1, ctAmpersands=3, ctApostrophes=2, ctQuotes=4))
check("easyStructTest", v.easyStructTest(stooges), 6)
nested = dict(a="b", c=dict(d=[1, "two", 3.5, True]))
check("echoStructTest", v.echoStructTest(nested), nested)
now = datetime.datetime(1998, 7, 17, 14, 8, 55)
many = [7, True, "text", -12.53, now, b"\x00\x01\xfe\xff"]
check("manyTypesTest", v.manyTypesTest(*many), many)
check("moderateSizeArrayCheck", v.moderateSizeArrayCheck(["s%d" % i for i in range(150)]), "s0s149")
check("nestedStructTest", v.nestedStructTest({"2000": {"04": {"01": stooges}, "05": {}}, "1999": {}}), 6)
check("simpleStructReturnTest", v.simpleStructReturnTest(7), dict(times10=70, times100=700, times1000=7000))

check("add", server.interop.add(2, -5), -3)
for value in [0, -1, 2**31 - 1, -2**31, True, False, "", " blank ends ", "a<b>&c'\"", " lf\n tab\t", "gr\u00fc\u00dfe \u20ac \U0001f600",
              "]]>", 0.0, -0.5, 1e-7, 1e22, 1.7976931348623157e308, 5e-324, b"", bytes(range(256)), now, [], {}, [[], [[]], {}],
              None, {"": "empty name", "a<b": 1, "\u00e9": [None, 1.5]}]:
    check("echo %r" % (value,), server.interop.echo(value), value)
check("plain binary", plain.interop.echo(xmlrpc.client.Binary(b"ab")), xmlrpc.client.Binary(b"ab"))
check("plain date", plain.interop.echo(xmlrpc.client.DateTime("19980717T14:08:55")), xmlrpc.client.DateTime("19980717T14:08:55"))

fault("fault", lambda: server.interop.fault(4, "Too many <parameters> & more."), 4, "Too many <parameters> & more.")
fault("unknown method", lambda: server.no.such.method(), -32601)
fault("wrong number", lambda: server.interop.add(1), -32602)
fault("wrong type", lambda: server.interop.add(1, "2"), -32602)
fault("too deep", lambda: server.interop.echo(eval("[" * 40 + "]" * 40)), -32600)

page = server.interop.page(100)
check("page rows", len(page["table"]), 100)
check("page total", page["total"], 100)
check("page wide", page["table"][99]["orig_ipv4_dst"], 0xC0A80101)
check("page id", page["table"][99]["_id"], 1000099)
narrow = xmlrpc.client.ServerProxy(narrow_url).interop.page(2)
check("page narrow", narrow["table"][1]["orig_ipv4_dst"], str(0xC0A80101))

names = server.system.listMethods()
check("listMethods", "interop.add" in names and "system.multicall" in names, True)
check("methodSignature", server.system.methodSignature("interop.add"), [["int", "int", "int"]])
check("methodHelp", server.system.methodHelp("interop.add"), "Adds two numbers.")
check("methodExist", server.system.methodExist("interop.add"), True)
check("methodExist none", server.system.methodExist("interop.none"), False)
fault("methodHelp none", lambda: server.system.methodHelp("interop.none"), -32601)
check("getCapabilities", server.system.getCapabilities()["faults_interop"]["specVersion"], 20010516)

multi = xmlrpc.client.MultiCall(server)
multi.interop.add(1, 2)
multi.interop.fault(9, "nine")
multi.system.multicall([])
multi.validator1.easyStructTest(stooges)
results = multi().results
check("multicall first", results[0], [3])
check("multicall fault", results[1], dict(faultCode=9, faultString="nine"))
check("multicall inside", results[2]["faultCode"], -32600)
check("multicall last", results[3], [6])

print("verdict: %d passed, %d failed" % (passed, failed))
sys.exit(failed > 0)
