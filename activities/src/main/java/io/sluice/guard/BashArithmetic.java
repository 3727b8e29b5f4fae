package io.sluice.guard;

import java.util.Set;

/** Bash evaluates a variable's content inside arithmetic, commands in it included: only variables of the script's own. */
final class BashArithmetic {
    private static final Set<String> COMPARISONS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> LOOKS_UP = Set.of("-v", "-R");

    private BashArithmetic() {}

    static void check(BashNode arithmetic, BashVariables variables) {
        arithmetic
                .everything()
                .filter(each ->
                        each.type().equals("variable_name") || (each.type().equals("word") && isIn(each, arithmetic)))
                .filter(each -> each.text().matches("[A-Za-z_]\\w*") && !variables.isNumber(each.text()))
                .findFirst()
                .ifPresent(each -> {
                    throw refused(each.text());
                });
    }

    /** The words of a command inside are the command's, not the arithmetic's; of a loop only its head is arithmetic. */
    private static boolean isIn(BashNode word, BashNode arithmetic) {
        var parent = word.node().getParent();
        return arithmetic.type().equals("arithmetic_expansion")
                && parent.getType().endsWith("expression");
    }

    static void checkTest(BashNode node, BashVariables variables) {
        node.all("test_operator")
                .filter(operator -> LOOKS_UP.contains(operator.text()))
                .findFirst()
                .ifPresent(operator -> {
                    throw refused(operator.text());
                });
        var doubled = node.type().equals("test_command") && (node.has("[[") || node.has("(("));
        if (doubled
                && (node.has("((") || node.all("test_operator").anyMatch(each -> COMPARISONS.contains(each.text())))) {
            node.all("variable_name")
                    .filter(each -> !variables.isNumber(each.text()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw refused(each.text());
                    });
        }
    }

    private static Refusal refused(String token) {
        return new Refusal(
                Rule.DYNAMIC, token, "Bash would run what data says here; compare with [ … ], or compute with awk.");
    }
}
