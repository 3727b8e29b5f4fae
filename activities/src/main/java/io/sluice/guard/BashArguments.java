package io.sluice.guard;

import io.sluice.guard.BashCommand.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads a command's words as the command itself would: flags, their values, operands. */
final class BashArguments {
    private static final Set<String> PROGRAM_FLAGS =
            Set.of("sed -e", "sed --expression", "grep -e", "grep -f", "grep --regexp", "grep --file");

    private final BashCommand command;
    private final BiConsumer<Kind, BashWord> use;
    private final List<BashWord> operands = new ArrayList<>();
    private boolean inPlace;
    private boolean toStdout;
    private boolean programGiven;
    private boolean flagsEnded;

    /** @param use told of each operand and value, and what it is for */
    BashArguments(BashCommand command, BiConsumer<Kind, BashWord> use) {
        this.command = command;
        this.use = use;
    }

    void check(List<BashWord> words) {
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            takesNext(word).ifPresent(kind -> use.accept(kind, following(word, rest)));
        }
        finish();
    }

    private BashWord following(BashWord flag, Iterator<BashWord> rest) {
        if (!rest.hasNext()) {
            throw refused(flag.text(), "The flag " + flag.text() + " needs a value");
        }
        return rest.next();
    }

    /** Handles one word; the kind is there when the next word is this flag's value. */
    private Optional<Kind> takesNext(BashWord word) {
        var text = word.text();
        if (isTextOnly() && !command.name().equals("read") && !command.name().equals("set") && !text.matches("-v|-R")) {
            operands.add(word);
        } else if (flagsEnded || text.equals("-") || !isFlag(word)) {
            operands.add(word);
        } else if (text.equals("--")) {
            flagsEnded = true;
        } else if (text.startsWith("--")) {
            return longFlag(word);
        } else {
            return shortFlags(word);
        }
        return Optional.empty();
    }

    private boolean isTextOnly() {
        return command.operands().equals(List.of("text*")) && !command.name().equals("tr");
    }

    private boolean isFlag(BashWord word) {
        if (word.startsUnknown() && !word.safe()) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    command.name(),
                    "What stands here could turn out to be a flag; put -- before it, or write it out.");
        }
        return word.text().startsWith("-");
    }

    private Optional<Kind> longFlag(BashWord word) {
        var equals = word.text().indexOf('=');
        var name = equals < 0 ? word.text() : word.text().substring(0, equals);
        var kind = command.values().get(name);
        if (kind == null && equals < 0 && command.longs().contains(name.substring(2))) {
            noted(name);
            return Optional.empty();
        }
        if (kind == null) {
            throw refused(name, "The flag " + name + " of " + command.name() + " is not allowed");
        }
        noted(name);
        if (equals >= 0) {
            use.accept(kind, word.from(equals + 1));
            return Optional.empty();
        }
        return Optional.of(kind);
    }

    private Optional<Kind> shortFlags(BashWord word) {
        var text = word.text();
        if (text.matches("-\\d+") && List.of("head", "tail", "nl", "fold").contains(command.name())) {
            return Optional.empty();
        }
        if (text.matches("-?\\d+(\\.\\d+)?") && command.name().equals("seq")) {
            operands.add(word);
            return Optional.empty();
        }
        for (var i = 1; i < text.length(); i++) {
            var flag = "-" + text.charAt(i);
            var kind = command.values().get(flag);
            if (kind != null) {
                noted(flag);
            }
            if (kind != null && i + 1 < text.length()) {
                use.accept(kind, word.from(i + 1));
                return Optional.empty();
            }
            if (kind != null) {
                return Optional.of(kind);
            }
            if (command.switches().indexOf(text.charAt(i)) < 0) {
                throw refused(flag, "The flag " + flag + " of " + command.name() + " is not allowed");
            }
            noted(flag);
        }
        return Optional.empty();
    }

    private void noted(String flag) {
        inPlace |= command.name().equals("sed") && List.of("-i", "--in-place").contains(flag);
        toStdout |= command.name().startsWith("g") && List.of("-c", "--stdout").contains(flag);
        programGiven |= PROGRAM_FLAGS.contains(command.name() + " " + flag);
    }

    private void finish() {
        var expected = programGiven ? withoutFirst() : command;
        for (var i = 0; i < operands.size(); i++) {
            var kind = expected.operand(i, operands.size());
            use.accept(
                    kind == Kind.READ && inPlace ? Kind.WRITE : kind == Kind.WRITE && toStdout ? Kind.READ : kind,
                    operands.get(i));
        }
    }

    /** After {@code -e} the program is given: the first operand is a file. */
    private BashCommand withoutFirst() {
        return new BashCommand(
                command.name(),
                command.operands().subList(1, command.operands().size()),
                command.switches(),
                Map.of(),
                command.longs());
    }

    private Refusal refused(String flag, String what) {
        return new Refusal(Rule.FLAG, flag, what + "; do it with another command of the list.");
    }
}
