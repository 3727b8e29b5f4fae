# Sourced: the JVM's ahead-of-time cache (JDK 25 and newer), which saves a start one to two seconds. The first command of a
# kind after a build records which classes it uses; the cache is made from that in the background, in a few seconds.

AOT="$SLUICE_ROOT/standalone/target/aot"

# aot_flags client|server VERB: prints the flags that use the cache, or record for it.
aot_flags() {
    ((JAVA_FEATURE >= 25)) && [[ ${SLUICE_AOT:-on} == on ]] || return 0
    if [[ -f $AOT/$1.aot ]]; then
        printf '%s\n' "-XX:AOTCache=$AOT/$1.aot" -Xlog:disable -Xlog:all=error:stderr
        return 0
    fi
    case "$2" in
        run | ask | query) ;;                           # the rest would teach it too little, or never ends
        *) return 0 ;;
    esac
    # one recorder at a time; a lock left by a killed one goes with the next build
    mkdir -p "$AOT" && mkdir "$AOT/$1.recording" 2> /dev/null || return 0
    printf '%s\n' -XX:AOTMode=record "-XX:AOTConfiguration=$AOT/$1.conf" \
        -Xlog:disable -Xlog:all=error:stderr -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput
}

# Bytes of a recording that is worth a cache: a usage error of the client has 14 MB, a call 25, a whole server 60.
least_recording() {
    [[ $1 == server ]] && echo 40000000 || echo 20000000
}

# make_aot_cache KIND PID FLAG…: waits for the recording process, then makes the cache; renamed when whole.
make_aot_cache() {
    local conf="$AOT/$1.conf" fresh="$AOT/$1.new"
    while kill -0 "$2" 2> /dev/null; do sleep 0.5; done
    if (($(wc -c < "$conf" 2> /dev/null || echo 0) < $(least_recording "$1"))); then
        rm -rf "$conf" "$AOT/$1.recording"              # killed, or it ended before it had done much: the next one may try
        return 0
    fi
    nice -n 19 "$JAVA_HOME/bin/java" "${@:3}" -XX:AOTMode=create "-XX:AOTConfiguration=$conf" "-XX:AOTCache=$fresh" \
        -cp "$SLUICE_ROOT/standalone/target/sluice.jar" && mv "$fresh" "$AOT/$1.aot"
    rm -f "$conf"
}
