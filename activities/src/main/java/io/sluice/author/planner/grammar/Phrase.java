package io.sluice.author.planner.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * A phrase as rules write it: {@code (drop|leave out) [all|the] rows [with {columns}]}. Round brackets choose, square brackets may be
 * missing, {@code {rule}} or {@code {rule:label}} is a slot; everything else is a word as it stands, a sign after a backslash too.
 */
sealed interface Phrase {

    record Word(String word) implements Phrase {}

    record Slot(String rule, String label) implements Phrase {}

    record Sequence(List<Phrase> parts) implements Phrase {}

    record Choice(List<Phrase> options) implements Phrase {}

    static Phrase parse(String text) {
        var reader = new Reader(text);
        var phrase = reader.choice();
        if (reader.at < text.length()) {
            throw new IllegalArgumentException("unbalanced brackets in: " + text);
        }
        return phrase;
    }

    /** Reads one phrase; the position only moves on. */
    final class Reader {
        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Phrase choice() {
            var options = new ArrayList<Phrase>();
            options.add(sequence());
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                options.add(sequence());
            }
            return options.size() == 1 ? options.getFirst() : new Choice(options);
        }

        private Phrase sequence() {
            var parts = new ArrayList<Phrase>();
            while (at < text.length() && "|)]".indexOf(text.charAt(at)) < 0) {
                switch (text.charAt(at)) {
                    case ' ' -> at++;
                    case '(' -> parts.add(bracketed());
                    case '[' -> parts.add(new Choice(List.of(bracketed(), new Sequence(List.of()))));
                    case '{' -> parts.add(slot());
                    case '\\' -> parts.add(sign());
                    default -> parts.add(word());
                }
            }
            return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
        }

        private Phrase bracketed() {
            at++;
            var inner = choice();
            at++;
            return inner;
        }

        private Phrase slot() {
            var end = text.indexOf('}', at);
            var names = text.substring(at + 1, end).split(":");
            at = end + 1;
            return new Slot(names[0], names[names.length - 1]);
        }

        private Phrase sign() {
            at += 2;
            return new Word(text.substring(at - 1, at));
        }

        private Phrase word() {
            var start = at;
            while (at < text.length() && " |()[]{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Word(text.substring(start, at));
        }
    }
}
