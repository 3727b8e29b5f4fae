package io.sluice.author;

import io.sluice.request.MissingConnection;
import io.sluice.request.Question;
import java.util.List;
import java.util.function.Predicate;

/** What a request may read by {@code --on}: who misses another connection is told that, for to connect it would not help. */
final class Restriction {

    private final List<String> on;
    private final String target;

    Restriction(List<String> on, String target) {
        this.on = on;
        this.target = target;
    }

    /** {@code connected} says whether there is a connection of this name. */
    Question tell(Question question, Predicate<String> connected) {
        var missing = question.missing();
        if (on.isEmpty() || missing == null) {
            return question;
        }
        var text = "This request is restricted to " + String.join(", ", on) + " and its target " + target
                + ", as --on says; " + named(missing) + " is not among them.";
        return new Question(text, question.options(), null, next(missing, connected));
    }

    private static String named(MissingConnection missing) {
        return missing.name() == null ? "what the sentence reads (" + missing.kind() + ")" : "“" + missing.name() + "”";
    }

    private static String next(MissingConnection missing, Predicate<String> connected) {
        var name = missing.name();
        if (name == null) {
            return "Ask anew with --on and the connection that is meant, or without --on; ./sluice connections lists them.";
        }
        var again = "sk anew with --on " + name + " as well, or without --on.";
        return connected.test(name) ? "A" + again : "Connect it: ./sluice connect " + name + " …; then a" + again;
    }
}
