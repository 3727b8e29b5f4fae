package io.sluice.guard;

/** A here-document ends for the grammar where it ends for Bash, or the script is refused. */
final class BashHeredoc {
    private BashHeredoc() {}

    static void check(BashNode redirect) {
        var start =
                redirect.all("heredoc_start").map(BashNode::text).findFirst().orElse("");
        var delimiter = start.replaceAll("^(['\"])(.*)\\1$", "$2");
        if (!delimiter.matches("\\w+")) {
            throw new Refusal(Rule.SYNTAX, start, "End a here-document with a plain word such as EOF.");
        }
        var earlier = redirect.all("heredoc_body")
                .flatMap(body -> body.text().lines())
                .anyMatch(line -> line.strip().equals(delimiter));
        if (earlier || redirect.all("heredoc_end").count() != 1) {
            throw new Refusal(
                    Rule.SYNTAX, start, "The end of the here-document is not certain; use another word for it.");
        }
    }
}
