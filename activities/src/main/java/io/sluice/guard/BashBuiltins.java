package io.sluice.guard;

import java.util.List;
import java.util.regex.Pattern;

/** Builtins whose words mean more than text: what {@code read} fills, what {@code set} switches, what {@code test} looks at. */
final class BashBuiltins {
    private static final Pattern SWITCHES = Pattern.compile("-[eux]*o?|pipefail|errexit|nounset");
    private static final Pattern FILE_TEST = Pattern.compile("-[abcdefghkprstuwxGLNOS]");

    private BashBuiltins() {}

    static void check(String name, List<BashWord> words) {
        switch (name) {
            case "read" ->
                words.stream()
                        .map(BashWord::text)
                        .filter(word -> !word.startsWith("-"))
                        .forEach(BashAssignments::checkName);
            case "set" ->
                words.stream()
                        .filter(word -> !SWITCHES.matcher(word.text()).matches())
                        .findFirst()
                        .ifPresent(word -> {
                            throw new Refusal(
                                    Rule.FLAG, word.text(), "Only set -euo pipefail may be used; it is set already.");
                        });
            case "test" -> files(words);
            default -> {}
        }
    }

    /** The word behind a file test is a path. */
    static void files(List<BashWord> words) {
        for (var i = 0; i + 1 < words.size(); i++) {
            if (FILE_TEST.matcher(words.get(i).text()).matches()
                    && words.get(i + 1).text().startsWith("/")) {
                BashPaths.read(words.get(i + 1));
            }
        }
    }
}
