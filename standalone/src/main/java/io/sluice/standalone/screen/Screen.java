package io.sluice.standalone.screen;

import io.sluice.standalone.client.ControlCharacters;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * Where a command writes: results to {@code out}, messages for people to {@code messages}. Much of it is data: of what could steer the terminal
 * only our own colors get through.
 */
public record Screen(PrintWriter out, PrintWriter messages, boolean interactive, boolean colored) {
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";
    private static final Pattern NOT_OUR_COLOR =
            Pattern.compile("(?!\u001b\\[(?:[012]|3[12])m)" + ControlCharacters.ONE);

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
        data(shown(text));
    }

    /** What a program reads, exactly as it is. */
    public void data(String text) {
        out.println(text);
        out.flush();
    }

    public void say(String text) {
        messages.println(shown(text));
        messages.flush();
    }

    /** A line that the next one replaces, cut at the edge, for only one row is taken back; nothing where none can be. */
    public void fleeting(String text) {
        if (interactive) {
            messages.print(text.isEmpty() ? ERASE_LINE : ERASE_LINE + WRAP_OFF + shown(text) + WRAP_ON);
            messages.flush();
        }
    }

    private String shown(String text) {
        return colored ? NOT_OUR_COLOR.matcher(text).replaceAll("�") : ControlCharacters.marked(text);
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
