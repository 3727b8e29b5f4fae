package io.sluice.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables of a script hold only what the script itself wrote: literals, file names of the data folder, numbers.
 * Such a variable may stand where a path or a flag could; one that holds data may not.
 */
final class BashVariables {
    private final Map<String, List<BashNode>> values = new HashMap<>();
    private final Set<String> safe = new HashSet<>();

    private BashVariables() {}

    static BashVariables of(BashNode root) {
        var variables = new BashVariables();
        root.all("variable_assignment").forEach(variables::assigned);
        root.all("for_statement").forEach(variables::looped);
        root.all("command").forEach(variables::readInto);
        variables.safe.addAll(variables.values.keySet());
        while (variables.safe.removeIf(
                name -> !variables.values.get(name).stream().allMatch(variables::isSafeValue))) {
            // until nothing leans on an unsafe one any more
        }
        return variables;
    }

    boolean isSafe(String name) {
        return safe.contains(name);
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
