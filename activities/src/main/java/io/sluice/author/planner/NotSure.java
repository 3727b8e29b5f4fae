package io.sluice.author.planner;

import io.sluice.request.Question;
import java.util.List;

/** The planner must ask before it goes on; caught in one place, {@link Planner}. {@code subject} is what the reply will decide. */
public final class NotSure extends RuntimeException {

    private final String subject;
    private final transient Question question;
    private final String word;

    public NotSure(String subject, String text, List<String> options) {
        this(subject, text, options, "");
    }

    /** {@code word} is where the sentence stopped making sense. */
    NotSure(String subject, String text, List<String> options, String word) {
        super(text, null, false, false);
        this.subject = subject;
        this.question = new Question(text, options);
        this.word = word;
    }

    String word() {
        return word;
    }

    String subject() {
        return subject;
    }

    Question question() {
        return question;
    }
}
