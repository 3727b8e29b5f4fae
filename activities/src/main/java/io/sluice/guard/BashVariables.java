package io.sluice.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which variables of a script hold only what the script itself wrote: literals, file names of the data folder, numbers.
 * Such a variable may stand where a path or a flag could; one that holds data may not.
 */
final class BashVariables {
    private static final Set<String> COUNTERS = Set.of("c_style_for_statement");

    private final Map<String, List<BashNode>> values = new HashMap<>();
    private final Set<String> safe = new HashSet<>();
    private final Set<String> inWorkspace = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    private BashVariables() {}

    static BashVariables of(BashNode root) {
        var variables = new BashVariables();
        root.all("variable_assignment").forEach(variables::assigned);
        root.all("for_statement").forEach(variables::looped);
        root.all("c_style_for_statement").forEach(variables::counted);
        root.all("command").forEach(variables::readInto);
        variables.settle(variables.safe, variables::isSafeValue);
        variables.settle(variables.inWorkspace, variables::isInWorkspace);
        variables.settle(variables.numbers, BashVariables::isNumber);
        variables.inWorkspace.retainAll(variables.safe);
        variables.numbers.retainAll(variables.safe);
        return variables;
    }

    /** Starts with all and takes out what is not so, until nothing leans on what was taken out. */
    private void settle(Set<String> names, Predicate<BashNode> isSo) {
        names.addAll(values.keySet());
        while (names.removeIf(name -> !values.get(name).stream().allMatch(isSo))) {
            // each round may take the ground from under another
        }
    }

    boolean isSafe(String name) {
        return safe.contains(name);
    }

    /** Every value is a bare name or lies under /tmp. */
    boolean isInWorkspace(String name) {
        return inWorkspace.contains(name);
    }

    /** Every value is a number: arithmetic would run anything else. */
    boolean isNumber(String name) {
        return numbers.contains(name);
    }

    private boolean isInWorkspace(BashNode node) {
        if (COUNTERS.contains(node.type())) {
            return true;
        }
        try {
            var word = BashWord.of(node, this);
            return word.inWorkspace() && (!word.text().startsWith("/") || BashPaths.isUnder(word.text(), "/tmp"));
        } catch (Refusal later) {
            return false;
        }
    }

    private static boolean isNumber(BashNode node) {
        return switch (node.type()) {
            case "arithmetic_expansion", "c_style_for_statement" -> true;
            case "number", "word" -> node.text().matches("-?\\d+");
            case "simple_expansion" -> Set.of("$#", "$?").contains(node.text());
            case "expansion" -> node.text().matches("\\$\\{#\\w+}");
            // the count alone: with a file's name behind it, that would be run too
            case "command_substitution" -> node.text().matches("(?s).*\\bwc -[lcmw]( < *[\\w./-]+)?\\s*\\)");
            default -> false;
        };
    }

    private void counted(BashNode loop) {
        loop.everything()
                .filter(node -> Set.of("variable_name", "word").contains(node.type()))
                .filter(node -> node.node().getParent().getType().endsWith("expression"))
                .forEach(name -> values.computeIfAbsent(name.text(), any -> new ArrayList<>())
                        .add(loop));
    }

    private void assigned(BashNode assignment) {
        var parts = assignment.named();
        var name = parts.getFirst().text();
        values.computeIfAbsent(name, any -> new ArrayList<>()).addAll(parts.subList(1, parts.size()));
    }

    private void looped(BashNode loop) {
        var words = loop.named().stream()
                .filter(part -> !part.type().equals("do_group"))
                .toList();
        values.computeIfAbsent(words.getFirst().text(), any -> new ArrayList<>())
                .addAll(words.size() > 1 ? words.subList(1, words.size()) : List.of(loop));
    }

    /** What {@code read} and {@code printf -v} fill is data: the node itself stands for a value that is never safe. */
    private void readInto(BashNode command) {
        var words = command.named().stream()
                .filter(part -> !part.type().equals("variable_assignment"))
                .toList();
        if (!words.isEmpty() && words.getFirst().text().equals("read")) {
            words.forEach(word -> values.computeIfAbsent(word.text(), any -> new ArrayList<>())
                    .add(command));
        }
    }

    private boolean isSafeValue(BashNode node) {
        if (COUNTERS.contains(node.type())) {
            return true;
        }
        if (List.of("command", "for_statement", "array").contains(node.type())) {
            return false;
        }
        try {
            var word = BashWord.of(node, this);
            return word.safe() && isPlain(word.text());
        } catch (Refusal later) {
            // the walk refuses the word itself, with its reason
            return false;
        }
    }

    private static boolean isPlain(String value) {
        var negative = value.startsWith("-") && !value.matches("-?\\d+");
        var outside = value.startsWith("/") && !BashPaths.isUnder(value, "/data") && !BashPaths.isUnder(value, "/tmp");
        return !negative && !outside && !BashPaths.climbs(value) && !value.startsWith("./") && !value.endsWith(".");
    }
}
