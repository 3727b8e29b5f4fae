# Sourced: finds a JDK by its `release` file, which is faster than asking a JVM for its version.

# java_feature HOME: prints the feature version (21, 25 …) of the JDK there; fails where there is none.
java_feature() {
    local line
    [[ -x $1/bin/javac && -r $1/release ]] || return 1
    while IFS= read -r line; do
        if [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]]; then
            printf '%s' "${BASH_REMATCH[1]}"
            return 0
        fi
    done < "$1/release"
    return 1
}

# The home of the `java` on PATH, links followed by hand: macOS has no `readlink -f` before 12.3.
jdk_on_path() {
    local java link
    java=$(command -v java) || return 1
    while [[ -L $java ]]; do
        link=$(readlink "$java")
        [[ $link == /* ]] && java=$link || java=$(dirname "$java")/$link
    done
    (cd "$(dirname "$java")/.." && pwd)
}

# find_jdk OLDEST: sets JAVA_HOME and JAVA_FEATURE. What the user chose wins; else the newest of the usual folders.
find_jdk() {
    local home feature best=0
    for home in "${JAVA_HOME:-}" "$(jdk_on_path || true)"; do
        if [[ -n $home ]] && feature=$(java_feature "$home") && ((feature >= $1)); then
            JAVA_HOME=$home JAVA_FEATURE=$feature
            return 0
        fi
    done
    for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if feature=$(java_feature "$home") && ((feature >= $1 && feature > best)); then
            JAVA_HOME=$home JAVA_FEATURE=$feature best=$feature
        fi
    done
    ((best > 0))
}
