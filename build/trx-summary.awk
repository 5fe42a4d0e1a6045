# SPDX-License-Identifier: GPL-2.0-or-later
# Sums the counters of TRX files and lists the tests that were skipped or failed: "skipped: NAME: REASON",
# "broken: NAME: MESSAGE", "passed: N", "failed: N".

function attribute(name,    rest)
{
    if (!match($0, " " name "=\"[^\"]*\""))
        return ""
    rest = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    return plain(rest)
}

function plain(text)
{
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&#xD;|&#xA;/, " ", text)
    gsub(/&amp;/, "\\&", text)
    return text
}

function close_test()
{
    if (test != "")
        print kind ": " test ": " (reason == "" ? "no reason given" : reason)
    test = ""
    reason = ""
}

/<UnitTestResult / {
    close_test()
    outcome = attribute("outcome")
    if (outcome == "NotExecuted" || outcome == "Failed") {
        kind = outcome == "Failed" ? "broken" : "skipped"
        test = attribute("testName")
    }
}

test != "" && reason == "" && /<Message>/ {
    reason = $0
    sub(/.*<Message>/, "", reason)
    sub(/<\/Message>.*/, "", reason)
    reason = plain(reason)
}

/<\/Results>/ {
    close_test()
}

/<Counters / {
    passed += attribute("passed")
    failed += attribute("failed") + attribute("error") + attribute("timeout") + attribute("aborted")
}

END {
    print "passed: " passed + 0
    print "failed: " failed + 0
}
