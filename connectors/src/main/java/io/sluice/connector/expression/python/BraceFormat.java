package io.sluice.connector.expression.python;

import java.util.Collections;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code "{} of {name}".format(a, name=b)}, with the specifications that a percent format knows too. */
final class BraceFormat {
    private static final Pattern FIELD = Pattern.compile("\\{\\{|}}|\\{(?<name>\\w*)(?::(?<spec>[^}]*))?}|[{}]");

    private BraceFormat() {}

    static String apply(String format, Arguments arguments) {
        var used = new int[1];
        return FIELD.matcher(format)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "{{" -> "{";
                            case "}}" -> "}";
                            case "{", "}" -> throw PythonError.value("unsupported replacement field in " + format);
                            default -> field(match, arguments, used);
                        }));
    }

    private static String field(MatchResult match, Arguments arguments, int[] used) {
        var value = value(match.group("name"), arguments, used);
        var spec = match.group("spec");
        if (spec == null || spec.isEmpty()) {
            return Text.str(value);
        }
        var kind = spec.matches(".*[a-zA-Z]") ? "" : Types.isInteger(value) ? "d" : "s";
        return PercentFormat.apply("%" + spec + kind, new Tuple(Collections.singletonList(value)));
    }

    private static @Nullable Object value(String name, Arguments arguments, int[] used) {
        var position = name.isEmpty() ? used[0]++ : name.matches("\\d+") ? Integer.parseInt(name) : -1;
        if (position >= arguments.positional().size()) {
            throw new PythonError("IndexError", "Replacement index " + position + " out of range");
        }
        if (position >= 0) {
            return arguments.positional().get(position);
        }
        if (!arguments.named().containsKey(name)) {
            throw new PythonError("KeyError", name);
        }
        return arguments.named().get(name);
    }
}
