package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.template.Expression;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a template may turn into: fixed text, and gaps that a slice or a partition fills. */
record TextPattern(Pattern pattern, List<Gap> gaps, int fixedLetters) {
    enum Role {
        START,
        END,
        PARTITION,
        OTHER
    }

    /** One gap: what fills it, and the time format it is written in, if the template says so. */
    record Gap(Role role, @Nullable String timeFormat) {}

    /** A gap with the text found in it. */
    record Filled(Gap gap, String text) {}

    static TextPattern of(@Nullable Object template, Scope scope) {
        try {
            return of(Template.of(template), scope);
        } catch (Unreadable statements) {
            return new TextPattern(Pattern.compile("(?s)(.*)"), List.of(new Gap(Role.OTHER, null)), 0);
        }
    }

    private static TextPattern of(Template template, Scope scope) {
        var regex = new StringBuilder("(?s)");
        var gaps = new ArrayList<Gap>();
        var fixed = 0;
        for (var part : template.parts()) {
            var text = part.expression() == null ? part.text() : scope.text(part.text());
            if (text == null) {
                regex.append("(.*?)");
                gaps.add(gap(part.expression()));
            } else {
                regex.append(Pattern.quote(text));
                fixed += text.length();
            }
        }
        return new TextPattern(Pattern.compile(regex.toString()), gaps, fixed);
    }

    private static Gap gap(@Nullable Expression expression) {
        var format = expression == null ? null : expression.constantArgument("format_datetime", 1);
        var paths = expression == null ? List.<List<String>>of() : expression.paths();
        if (expression == null || paths.isEmpty()) {
            return new Gap(Role.OTHER, null);
        }
        var last = paths.getFirst().getLast();
        if (last.equals("start_time") || last.equals("end_time")) {
            var known = format != null || !expression.barePath().isEmpty();
            return new Gap(known ? last.equals("start_time") ? Role.START : Role.END : Role.OTHER, format);
        }
        var ofSlice = paths.stream().anyMatch(path -> path.getFirst().matches("stream_(slice|partition)"));
        return new Gap(ofSlice ? Role.PARTITION : Role.OTHER, null);
    }

    boolean isFixed() {
        return gaps.isEmpty();
    }

    /** The gaps of a text of this form, or nothing if it has another form. */
    @Nullable
    List<Filled> read(String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var filled = new ArrayList<Filled>();
        for (var at = 0; at < gaps.size(); at++) {
            filled.add(new Filled(gaps.get(at), matcher.group(at + 1)));
        }
        return filled;
    }
}
