# Sourced: which Temporal CLI is pinned (go.mod is the only place that says it) and where its binary is cached.
# One cache for all homes: SLUICE_CACHE, else $XDG_CACHE_HOME/sluice, else ~/.cache/sluice.
_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TEMPORAL_VERSION=$(sed -n 's#^require github.com/temporalio/cli v##p' "$_here/go.mod")
SLUICE_CACHE=${SLUICE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sluice}
TEMPORAL_BINARY="$SLUICE_CACHE/temporal-$TEMPORAL_VERSION/temporal"
unset _here
