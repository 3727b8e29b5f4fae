package io.sluice.guard;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is allowed of one command: its operands in order, its switches, its flags that take a value. */
record BashCommand(String name, List<String> operands, String switches, Map<String, Kind> values, Set<String> longs) {

    /** What an operand or a flag's value may be. */
    enum Kind {
        TEXT,
        PROGRAM,
        READ,
        WRITE
    }

    private static final Map<String, BashCommand> ALL = read();

    static Optional<BashCommand> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The kind of operand number {@code at} of {@code count}; the starred one repeats. */
    Kind operand(int at, int count) {
        var star = operands.stream()
                .filter(each -> each.endsWith("*"))
                .findFirst()
                .map(operands::indexOf)
                .orElse(-1);
        if (star < 0) {
            if (at >= operands.size()) {
                throw new Refusal(
                        Rule.FLAG, name, name + " takes " + operands.size() + " operands at most; use a pipe.");
            }
            return kind(operands.get(at));
        }
        var after = operands.size() - star - 1;
        var fromEnd = count - at - 1;
        return kind(
                at < star
                        ? operands.get(at)
                        : fromEnd < after ? operands.get(operands.size() - 1 - fromEnd) : operands.get(star));
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.replace("*", "").toUpperCase(Locale.ROOT));
    }

    private static Map<String, BashCommand> read() {
        return WordList.lines("bash-commands.txt").stream()
                .map(BashCommand::parse)
                .collect(toUnmodifiableMap(BashCommand::name, command -> command));
    }

    private static BashCommand parse(String line) {
        // the command : itself is the one name that is also the separator
        var fields = (line.startsWith(": ") ? line.substring(1) : line).split(" :", -1);
        var values = new HashMap<String, Kind>();
        words(fields[3]).forEach(flag -> value("-", flag, values));
        words(fields[5]).forEach(flag -> value("--", flag, values));
        var name = line.startsWith(": ") ? ":" : fields[0].strip();
        return new BashCommand(name, words(fields[1]), fields[2].strip(), values, Set.copyOf(words(fields[4])));
    }

    private static void value(String dashes, String flag, Map<String, Kind> into) {
        var kind =
                switch (flag.charAt(flag.length() - 1)) {
                    case '<' -> Kind.READ;
                    case '>' -> Kind.WRITE;
                    case '@' -> Kind.PROGRAM;
                    default -> Kind.TEXT;
                };
        into.put(dashes + flag.replaceAll("[<>@]$", ""), kind);
    }

    private static List<String> words(String field) {
        return field.isBlank() ? List.of() : Arrays.asList(field.strip().split("\\s+"));
    }
}
