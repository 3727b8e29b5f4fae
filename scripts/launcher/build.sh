# Sourced: brings the build up to date, Maven and the Temporal server side by side.

BUILT="$SLUICE_ROOT/standalone/target/.built"

# Newer sources than the last good build? Folders count too: removing a file touches its folder.
is_stale() {
    [[ -f $BUILT && -f $SLUICE_ROOT/standalone/target/sluice.jar ]] || return 0
    local newer
    newer=$(cd "$SLUICE_ROOT" && find pom.xml ./*/pom.xml ./*/src ui/web/src ui/web/public ui/web/*.* \
        -newer "$BUILT" -print 2> /dev/null | head -n 1 || true)
    [[ -n $newer ]]
}

# Maven's own lines shortened to one a module, and one a hundred downloads.
maven_progress() {
    awk '
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { count = $NF; name = $3; if ($4 == "::") name = $5; print "sluice: building " count " " name; fflush(); next }
        /^Downloaded from|^\[INFO\] Downloaded from/ { if (++files % 100 == 0) print "sluice: " files " files downloaded"; fflush(); next }
        /^\[ERROR\]/ && ++errors <= 30 { print; fflush() }
    ' >&2
}

build_java() {
    local log="$SLUICE_ROOT/target/build.log" options=(-B -DskipTests)
    mkdir -p "$SLUICE_ROOT/target"
    if ! command -v mvn > /dev/null; then
        say "Maven is needed to build: next, install it ('apt install maven', 'brew install maven')"
        return 2
    fi
    if ! command -v npm > /dev/null; then
        say "no Node here: building without the web page (the command line and the API work)"
        options+=(-Dskip.web)
    fi
    say "building with JDK $JAVA_FEATURE ($JAVA_HOME)"
    rm -rf "$SLUICE_ROOT/standalone/target/aot"
    local started
    started=$(mktemp "$SLUICE_ROOT/target/started.XXXXXX")   # a file edited during the build makes the next one stale
    if (cd "$SLUICE_ROOT" && MAVEN_OPTS="${MAVEN_OPTS:-} $(quiet_flags)" mvn "${options[@]}" package < /dev/null 2>&1) |
        tee "$log" | maven_progress; then
        mv "$started" "$BUILT"
        say "built in $SECONDS s"
    else
        rm -f "$started"
        say "the build failed; all of its output: $log"
        return 1
    fi
}

# Says why there is none and goes on: the server inside the JVM takes its place.
provide_temporal() {
    TEMPORAL_TRIED=true
    [[ -z ${SLUICE_TEMPORAL_ADDRESS:-} ]] || return 0
    "$SLUICE_ROOT/scripts/temporal/install" > /dev/null && return 0
    say "no Temporal server to be had (install 'temporal' or Go 1.26.4): the one inside the JVM is used, which is not durable"
}

# One build at a time in one clone; a lock whose owner is gone is taken over.
lock_build() {
    local lock="$SLUICE_ROOT/target/building" owner
    mkdir -p "$SLUICE_ROOT/target"
    until mkdir "$lock" 2> /dev/null; do
        owner=$(cat "$lock/pid" 2> /dev/null || true)
        if [[ -n $owner ]] && ! kill -0 "$owner" 2> /dev/null; then rm -rf "$lock"; continue; fi
        say "another build (process ${owner:-unknown}) is running in this clone; waiting"
        sleep 2
    done
    echo $$ > "$lock/pid"
    trap 'rm -rf "$SLUICE_ROOT/target/building"' EXIT
}

unlock_build() {
    rm -rf "$SLUICE_ROOT/target/building"
    trap - EXIT
}

# bring_up_to_date client|server: only what may start a server needs Temporal.
bring_up_to_date() {
    local temporal=
    if [[ $1 == server ]]; then
        set -m                          # a process group of its own, so that Ctrl-C can end the whole build
        provide_temporal &
        temporal=$!
        set +m
        trap 'kill -- -"$temporal" 2> /dev/null; exit 130' INT TERM
        TEMPORAL_TRIED=true
    fi
    if is_stale; then
        lock_build
        if is_stale; then build_java || { [[ -z $temporal ]] || kill -- -"$temporal" 2> /dev/null; exit 1; }; fi
        unlock_build
    fi
    [[ -z $temporal ]] || wait "$temporal"
    trap - INT TERM
}
