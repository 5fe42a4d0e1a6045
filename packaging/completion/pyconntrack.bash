# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of pyconntrack for bash: put it into /usr/share/bash-completion/completions/pyconntrack.

_pyconntrack() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} candidates prefix=
    case $before in
        -L|--dump) candidates='conntrack expect dying unconfirmed' ;;
        -G|--get|-D|--delete|-I|--create|-E|--event|-F|--flush|-C|--counter|-S|--stats) candidates='conntrack expect' ;;
        -p|--protonum) candidates='tcp udp udplite sctp dccp icmp icmpv6 gre' ;;
        -f|--family) candidates='ipv4 ipv6' ;;
        -o|--output) candidates='xml extended timestamp id ktimestamp labels userspace save json jsonl csv full' ;;
        -u|--status) candidates='ASSURED SEEN_REPLY UNSET FIXED_TIMEOUT EXPECTED OFFLOAD HW_OFFLOAD UNREPLIED' ;;
        -e|--event-mask) candidates='ALL NEW UPDATES DESTROY' ;;
        --state) candidates='NONE SYN_SENT SYN_RECV ESTABLISHED FIN_WAIT CLOSE_WAIT LAST_ACK TIME_WAIT CLOSE SYN_SENT2' ;;
        --role) candidates='client server' ;;
        -R|--load-file|-M|--labelmap) COMPREPLY=($(compgen -f -- "$word")); return ;;
        -l|--label|--label-add|--label-del)
            candidates=$(sed -n 's/^[0-9][0-9a-fx]* *//p' /etc/xtables/connlabel.conf 2>/dev/null) ;;
    esac

    # Lists are completed word by word.
    if [[ -n $candidates && $word == *,* ]]; then
        prefix=${word%,*},
        word=${word##*,}
    fi

    if [[ $word == -* || -z $candidates ]]; then
        candidates="$candidates --dump --get --delete --create --add --update --event --flush --counter --stats
            --load-file --version --help --src --dst --orig-src --orig-dst --reply-src --reply-dst --protonum --family
            --timeout --status --mark --secmark --id --zone --orig-zone --reply-zone --src-nat --dst-nat --any-nat
            --mask-src --mask-dst --label --filter --limit --label-add --label-del --tuple-src --tuple-dst --nat-range
            --dry-run --output --columns --sort --labelmap --zero --event-mask --buffer-size
            --sport --dport --reply-port-src --reply-port-dst --state"
    fi

    COMPREPLY=($(compgen -P "$prefix" -W "$candidates" -- "$word"))
}

complete -F _pyconntrack pyconntrack
