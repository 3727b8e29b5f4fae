package io.sluice.guard;

/** Reads a sed script as sed does, so that no command that opens a file or runs a program can hide in it. */
final class SedProgram {
    private final String script;
    private int at;

    private SedProgram(String script) {
        this.script = script;
    }

    static void check(String script) {
        new SedProgram(script).run();
    }

    private void run() {
        while (true) {
            skip(" \t\n;}");
            if (done()) {
                return;
            }
            addresses();
            skip(" \t!");
            command();
        }
    }

    private void addresses() {
        address();
        skip(" \t");
        if (peek() == ',') {
            at++;
            skip(" \t~+");
            address();
        }
    }

    private void address() {
        skip(" \t");
        if (peek() == '/' || peek() == '\\') {
            at += peek() == '\\' ? 1 : 0;
            var delimiter = take();
            until(delimiter);
            skip("IM");
        } else if (peek() == '$') {
            at++;
        } else {
            skip("0123456789~");
        }
    }

    private void command() {
        var command = done() ? '\n' : take();
        switch (command) {
            case '{', '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', '\n' -> {}
            case 'q', 'Q', 'l', 'L' -> skip(" 0123456789");
            case '#' -> line();
            case 'a', 'i', 'c' -> text();
            case 'b', 't', 'T', ':' -> label();
            case 's' -> substitute();
            case 'y' -> {
                var delimiter = take();
                until(delimiter);
                until(delimiter);
            }
            default -> throw refused(String.valueOf(command));
        }
    }

    private void substitute() {
        var delimiter = take();
        until(delimiter);
        until(delimiter);
        while (!done() && " ;}\n".indexOf(peek()) < 0) {
            var flag = take();
            if ("gpiImM0123456789".indexOf(flag) < 0) {
                throw refused("s///" + flag);
            }
        }
    }

    /** One-line text ends with the line; a backslash continues it. */
    private void text() {
        while (!done() && peek() != '\n') {
            at += peek() == '\\' ? 2 : 1;
        }
        at = Math.min(at, script.length());
    }

    private void label() {
        skip(" \t");
        while (!done() && " \t\n;}".indexOf(peek()) < 0) {
            at++;
        }
    }

    private void line() {
        var end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
    }

    private void until(char delimiter) {
        while (!done() && peek() != delimiter) {
            at += peek() == '\\' ? 2 : 1;
        }
        if (at >= script.length()) {
            throw new Refusal(
                    Rule.SYNTAX, script, "A command of sed is not complete; close it with " + delimiter + ".");
        }
        at++;
    }

    private void skip(String characters) {
        while (!done() && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    private boolean done() {
        return at >= script.length();
    }

    private char peek() {
        return done() ? '\n' : script.charAt(at);
    }

    private char take() {
        if (done()) {
            throw new Refusal(Rule.SYNTAX, script, "A command of sed is not complete; finish it.");
        }
        return script.charAt(at++);
    }

    private static Refusal refused(String what) {
        return new Refusal(
                Rule.DYNAMIC,
                what,
                "sed may not run commands or open files here; redirect its output to /tmp instead of " + what + ".");
    }
}
