# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of pyctl for bash: put it into /usr/share/bash-completion/completions/pyctl.
# pyctl itself says what can come next, so that this never lags behind it.

_pyctl() {
    local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=($(compgen -W "$(pyctl "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
    # Where nothing is known, it may be a file.
    [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
}

complete -F _pyctl pyctl
