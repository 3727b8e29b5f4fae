package io.sluice.connector.mockapi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A string of a manifest: plain text with expressions in double braces. */
public final class Template {
    private static final int LONGEST = 100_000;

    /** Plain text, or an expression ({@code node} is set). */
    public record Part(String text, @Nullable Expression expression) {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** Reads a template; statements such as {@code {% if %}} are {@link Unreadable}. */
    public static Template of(@Nullable Object source) {
        var text = source == null ? "" : source.toString();
        if (text.length() > LONGEST) {
            throw new Unreadable("a text of more than " + LONGEST + " characters is not read");
        }
        if (text.contains("{%")) {
            throw new Unreadable("statements are not read: " + text);
        }
        var parts = new ArrayList<Part>();
        var at = 0;
        for (var open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            var end = end(text, open + 2);
            if (end < 0) {
                break;
            }
            addText(parts, text.substring(at, open));
            var inside = text.substring(open + 2, end);
            parts.add(new Part("{{" + inside + "}}", new Expression(Parser.expression(inside))));
            at = end + 2;
        }
        addText(parts, text.substring(at));
        return new Template(parts);
    }

    /** Where the braces close that belong to no dictionary before them, or -1. */
    private static int end(String text, int from) {
        var end = text.indexOf("}}", from);
        while (end >= 0 && text.startsWith("}", end + 2)) {
            end++;
        }
        return end;
    }

    private static void addText(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, null));
        }
    }

    /** In order of appearance. */
    public List<Part> parts() {
        return parts;
    }

    /** Whether every name it uses is in {@code known}. */
    public boolean usesOnly(Set<String> known) {
        return parts.stream()
                .allMatch(part -> part.expression() == null
                        || known.containsAll(part.expression().names()));
    }

    /** The value, when it is one expression; otherwise the text. An absent value is null. */
    public @Nullable Object value(Map<String, @Nullable Object> scope) {
        if (parts.size() == 1 && parts.getFirst().expression() != null) {
            return parts.getFirst().expression().value(scope);
        }
        return text(scope);
    }

    /** The text, as it would stand in a request. */
    public String text(Map<String, @Nullable Object> scope) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(
                    part.expression() == null ? part.text() : part.expression().text(scope));
        }
        return text.toString();
    }
}
