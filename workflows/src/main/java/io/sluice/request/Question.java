package io.sluice.request;

import java.util.List;

/** What the author must know before it is sure; {@code options} are the nearest names, best first. */
public record Question(String text, List<String> options) {

    public Question {
        text = text.length() <= 1000 ? text : text.substring(0, 1000);
        options = options.stream().limit(10).toList();
    }
}
