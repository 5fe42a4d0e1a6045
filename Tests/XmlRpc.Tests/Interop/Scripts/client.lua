-- SPDX-License-Identifier: GPL-2.0-or-later
-- Lua's xmlrpc against the conformance server: client.lua URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
-- The library escapes nothing and knows no i8.
local xmlrpc = require "xmlrpc"
local http = require "xmlrpc.http"
local url, narrow_url = arg[1], arg[2]
local passed, failed = 0, 0

local function check(name, actual, expected)
    if actual == expected then
        passed = passed + 1
        return
    end

    failed = failed + 1
    print("not ok " .. name .. " " .. tostring(actual) .. " instead of " .. tostring(expected))
end

local function value(method, ...)
    local ok, result = http.call(url, method, ...)
    return ok and result or nil
end

local function fault(name, code, text, ...)
    local ok, message, number = http.call(url, ...)
    check(name, not ok and number, code)
    if text then
        check(name .. " text", message, text)
    end
end

if not pcall(http.call, url, "system.listMethods") then
    print("nothing serves at " .. url)
    os.exit(3)
end

local stooges = { moe = 1, larry = 2, curly = 3 }
local structs = xmlrpc.newTypedValue({ stooges, { moe = 1, larry = 1, curly = 39 } }, xmlrpc.newArray("table"))
check("arrayOfStructsTest", value("validator1.arrayOfStructsTest", structs), 42)
check("countTheEntities", value("validator1.countTheEntities", "&amp;&lt;&amp;").ctAmpersands, 2)
check("easyStructTest", value("validator1.easyStructTest", stooges), 6)
check("echoStructTest", value("validator1.echoStructTest", { a = { b = "c" } }).a.b, "c")
local texts = {}
for i = 0, 149 do
    texts[#texts + 1] = "s" .. i
end
check("moderateSizeArrayCheck", value("validator1.moderateSizeArrayCheck", xmlrpc.newTypedValue(texts, xmlrpc.newArray("string"))), "s0s149")
check("nestedStructTest", value("validator1.nestedStructTest", { ["2000"] = { ["04"] = { ["01"] = stooges } } }), 6)
check("simpleStructReturnTest", value("validator1.simpleStructReturnTest", 7).times1000, 7000)

check("add", value("interop.add", 2, -5), -3)
for _, sent in ipairs { 1, -1, 2147483647, true, "text", "gr\195\188\195\159e", 2.5 } do
    check("echo " .. tostring(sent), value("interop.echo", sent), sent)
end

fault("fault", 4, "Too many", "interop.fault", 4, "Too many")
fault("unknown method", -32601, nil, "no.such.method")
fault("wrong number", -32602, nil, "interop.add", 1)
fault("wrong type", -32602, nil, "interop.add", 1, "2")

local ok, page = http.call(narrow_url, "interop.page", 100)
check("page", ok, true)
check("page rows", #page.table, 100)
check("page wide", page.table[100].orig_ipv4_dst, "3232235777")

local found = false
for _, name in ipairs(value("system.listMethods")) do
    found = found or name == "interop.add"
end
check("listMethods", found, true)
check("methodSignature", value("system.methodSignature", "interop.add")[1][3], "int")
check("methodHelp", value("system.methodHelp", "interop.add"), "Adds two numbers.")
print("verdict: " .. passed .. " passed, " .. failed .. " failed")
os.exit(failed == 0 and 0 or 1)
