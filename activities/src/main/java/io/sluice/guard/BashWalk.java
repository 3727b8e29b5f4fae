package io.sluice.guard;

import io.sluice.guard.BashCommand.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Visits every node of a script: refuses kinds that are not on the list, and checks commands, redirections, assignments. */
final class BashWalk {
    private static final Set<String> ALLOWED = WordList.read("bash-nodes.txt");
    private static final Set<String> NOT_ALLOWED_TOKENS =
            Set.of("&", "`", ">(", "select", "coproc", "|&", "<>", ">|", "&>>", "<&-", ">&-");
    private static final Set<String> NETWORK =
            Set.of("curl", "wget", "nc", "ncat", "telnet", "ssh", "scp", "ftp", "rsync", "dig", "ping");

    private final BashVariables variables;
    private final Set<String> reads = new HashSet<>();
    private final Set<String> writes = new HashSet<>();
    private int commands;

    BashWalk(BashVariables variables) {
        this.variables = variables;
    }

    int commands() {
        return commands;
    }

    Set<String> reads() {
        return reads;
    }

    Set<String> writes() {
        return writes;
    }

    void over(BashNode node) {
        if (!node.isNamed()) {
            token(node);
            return;
        }
        if (!ALLOWED.contains(node.type())) {
            throw notAllowed(node);
        }
        switch (node.type()) {
            case "command" -> command(node);
            case "file_redirect" -> redirect(node);
            case "heredoc_redirect" -> BashHeredoc.check(node);
            case "variable_assignment" -> BashAssignments.check(node);
            case "declaration_command" -> BashAssignments.declared(node);
            case "arithmetic_expansion", "c_style_for_statement" -> BashArithmetic.check(node, variables);
            case "test_command" -> test(node);
            case "binary_expression", "unary_expression" -> BashArithmetic.checkTest(node, variables);
            case "expansion", "concatenation", "string", "word" -> BashWord.of(node, variables);
            default -> {}
        }
        node.children().forEach(this::over);
    }

    private void token(BashNode token) {
        if (token.type().equals("&")) {
            throw new Refusal(Rule.BACKGROUND, "&", "Nothing may run in the background; leave the & out.");
        }
        if (token.type().equals("`")) {
            throw new Refusal(Rule.SYNTAX, "`", "Backticks hide quotes; write $(…).");
        }
        if (NOT_ALLOWED_TOKENS.contains(token.type())) {
            throw new Refusal(
                    Rule.NOT_UNDERSTOOD,
                    token.type(),
                    "The guard does not allow " + token.type() + " here; write it plainly.");
        }
    }

    private void command(BashNode node) {
        var parts = node.named().stream().filter(part -> !isAside(part)).toList();
        if (parts.isEmpty()) {
            return;
        }
        commands++;
        var name = parts.getFirst().text();
        var command = BashCommand.named(name).orElseThrow(() -> unknown(name));
        var words = parts.subList(1, parts.size()).stream()
                .map(part -> BashWord.of(part, variables))
                .toList();
        BashBuiltins.check(name, words);
        new BashArguments(command, (kind, word) -> use(command, kind, word)).check(words);
    }

    private void test(BashNode node) {
        commands++;
        BashArithmetic.checkTest(node, variables);
        node.all("unary_expression")
                .map(BashNode::named)
                .filter(parts -> parts.size() == 2 && parts.getFirst().type().equals("test_operator"))
                .map(parts ->
                        parts.stream().map(part -> BashWord.of(part, variables)).toList())
                .forEach(BashBuiltins::files);
    }

    private static boolean isAside(BashNode part) {
        return Set.of("variable_assignment", "file_redirect", "heredoc_redirect", "herestring_redirect")
                .contains(part.type());
    }

    private static Refusal unknown(String name) {
        if (NETWORK.contains(name)) {
            return new Refusal(
                    Rule.NETWORK,
                    name,
                    "There is no network here; fetch the data by an extract step and read its output.");
        }
        return new Refusal(
                Rule.COMMAND,
                name,
                "The command " + name + " is not on the list; use awk, sed, cut, sort, grep, jq and the like.");
    }

    private void use(BashCommand command, Kind kind, BashWord word) {
        switch (kind) {
            case READ -> read(word);
            case WRITE -> written(word);
            case PROGRAM -> program(command, word);
            case TEXT -> {}
        }
    }

    private static void program(BashCommand command, BashWord word) {
        if (!word.isLiteral()) {
            throw new Refusal(
                    Rule.DYNAMIC,
                    command.name(),
                    "The program of " + command.name() + " must stand there in full; pass values to awk with -v.");
        }
        if (command.name().equals("sed")) {
            SedProgram.check(word.text());
        } else {
            AwkProgram.check(word.text());
        }
    }

    private void read(BashWord path) {
        BashPaths.read(path);
        if (path.isLiteral()) {
            reads.add(path.text());
        }
    }

    private void written(BashWord path) {
        BashPaths.written(path);
        if (path.isLiteral()) {
            writes.add(path.text());
        }
    }

    private void redirect(BashNode node) {
        var operator = node.children().stream()
                .filter(part -> !part.isNamed())
                .findFirst()
                .map(BashNode::type)
                .orElse("");
        var targets = node.named().stream()
                .filter(part -> !part.type().equals("file_descriptor"))
                .toList();
        if (targets.size() != 1) {
            throw new Refusal(Rule.REDIRECT, node.text(), "A redirection names one file; write each on its own.");
        }
        var target = BashWord.of(targets.getFirst(), variables);
        switch (operator) {
            case ">&", "<&" -> descriptor(node, target);
            case "<" -> read(target);
            case ">", ">>", "&>" -> written(target);
            default ->
                throw new Refusal(Rule.REDIRECT, operator, "Only <, >, >> and 2>&1 may be used; not " + operator + ".");
        }
    }

    private static void descriptor(BashNode node, BashWord target) {
        if (!List.of("1", "2").contains(target.text())) {
            throw new Refusal(
                    Rule.REDIRECT, node.text(), "Only 2>&1 and 1>&2 may be used; write to a file with > /tmp/name.");
        }
    }

    private static Refusal notAllowed(BashNode node) {
        return switch (node.type()) {
            case "function_definition" ->
                new Refusal(
                        Rule.NOT_UNDERSTOOD,
                        node.text(),
                        "Functions could take a command's name; write the commands where they run.");
            case "brace_expression" ->
                new Refusal(Rule.DYNAMIC, node.text(), "Braces make several words of one; use seq or write each word.");
            case "array", "subscript" ->
                new Refusal(Rule.NOT_UNDERSTOOD, node.text(), "Arrays are not allowed; loop over files or lines.");
            default ->
                new Refusal(
                        Rule.NOT_UNDERSTOOD,
                        node.text(),
                        "The guard does not allow " + node.type() + " here; write it plainly.");
        };
    }
}
