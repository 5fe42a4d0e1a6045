# SPDX-License-Identifier: GPL-2.0-or-later
# The command line client of xmlrpc-c against the conformance server: xmlrpc-c.sh URL URL_WITH_WIDE_INTEGERS_AS_STRINGS
url=$1 passed=0 failed=0
if ! xmlrpc "$url" system.listMethods >/dev/null 2>&1; then
    echo "nothing serves at $url"
    exit 3
fi

# check NAME TEXT-THAT-THE-ANSWER-MUST-HOLD METHOD PARAMETER...
check() {
    name=$1 wanted=$2
    shift 2
    answer=$(xmlrpc "$url" "$@" 2>&1)
    case $answer in
        *"$wanted"*) passed=$((passed + 1)) ;;
        *) failed=$((failed + 1)); echo "not ok $name: $answer instead of $wanted" ;;
    esac
}

check simpleStructReturnTest "7000" validator1.simpleStructReturnTest i/7
check countTheEntities "ctAmpersands" validator1.countTheEntities "s/<&>"
check add "Integer: -3" interop.add i/2 i/-5
check "echo string" "String: 'a<b>&c'" interop.echo "s/a<b>&c"
check "echo boolean" "Boolean: TRUE" interop.echo b/true
check "echo double" "2.5" interop.echo d/2.5
check "echo bytes" "00017f" interop.echo h/00017f
check "echo nil" "Nil" interop.echo n/
check "echo wide" "9007199254740993" interop.echo I/9007199254740993
check fault "Too many" interop.fault i/4 "s/Too many"
check "fault code" "fault code 4" interop.fault i/4 "s/Too many"
check "unknown method" "-32601" no.such.method
check "wrong number" "-32602" interop.add i/1
check "wrong type" "-32602" interop.add i/1 s/2
check page "1000001" interop.page i/2
check listMethods "interop.add" system.listMethods
check methodSignature "int" system.methodSignature s/interop.add
check methodHelp "Adds two numbers." system.methodHelp s/interop.add
check methodExist "TRUE" system.methodExist s/interop.add

echo "verdict: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
