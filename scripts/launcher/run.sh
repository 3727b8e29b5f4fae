# Sourced: runs the built classes with the flags that suit a short command or a server.

# JDK 24 and newer warn about what Netty, JNA and Guava do; older ones do not know the second flag.
quiet_flags() {
    printf '%s' '--enable-native-access=ALL-UNNAMED'
    ((JAVA_FEATURE < 23)) || printf ' %s' '--sun-misc-unsafe-memory-access=allow'
}

may_start_a_server() {
    case "$1" in
        help | version | check | status | down | connectors | completion | -*) return 1 ;;
        *) ! server_is_up ;;
    esac
}

# A guess for the choice of flags only; the command itself asks the server.
server_is_up() {
    local published="${SLUICE_HOME:-$HOME/.sluice}/server.json" pid
    [[ -r $published ]] || return 1
    pid=$(sed -n 's/.*"pid"[ :]*\([0-9]*\).*/\1/p' "$published" | head -n 1)
    [[ -n $pid ]] && kill -0 "$pid" 2> /dev/null
}

# run_java client|server VERB …
run_java() {
    local kind=$1 flags=() aot=() flag
    shift
    read -r -a flags <<< "$(quiet_flags) -XX:+UseSerialGC ${SLUICE_JAVA_OPTIONS:-}"
    while IFS= read -r flag; do aot+=("$flag"); done < <(aot_flags "$kind" "${1:-help}")
    if [[ ${aot[0]:-} == -XX:AOTMode=record ]]; then
        make_aot_cache "$kind" $$ "${flags[@]}" < /dev/null > "$AOT/$kind.log" 2>&1 &
    fi
    # The second compiler pays in a server that stays, not in one that a request starts for itself: that one is done before
    # it is, at a million rows too, and takes half of the processor time to start without it.
    case "$kind $*" in
        *--batch*) ;;                                   # thousands of questions
        client\ * | server\ run* | server\ ask* | server\ query*) flags+=(-XX:TieredStopAtLevel=1) ;;
    esac
    [[ ! -t 0 ]] || flags+=(-Dsluice.tty.in=true)
    [[ ! -t 2 ]] || flags+=(-Dsluice.tty.err=true)
    exec "$JAVA_HOME/bin/java" "${flags[@]}" ${aot[@]+"${aot[@]}"} "-Dsluice.root=$SLUICE_ROOT" \
        "-Dsluice.temporal.tried=${TEMPORAL_TRIED:-false}" -jar "$SLUICE_ROOT/standalone/target/sluice.jar" "$@"
}
