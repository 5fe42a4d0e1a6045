# SPDX-License-Identifier: GPL-2.0-or-later
# Sums the counters of TRX files and lists their skipped tests: "skipped: NAME: REASON", "passed: N", "failed: N".

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

function close_skipped()
{
    if (skipped != "")
        print "skipped: " skipped ": " (reason == "" ? "no reason given" : reason)
    skipped = ""
    reason = ""
}

/<UnitTestResult / {
    close_skipped()
    if (attribute("outcome") == "NotExecuted")
        skipped = attribute("testName")
}

skipped != "" && reason == "" && /<Message>/ {
    reason = $0
    sub(/.*<Message>/, "", reason)
    sub(/<\/Message>.*/, "", reason)
    reason = plain(reason)
}

/<\/Results>/ {
    close_skipped()
}

/<Counters / {
    passed += attribute("passed")
    failed += attribute("failed") + attribute("error") + attribute("timeout") + attribute("aborted")
}

END {
    print "passed: " passed + 0
    print "failed: " failed + 0
}
