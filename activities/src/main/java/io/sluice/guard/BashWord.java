package io.sluice.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What is known of a word before it runs.
 *
 * @param text the value, with {@link #UNKNOWN} where something is put in at run time
 * @param safe what is put in is a plain name, path or number of the script's own making: no flag, no way out
 * @param inWorkspace what is put in at the start is a bare name or a path under /tmp
 */
record BashWord(String text, boolean safe, boolean inWorkspace) {
    static final char UNKNOWN = '\uFFFC';
    private static final Set<String> NUMBERS = Set.of("$#", "$?", "$$");
    private static final Set<String> TRIMS = Set.of("%", "%%", "#", "##");
    /** Their output is a number or a date whose format stands there. */
    private static final Set<String> PLAIN_OUTPUT = Set.of("seq", "date", "wc");

    boolean isLiteral() {
        return text.indexOf(UNKNOWN) < 0;
    }

    boolean startsUnknown() {
        return !text.isEmpty() && text.charAt(0) == UNKNOWN;
    }

    static BashWord of(BashNode node, BashVariables variables) {
        return switch (node.type()) {
            case "word", "number", "test_operator", "extglob_pattern", "regex", "variable_name" -> bare(node.text());
            case "raw_string" -> literal(node.text().substring(1, node.text().length() - 1));
            case "ansi_c_string" -> ansi(node.text());
            case "string" -> quoted(node, variables);
            case "concatenation" -> joined(node.children(), variables);
            case "simple_expansion" -> expansion(node, variables);
            case "expansion" -> braced(node, variables);
            case "arithmetic_expansion" -> unknown(true);
            case "command_substitution" -> unknown(isPlain(node));
            case "process_substitution" -> unknown(true, false);
            case "command_name" -> of(node.children().getFirst(), variables);
            default ->
                throw new Refusal(
                        Rule.NOT_UNDERSTOOD, node.text(), "The guard does not allow this as a word; write it plainly.");
        };
    }

    /** The rest of it: the value of a flag that is written in one word. */
    BashWord from(int at) {
        return new BashWord(text.substring(at), safe, safe && inWorkspace);
    }

    private static BashWord literal(String text) {
        return new BashWord(text, true, true);
    }

    private static BashWord unknown(boolean safe) {
        return unknown(safe, true);
    }

    private static BashWord unknown(boolean safe, boolean inWorkspace) {
        return new BashWord(String.valueOf(UNKNOWN), safe, inWorkspace);
    }

    private static BashWord bare(String text) {
        if (text.startsWith("~")) {
            throw new Refusal(Rule.PATH, text, "There is no home directory here; use /data and /tmp.");
        }
        if (text.contains("{") || text.contains("}")) {
            throw new Refusal(
                    Rule.DYNAMIC, text, "Braces make several words of one; write each word, or put it in quotes.");
        }
        return literal(text.replaceAll("\\\\(.)", "$1"));
    }

    private static BashWord ansi(String text) {
        var body = text.substring(2, text.length() - 1);
        if (!body.matches("([^\\\\]|\\\\[tn\\\\'\"])*")) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    text,
                    "Of the escapes in $'…' only \\t, \\n and \\\\ are read here; write the characters.");
        }
        return literal(body.replace("\\t", "\t").replace("\\n", "\n").replaceAll("\\\\([\\\\'\"])", "$1"));
    }

    /** Blanks between the parts belong to the string; the grammar gives them no node. */
    private static BashWord quoted(BashNode node, BashVariables variables) {
        var text = new StringBuilder();
        var safe = true;
        var inWorkspace = true;
        var at = node.node().getStartByte() + 1;
        for (var part : node.named()) {
            text.append(unescaped(between(node, at, part.node().getStartByte())));
            var word = part.type().equals("string_content") ? literal(unescaped(part.text())) : of(part, variables);
            inWorkspace &= !text.isEmpty() || word.inWorkspace();
            text.append(word.text());
            safe &= word.safe();
            at = part.node().getEndByte();
        }
        text.append(unescaped(between(node, at, node.node().getEndByte() - 1)));
        return new BashWord(text.toString(), safe, inWorkspace);
    }

    private static String between(BashNode node, int from, int to) {
        return from >= to ? "" : new String(node.source(), from, to - from, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\([$`\"\\\\])", "$1");
    }

    private static BashWord joined(List<BashNode> parts, BashVariables variables) {
        var words = parts.stream().map(part -> of(part, variables)).toList();
        var text = String.join("", words.stream().map(BashWord::text).toList());
        return new BashWord(
                text, words.stream().allMatch(BashWord::safe), words.getFirst().inWorkspace());
    }

    private static BashWord expansion(BashNode node, BashVariables variables) {
        var name = node.text().substring(1);
        return NUMBERS.contains(node.text())
                ? unknown(true)
                : unknown(variables.isSafe(name), variables.isInWorkspace(name));
    }

    /** {@code ${x}} and {@code ${x%.csv}} stay as safe as x; what replaces or falls back does not. */
    private static BashWord braced(BashNode node, BashVariables variables) {
        var parts = node.children();
        var operators = parts.stream()
                .filter(part -> !part.isNamed())
                .map(BashNode::type)
                .toList();
        if (operators.contains("!") || operators.contains("@")) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    node.text(),
                    "Indirect expansions run what a variable says; use the variable itself.");
        }
        if (operators.equals(List.of("${", "#", "}")) && parts.get(1).type().equals("#")) {
            return unknown(true);
        }
        var name = node.named().isEmpty() ? "" : node.named().getFirst().text();
        var trims = operators.subList(1, operators.size() - 1).stream().allMatch(TRIMS::contains);
        var bareName = operators.contains("##") && node.text().contains("##*/");
        return unknown(trims && variables.isSafe(name), bareName || variables.isInWorkspace(name));
    }

    private static boolean isPlain(BashNode substitution) {
        var commands = substitution.all("command_name").map(BashNode::text).toList();
        return !commands.isEmpty()
                && PLAIN_OUTPUT.contains(commands.getLast())
                && !substitution.text().contains("..");
    }
}
