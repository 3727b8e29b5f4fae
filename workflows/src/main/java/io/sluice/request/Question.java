package io.sluice.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the author must know before it is sure; {@code options} are the nearest names, best first. With {@code missing}, the request goes on
 * by itself when that connection is made; with {@code next}, it says what helps better than an answer.
 */
public record Question(
        String text,
        List<String> options,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MissingConnection missing,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    public Question {
        text = text.length() <= 1000 ? text : text.substring(0, 1000);
        options = options.stream().limit(10).toList();
    }

    public Question(String text, List<String> options) {
        this(text, options, null, null);
    }

    public Question(String text, List<String> options, MissingConnection missing) {
        this(text, options, missing, null);
    }

    /** A question that is better asked again than answered. */
    public static Question settledElsewhere(String text, String next) {
        return new Question(text, List.of(), null, next);
    }

    /** The same question with a remark behind it. */
    public Question remarking(String remark) {
        return new Question(text + " " + remark, options, missing, next);
    }
}
