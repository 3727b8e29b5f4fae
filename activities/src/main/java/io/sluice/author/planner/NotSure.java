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
        this(subject, new Question(text, options), word);
    }

    public NotSure(String subject, Question question) {
        this(subject, question, "");
    }

    private NotSure(String subject, Question question, String word) {
        super(question.text(), null, false, false);
        this.subject = subject;
        this.question = question;
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
