#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: test.sh all|pure|kernel
# Builds and tests. The last line is "N passed, N failed" over all assemblies; a build, a format check, a fuzz run or a
# demo that fails counts as one failure, and so do a crashed test host and a run without a single test.
set -u
cd "$(dirname "$0")/.." || exit 1
kind=${1:-all}
configuration=${CONFIGURATION:-Release}
daemon=artifacts/bin/Daemon/$(echo "$configuration" | tr '[:upper:]' '[:lower:]')/pyctd
results=artifacts/test-results
passed=0
failed=0

step()
{
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" </dev/null
    status=$?
    case $status in
        0) return 0 ;;
        77) echo "Skipped: $name: not possible on this machine, see above"; return 0 ;;
    esac
    printf '== %s: FAILED (%s)\n' "$name" "$status"
    failed=$((failed + 1))
    return 1
}

finish()
{
    echo "$passed passed, $failed failed" | tee "$results/total"
    [ "$failed" -eq 0 ]
    exit
}

run_tests()
{
    case $kind in
        pure) filter='FullyQualifiedName!~KernelTests&FullyQualifiedName!~SocketTests&FullyQualifiedName!~InteropTests' ;;
        kernel) filter='FullyQualifiedName~KernelTests' ;;
        *) filter= ;;
    esac
    # One assembly after the other: kernel tests share the machine's one connection table.
    dotnet test PyCtd.sln --configuration "$configuration" --no-build --nologo -m:1 -v quiet \
        --logger 'trx;LogFilePrefix=tests' --results-directory "$results" \
        --blame-hang --blame-hang-timeout 5min --blame-hang-dump-type none ${filter:+--filter "$filter"}
}

count_tests()
{
    find "$results" -name '*.trx' -exec awk -f build/trx-summary.awk {} + >"$results/summary"
    sed -n 's/^skipped: /  /p' "$results/summary" >"$results/skipped"
    if [ -s "$results/skipped" ]; then
        printf '\nSkipped, each with its reason:\n'
        cat "$results/skipped"
    fi
    sed -n 's/^broken: /  /p' "$results/summary" >"$results/broken"
    if [ -s "$results/broken" ]; then
        printf '\nFailed:\n'
        cat "$results/broken"
    fi
    passed=$((passed + $(sed -n 's/^passed: //p' "$results/summary")))
    test_failures=$(sed -n 's/^failed: //p' "$results/summary")
    # The run may fail without a failed test: a host that crashed, an assembly that could not be loaded.
    if [ "$test_failures" -eq 0 ] && { [ "$1" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
        echo 'The test run failed, or ran nothing.'
        test_failures=1
    fi
    failed=$((failed + test_failures))
}

rm -rf "$results"
mkdir -p "$results"
if [ "$kind" != pure ]; then
    step 'Debian packages' build/install-test-packages.sh
fi
step 'Restore' dotnet restore PyCtd.sln --locked-mode -v quiet || finish
step 'Build' dotnet build PyCtd.sln --configuration "$configuration" --no-restore --nologo -v quiet || finish
if [ "$kind" = all ]; then
    step 'Format' dotnet format PyCtd.sln --verify-no-changes --no-restore
fi
printf '\n== Tests\n'
run_tests </dev/null
count_tests $?
if [ "$kind" = all ]; then
    step 'Fuzz' dotnet run --project Tests/Fuzz --configuration "$configuration" --no-build -- --seconds 60
    step 'Demo' packaging/demo/demo.sh --once --port 0 --daemon "$daemon"
fi
echo
finish
