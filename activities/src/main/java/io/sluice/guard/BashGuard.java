package io.sluice.guard;

import java.util.regex.Pattern;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterBash;

/** Decides what untrusted Bash may run in a sandbox: known commands with known flags, paths under /data and /tmp. */
public final class BashGuard {
    /** The grammar and Bash disagree about a line that ends inside a word. */
    private static final Pattern SPLIT_WORD = Pattern.compile("(?<![ \\t])\\\\\\n|\\\\[ \\t]+\\\\\\n");

    /** Checks a whole script; a parser is made for each, because it is not made for threads. */
    public Verdict check(String script) {
        try {
            return checked(script);
        } catch (Refusal refusal) {
            return refusal.verdict();
        } catch (RuntimeException | StackOverflowError notForeseen) {
            // a guard that stumbles must refuse
            return new Verdict.Rejected(
                    Rule.NOT_UNDERSTOOD, "", "The guard does not understand this script; write it more plainly.");
        }
    }

    private static Verdict checked(String script) {
        SqlText.check(script);
        if (script.isBlank()) {
            throw new Refusal(Rule.EMPTY, "", "There is no command in this script.");
        }
        if (script.contains("\r")) {
            throw new Refusal(
                    Rule.BYTES, "\\r", "Bash takes a carriage return for part of a word; end lines with \\n.");
        }
        if (SPLIT_WORD.matcher(script).find()) {
            throw new Refusal(
                    Rule.SYNTAX, "\\", "A line is continued inside a word; put a blank before the backslash.");
        }
        try (var parser = new TSParser()) {
            parser.setLanguage(new TreeSitterBash());
            var root = new BashNode(parser.parseString(null, script).getRootNode(), script);
            return walked(root, script);
        }
    }

    private static Verdict walked(BashNode root, String script) {
        if (root.hasError()) {
            throw new Refusal(
                    Rule.SYNTAX,
                    root.firstError(),
                    "This is not a complete Bash script; close every quote, bracket and block.");
        }
        BashOpenings.check(root);
        var walk = new BashWalk(BashVariables.of(root));
        walk.over(root);
        if (walk.commands() == 0) {
            throw new Refusal(Rule.EMPTY, "", "There is no command in this script.");
        }
        return new Verdict.Bash(script, walk.reads(), walk.writes());
    }
}
