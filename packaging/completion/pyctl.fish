# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of pyctl for fish: put it into /usr/share/fish/vendor_completions.d/pyctl.fish.
# pyctl itself says what can come next, so that this never lags behind it.

function __pyctl_candidates
    set -l line (commandline -cp)
    pyctl "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
end

complete -c pyctl -a "(__pyctl_candidates)"
