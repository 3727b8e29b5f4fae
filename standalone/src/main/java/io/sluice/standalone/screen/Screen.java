package io.sluice.standalone.screen;

import java.io.PrintWriter;

/** Where a command writes: results to {@code out}, messages for people to {@code messages}. */
public record Screen(PrintWriter out, PrintWriter messages, boolean interactive, boolean colored) {
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    /** What the launcher found out about the terminal; Java tells only from version 22 on. */
    public static Screen of(PrintWriter out, PrintWriter messages) {
        var terminal = Boolean.getBoolean("sluice.tty.err");
        var colored = terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Screen(out, messages, terminal, colored);
    }

    /** Whether a person can be asked. */
    public boolean canAsk() {
        return interactive && Boolean.getBoolean("sluice.tty.in");
    }

    public void result(String text) {
        out.println(text);
        out.flush();
    }

    public void say(String text) {
        messages.println(text);
        messages.flush();
    }

    /** A line that the next one replaces, cut at the edge, for only one row is taken back; nothing where none can be. */
    public void fleeting(String text) {
        if (interactive) {
            messages.print(text.isEmpty() ? ERASE_LINE : ERASE_LINE + WRAP_OFF + text + WRAP_ON);
            messages.flush();
        }
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String weak(String text) {
        return paint("2", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
