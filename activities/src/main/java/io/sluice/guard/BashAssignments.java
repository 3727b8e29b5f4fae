package io.sluice.guard;

import java.util.regex.Pattern;

/** Variables that change what commands mean stay as they are. */
final class BashAssignments {
    private static final Pattern RESERVED = Pattern.compile(
            "PATH|ENV|BASH.*|SHELL.*|LD_.*|DYLD_.*|PS[0-9]|PROMPT_COMMAND|GAWK.*|AWK.*|POSIXLY_CORRECT|GREP_.*|JQ_.*|GZIP"
                    + "|GCONV_PATH|LOCPATH|NLSPATH|TMPDIR|HOME|CDPATH|GLOBIGNORE|FUNCNEST|TZDIR|MALLOC_.*|GLIBC_.*|_.*|HIST.*"
                    + "|EXECIGNORE|COMPREPLY|DIRSTACK|OPTARG|OPTIND|OSTYPE|REPLY|PIPESTATUS|UID|EUID|PPID");

    private BashAssignments() {}

    static void check(BashNode assignment) {
        var name = assignment.named().getFirst().text();
        checkName(name);
        if (name.equals("IFS") && !isBeforeRead(assignment)) {
            throw new Refusal(Rule.ASSIGNMENT, name, "IFS may be set before read only, as in IFS=, read -r a b.");
        }
    }

    static void checkName(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || RESERVED.matcher(name).matches()) {
            throw new Refusal(
                    Rule.ASSIGNMENT, name, "The variable " + name + " changes how commands run; use another name.");
        }
    }

    /** {@code export} and its kind may carry plain assignments, no flags. */
    static void declared(BashNode declaration) {
        var keyword = declaration.children().getFirst().text();
        var plain = declaration.named().stream()
                .allMatch(part ->
                        part.type().equals("variable_assignment") || part.type().equals("variable_name"));
        if (!plain || !keyword.matches("export|readonly|local")) {
            throw new Refusal(Rule.ASSIGNMENT, declaration.text(), "Assign a variable plainly, as in name=value.");
        }
    }

    private static boolean isBeforeRead(BashNode assignment) {
        var parent = new BashNode(assignment.node().getParent(), assignment.source());
        return parent.type().equals("command")
                && parent.named().stream()
                        .anyMatch(part -> part.type().equals("command_name")
                                && part.text().equals("read"));
    }
}
