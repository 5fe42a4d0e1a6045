state=${PYCTD_APPLY_STATE:-/run/pyctd-apply}
PATH=$PATH:/usr/sbin:/sbin

fail() {
    echo "${0##*/}: $1" >&2
    exit 1
}

# Whoever moves the directory away first decides; the other finds nothing.
take() {
    mv "$state/pending" "$state/$1.$$" 2>/dev/null
}

confirm() {
    take confirmed || fail "nothing waits for a confirmation; it may have been rolled back already"
    rm -rf "$state/confirmed.$$"
    echo "Confirmed: the rules stay."
}

# The chains of our own that a file fills, where it is not about the whole table.
own_chains() {
    grep -q '^:INPUT ' "$1" || sed -n 's/^:\(PYCTD-[A-Z]*\) .*/\1/p' "$1"
}

# load_tables PROGRAM FILE [OPTION]: one whole table, or our own chains and nothing else.
load_tables() {
    if [ -n "$(own_chains "$2")" ]; then
        "$1-restore" -w 5 -n ${3:+"$3"} <"$2"
    else
        "$1-restore" -w 5 ${3:+"$3"} <"$2"
    fi
}

# save_tables PROGRAM FILE: what a file is going to replace, so that load_tables puts it back.
save_tables() {
    "$1-save" -c -t filter >"$state/pending/all"
    grep -q '^\*filter' "$state/pending/all" || return 1
    chains=$(own_chains "$2")
    if [ -z "$chains" ]; then
        mv "$state/pending/all" "$state/pending/$1"
        return
    fi
    {
        echo '*filter'
        for chain in $chains; do
            echo ":$chain - [0:0]"
            grep "^\[[0-9:]*\] -A $chain " "$state/pending/all" || true
        done
        echo COMMIT
    } >"$state/pending/$1"
}

save_nft() {
    echo 'table inet pyctd'
    echo 'delete table inet pyctd'
    if nft list tables inet | grep -qx 'table inet pyctd'; then
        nft list table inet pyctd
    fi
}

test_rules() {
    [ -z "$v4" ] || load_tables iptables "$v4" --test || fail "iptables refuses the rules; nothing was changed"
    [ -z "$v6" ] || load_tables ip6tables "$v6" --test || fail "ip6tables refuses the rules; nothing was changed"
    [ -z "$nft" ] || nft -c -f "$nft" || fail "nft refuses the rules; nothing was changed"
}

save_rules() {
    [ -z "$v4" ] || save_tables iptables "$v4" || return 1
    [ -z "$v6" ] || save_tables ip6tables "$v6" || return 1
    [ -z "$nft" ] || save_nft >"$state/pending/nft"
}

load_rules() {
    [ -z "$v4" ] || load_tables iptables "$v4" || return 1
    [ -z "$v6" ] || load_tables ip6tables "$v6" || return 1
    [ -z "$nft" ] || nft -f "$nft"
}

# Goes on after a failure: half of the earlier rules is better than none.
roll_back() {
    take rolling || return 0
    status=0
    for program in iptables ip6tables; do
        [ ! -f "$state/rolling.$$/$program" ] || load_tables "$program" "$state/rolling.$$/$program" -c || status=1
    done
    [ ! -f "$state/rolling.$$/nft" ] || nft -f "$state/rolling.$$/nft" || status=1
    rm -rf "$state/rolling.$$"
    return "$status"
}

is_pending() {
    [ "$(cat "$state/pending/owner" 2>/dev/null)" = $$ ]
}

# Runs beside, and goes on when the connection that it was started over is cut.
watch() {
    trap '' HUP
    left=$seconds
    while [ "$left" -gt 0 ] && is_pending; do
        sleep 1
        left=$((left - 1))
    done
    is_pending || exit 0
    roll_back || true
    exit 1
}

apply() {
    test_rules
    mkdir -p "$state"
    chmod 700 "$state"
    mkdir "$state/pending" 2>/dev/null || fail "other rules still wait for their confirmation"
    echo $$ >"$state/pending/owner"
    if ! save_rules; then
        rm -rf "$state/pending"
        fail "the present rules cannot be saved; nothing was changed"
    fi
    watch </dev/null >/dev/null 2>&1 &
    if ! load_rules; then
        roll_back || fail "the rules cannot be loaded, and neither can the earlier ones"
        fail "the rules cannot be loaded; the earlier ones are back"
    fi
    echo "Loaded. They are rolled back in $seconds seconds unless, over a new connection, you run: $0 confirm"
    wait $! || fail "not confirmed; the earlier rules are back"
}
