# SPDX-License-Identifier: GPL-2.0-or-later
# Tcl's xmlrpc against the conformance server: client.tcl URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
# The package escapes nothing and knows no i8; it sends HTTP/1.0 without a Host header.
package require xmlrpc
lassign $argv url narrowUrl
regsub {/RPC2$} $url {} url
regsub {/RPC2$} $narrowUrl {} narrowUrl
set passed 0
set failed 0

proc call {method arguments} {
    global url
    return [lindex [xmlrpc::call $url RPC2 $method $arguments] 1]
}

proc check {name actual expected} {
    global passed failed
    if {$actual eq $expected} {
        incr passed
        return
    }

    incr failed
    puts "not ok $name $actual instead of $expected"
}

proc fault {name code method arguments} {
    check $name [lindex [xmlrpc::assoc faultCode [call $method $arguments]] 1] $code
}

if {[catch {call system.listMethods {}}]} {
    puts "nothing serves at $url"
    exit 3
}

array set stooges {moe {int 1} larry {int 2} curly {int 3}}
array set more {moe {int 1} larry {int 1} curly {int 39}}
array set day {01 {struct stooges}}
array set month {04 {struct day}}
array set calendar {2000 {struct month}}
check arrayOfStructsTest [call validator1.arrayOfStructsTest {{array {{struct stooges} {struct more}}}}] 42
check countTheEntities [lindex [xmlrpc::assoc ctAmpersands [call validator1.countTheEntities {{string "&amp;&lt;&amp;"}}]] 1] 2
check easyStructTest [call validator1.easyStructTest {{struct stooges}}] 6
check echoStructTest [lindex [xmlrpc::assoc larry [call validator1.echoStructTest {{struct stooges}}]] 1] 2
check manyTypesTest [call validator1.manyTypesTest {
    {int 7} {boolean 1} {string text} {double -12.53} {dateTime.iso8601 19980717T14:08:55} {base64 AAF/}}] \
    {7 1 text -12.53 19980717T14:08:55 AAF/}
set texts {}
for {set i 0} {$i < 150} {incr i} { lappend texts [list string s$i] }
check moderateSizeArrayCheck [call validator1.moderateSizeArrayCheck [list [list array $texts]]] s0s149
check nestedStructTest [call validator1.nestedStructTest {{struct calendar}}] 6
check simpleStructReturnTest [lindex [xmlrpc::assoc times1000 [call validator1.simpleStructReturnTest {{int 7}}]] 1] 7000

check add [call interop.add {{int 2} {int -5}}] -3
foreach value {{int 0} {int -2147483648} {boolean 0} {string {}} {string { blank ends }} {double 2.5} {base64 AAEC} {dateTime.iso8601 19980717T14:08:55}} {
    check "echo $value" [call interop.echo [list $value]] [lindex $value 1]
}

fault fault 4 interop.fault {{int 4} {string {Too many}}}
fault "unknown method" -32601 no.such.method {}
fault "wrong number" -32602 interop.add {{int 1}}
fault "wrong type" -32602 interop.add {{int 1} {string 2}}

set wideUrl $url
set url $narrowUrl
set page [call interop.page {{int 3}}]
check "page rows" [llength [lindex [xmlrpc::assoc table $page] 1]] 3
check "page total" [lindex [xmlrpc::assoc total $page] 1] 3
set url $wideUrl

check listMethods [expr {"interop.add" in [call system.listMethods {}]}] 1
check methodHelp [call system.methodHelp {{string interop.add}}] "Adds two numbers."
puts "verdict: $passed passed, $failed failed"
exit [expr {$failed > 0}]
