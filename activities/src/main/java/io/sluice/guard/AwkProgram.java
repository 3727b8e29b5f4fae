package io.sluice.guard;

import java.util.regex.Pattern;

/** What an awk program may not say; {@code gawk --sandbox} holds it to that at run time as well. */
final class AwkProgram {
    private static final Pattern REGEX_BEFORE =
            Pattern.compile("(?s).*([(,~!&|;{}\\n=?:+*/%<>-]|^|\\b(return|print|in|case))\\s*$");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(system|getline|fflush|close)\\b|@(load|include|namespace)\\b|\\|&|(?<!\\|)\\|(?!\\|)|\\bprintf?\\b[^;}\\n>()]*(\\([^()]*\\))?[^;}\\n>()]*>|@\\w+\\s*\\(");

    private AwkProgram() {}

    static void check(String program) {
        var match = FORBIDDEN.matcher(code(program));
        if (match.find()) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    match.group(),
                    "awk may not run commands or open files here; print, and redirect awk's output to /tmp.");
        }
    }

    /** The program without strings, regular expressions and comments. */
    private static String code(String program) {
        var code = new StringBuilder();
        var at = 0;
        while (at < program.length()) {
            var c = program.charAt(at);
            if (c == '"' || (c == '/' && REGEX_BEFORE.matcher(code).matches())) {
                at = end(program, at, c);
                code.append(c).append(c);
            } else if (c == '#') {
                var line = program.indexOf('\n', at);
                at = line < 0 ? program.length() : line;
            } else {
                code.append(c);
                at++;
            }
        }
        return code.toString();
    }

    private static int end(String program, int from, char quote) {
        var inClass = false;
        for (var at = from + 1; at < program.length(); at++) {
            var c = program.charAt(at);
            if (c == '\\') {
                at++;
            } else if (quote == '/' && (c == '[' || c == ']')) {
                inClass = c == '[';
            } else if (c == quote && !inClass) {
                return at + 1;
            } else if (c == '\n') {
                break;
            }
        }
        throw new Refusal(
                Rule.SYNTAX, program.substring(from), "A string or regular expression of awk is not closed; close it.");
    }
}
