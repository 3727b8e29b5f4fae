#!/usr/bin/env bash
# Repeats a Sluice request by hand: ./run.sh FILES TARGET
#   FILES   the folder with the data files
#   TARGET  postgresql://user@host/database for psql, or the arguments of the mysql shell in one word
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
files=$(cd "${1:?the folder with the data files}" && pwd)
target=${2:?the target database}
work=$(mktemp -d)
chmod 0777 "$work"
trap 'rm -rf "$work"' EXIT

# Bash steps see the files under /data and write under /tmp, without a network.
in_sandbox() {
    if command -v bwrap > /dev/null; then
        bwrap --unshare-all --die-with-parent --ro-bind /usr /usr --symlink usr/bin /bin --symlink usr/lib /lib \
            --symlink usr/lib64 /lib64 --proc /proc --dev /dev --ro-bind "$files" /data --bind "$work" /tmp \
            --ro-bind "$here" /steps --chdir /tmp bash "/steps/$1"
    else
        docker run --rm --network none --read-only --user 65534:65534 -v "$files:/data:ro" -v "$work:/tmp" \
            -v "$here:/steps:ro" -w /tmp sluice-sandbox:1 bash "/steps/$1"
    fi
}

# Text as UTF-8, without a byte order mark.
utf8() { iconv -f "$1" -t UTF-8 "$2" | sed '1s/^\xef\xbb\xbf//'; }

by_psql() { psql -X -q "$target" -f "$here/$1"; }

# shellcheck disable=SC2086 # several arguments in one word
by_mysql() {
    # the data is on stdin, so the statements come from the file
    mysql --local-infile=1 --batch --raw $target -e "source $here/$1"
}

by_sluice() {
    echo "step $1 is done by Sluice itself: put the $2, then go on from there" >&2
    exit 1
}

