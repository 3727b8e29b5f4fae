package io.sluice.guard;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treesitter.TSNode;

/**
 * The second look: where Bash would begin a substitution, the grammar must have seen one, and what the grammar left out
 * must be blank. So nothing runs that the walk has not met.
 */
final class BashOpenings {
    private static final Set<String> SUBSTITUTIONS =
            Set.of("command_substitution", "arithmetic_expansion", "expansion", "process_substitution");
    private static final Set<String> QUOTES_NOTHING =
            Set.of("string", "expansion", "heredoc_body", "translated_string");
    private static final String BEFORE_A_COMMENT = " \t\n;(|&";

    private final BashNode root;
    private final byte[] source;
    private final Set<Integer> seen;
    private final Set<Integer> inert = new HashSet<>();

    private BashOpenings(BashNode root) {
        this.root = root;
        source = root.source();
        seen = root.everything()
                .filter(node -> SUBSTITUTIONS.contains(node.type()))
                .map(node -> node.node().getStartByte())
                .collect(Collectors.toSet());
    }

    static void check(BashNode root) {
        var openings = new BashOpenings(root);
        openings.findInert();
        openings.scan();
        root.everything().forEach(BashOpenings::checkGaps);
    }

    /** Text that Bash does not look into: single quotes that really quote, comments, quoted here-documents. */
    private void findInert() {
        Stream.of("raw_string", "ansi_c_string", "comment")
                .flatMap(root::all)
                .filter(this::isInert)
                .forEach(this::add);
        root.all("heredoc_redirect")
                .filter(redirect -> redirect.all("heredoc_start")
                        .anyMatch(start -> start.text().matches("['\"].*")))
                .flatMap(redirect -> redirect.all("heredoc_body"))
                .forEach(this::add);
    }

    private boolean isInert(BashNode node) {
        if (node.type().equals("comment")) {
            var start = node.node().getStartByte();
            return start == 0 || BEFORE_A_COMMENT.indexOf((char) source[start - 1]) >= 0;
        }
        for (TSNode at = node.node().getParent(); !at.isNull(); at = at.getParent()) {
            if (QUOTES_NOTHING.contains(at.getType())) {
                return false;
            }
            if (at.getType().equals("command_substitution")) {
                return true;
            }
        }
        return true;
    }

    private void add(BashNode node) {
        for (var at = node.node().getStartByte(); at < node.node().getEndByte(); at++) {
            inert.add(at);
        }
    }

    private void scan() {
        for (var at = 0; at < source.length; at++) {
            if (inert.contains(at)) {
                continue;
            }
            if (source[at] == '\\') {
                at++;
            } else if (source[at] == '`') {
                throw new Refusal(Rule.SYNTAX, "`", "Backticks hide quotes; write $(…).");
            } else if (opens(at) && !seen.contains(at)) {
                throw new Refusal(
                        Rule.NOT_UNDERSTOOD,
                        new String(source, at, Math.min(20, source.length - at), StandardCharsets.UTF_8),
                        "The guard cannot see what runs here; write it outside of quotes and expansions.");
            }
        }
    }

    private boolean opens(int at) {
        var next = at + 1 < source.length ? source[at + 1] : ' ';
        return switch (source[at]) {
            case '$' -> next == '(' || next == '{' || next == '[';
            case '<', '>' -> next == '(' && !isPlainText(at);
            default -> false;
        };
    }

    /** Between double quotes {@code <(} is only text. */
    private boolean isPlainText(int at) {
        return root.all("string_content")
                .anyMatch(text ->
                        text.node().getStartByte() <= at && at < text.node().getEndByte());
    }

    private static void checkGaps(BashNode node) {
        if (node.type().equals("heredoc_body") || node.children().isEmpty()) {
            return;
        }
        var at = node.node().getStartByte();
        for (var child : node.children()) {
            blank(node, at, child.node().getStartByte());
            at = Math.max(at, child.node().getEndByte());
        }
        blank(node, at, node.node().getEndByte());
    }

    private static void blank(BashNode node, int from, int to) {
        if (from < to
                && !new String(node.source(), from, to - from, StandardCharsets.UTF_8)
                        .replace("\\\n", "")
                        .isBlank()) {
            throw new Refusal(
                    Rule.NOT_UNDERSTOOD, node.text(), "The guard does not see all of this; write it more plainly.");
        }
    }
}
