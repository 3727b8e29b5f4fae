package io.sluice.connector.manifest;

import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What parent streams answered to readings that belong together and came to their end: a later one of them is not told anew. Holds 32 MB;
 * what does not fit is asked for again.
 */
public final class ParentAnswers {
    static final int MOST = 32 << 20;

    record Question(URI url, Map<String, List<String>> headers) {
        static Question of(HttpRequest request) {
            return new Question(request.url(), request.headers());
        }
    }

    record Kept(URI url, Map<String, String> headers, byte[] body) {
        HttpResponse answer() {
            return new Answer(200, url, headers, new ByteArrayInputStream(body), () -> {});
        }
    }

    private final Map<Question, List<Kept>> kept = new HashMap<>();
    private int left = MOST;

    /** The answers in the order in which one reading got them: a scroll gives others each time. */
    synchronized List<Kept> to(Question question) {
        return kept.getOrDefault(question, List.of());
    }

    synchronized void add(Map<Question, List<Kept>> heard) {
        heard.forEach((question, answers) -> {
            var size = answers.stream().mapToInt(answer -> answer.body().length).sum();
            if (size <= left && kept.putIfAbsent(question, List.copyOf(answers)) == null) {
                left -= size;
            }
        });
    }
}
