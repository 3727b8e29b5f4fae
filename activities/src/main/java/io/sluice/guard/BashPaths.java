package io.sluice.guard;

import java.util.Set;
import java.util.regex.Pattern;

/** Where a script may read and write: /data and /tmp, and /tmp alone. A bare name lies in the workspace, /tmp. */
final class BashPaths {
    private static final Set<String> DEVICES = Set.of("/dev/null", "/dev/stdin", "/dev/stdout", "/dev/stderr", "-");
    private static final Pattern CLIMBS =
            Pattern.compile("(^|/)\\.\\.(/|$)|" + BashWord.UNKNOWN + "\\.(?![\\w])|\\." + BashWord.UNKNOWN);

    private BashPaths() {}

    static void read(BashWord word) {
        check(word, isUnder(word.text(), "/data") || isUnder(word.text(), "/tmp"), "read", "/data or /tmp");
    }

    static void written(BashWord word) {
        if (word.startsUnknown() && word.safe() && !word.inWorkspace()) {
            throw new Refusal(
                    Rule.PATH,
                    shown(word.text()),
                    "What is put in here may lie under /data; write to a path under /tmp.");
        }
        check(word, isUnder(word.text(), "/tmp"), "written", "/tmp");
    }

    private static void check(BashWord word, boolean inside, String verb, String place) {
        var path = word.text();
        if (DEVICES.contains(path)) {
            return;
        }
        if (path.startsWith("/dev/tcp") || path.startsWith("/dev/udp")) {
            throw new Refusal(Rule.NETWORK, path, "There is no network here; fetch data by an extract step.");
        }
        if (!word.safe()) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    shown(path),
                    "Which path this is depends on data; write the path out, or loop over /data/*.");
        }
        if (climbs(path) || (path.startsWith("/") && !inside)) {
            throw new Refusal(
                    Rule.PATH, shown(path), "This path may not be " + verb + "; use one under " + place + ".");
        }
    }

    static boolean isUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    static boolean climbs(String path) {
        return CLIMBS.matcher(path).find();
    }

    private static String shown(String path) {
        return path.replace(BashWord.UNKNOWN, '$');
    }
}
