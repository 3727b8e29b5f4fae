package io.sluice.connector.manifest;

import io.sluice.connector.manifest.ParentAnswers.Kept;
import io.sluice.connector.manifest.ParentAnswers.Question;
import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the parents of one reading answered, and what they answered to the readings {@code before} that it belongs to. */
final class Heard {
    /** Of one answer: several readers hold one each while they read. */
    private static final int LARGEST = 8 << 20;

    private final @Nullable ParentAnswers before;
    private final Map<Question, List<Kept>> answers = new HashMap<>();
    private final Set<Question> forgotten = new HashSet<>();
    private int left = ParentAnswers.MOST;

    Heard(@Nullable ParentAnswers before) {
        this.before = before;
    }

    /** For a parent that is asked in several places, or for several partitions: a question has one answer. */
    Http asking(Http http) {
        return request -> request.method().equals("GET") ? asked(http, request) : http.send(request);
    }

    /** For a parent that is asked in one place: only what was heard before is not asked. */
    Http listening(Http http) {
        if (before == null) {
            return http;
        }
        var times = new HashMap<Question, Integer>();
        return request -> request.method().equals("GET") ? listened(http, request, before, times) : http.send(request);
    }

    /** The reading came to its end: later ones may use what it heard. */
    synchronized void tell() {
        if (before != null) {
            before.add(answers);
        }
    }

    private HttpResponse asked(Http http, HttpRequest request) throws IOException {
        var question = Question.of(request);
        var known = first(question);
        return known.isPresent() ? known.get().answer() : kept(question, http.send(request));
    }

    private synchronized Optional<Kept> first(Question question) {
        var own = answers.getOrDefault(question, List.of());
        return own.isEmpty() && before != null
                ? before.to(question).stream().findFirst()
                : own.stream().findFirst();
    }

    private HttpResponse listened(Http http, HttpRequest request, ParentAnswers before, Map<Question, Integer> times)
            throws IOException {
        var question = Question.of(request);
        var told = before.to(question);
        int time;
        synchronized (this) {
            time = times.merge(question, 1, Integer::sum);
        }
        return time <= told.size() ? told.get(time - 1).answer() : kept(question, http.send(request));
    }

    private HttpResponse kept(Question question, HttpResponse response) throws IOException {
        return response.status() == 200 ? keep(question, response) : response;
    }

    private HttpResponse keep(Question question, HttpResponse response) throws IOException {
        var most = reserve();
        byte[] body;
        try {
            body = response.body().readNBytes(most + 1);
        } catch (IOException lost) {
            giveBack(most);
            response.close();
            throw lost;
        }
        if (body.length > most) {
            giveBack(most);
            forget(question);
            var whole = new SequenceInputStream(new ByteArrayInputStream(body), response.body());
            return new Answer(200, response.url(), response.headers(), whole, response::close);
        }
        response.close();
        giveBack(most - body.length);
        var answer = new Kept(response.url(), response.headers(), body);
        add(question, answer);
        return answer.answer();
    }

    private synchronized int reserve() {
        var most = Math.min(left, LARGEST);
        left -= most;
        return most;
    }

    private synchronized void giveBack(int bytes) {
        left += bytes;
    }

    private synchronized void add(Question question, Kept answer) {
        if (forgotten.contains(question)) {
            left += answer.body().length;
        } else {
            answers.computeIfAbsent(question, asked -> new ArrayList<>()).add(answer);
        }
    }

    /** Without one of its answers, the others would be told out of their order. */
    private synchronized void forget(Question question) {
        forgotten.add(question);
        var lost = answers.remove(question);
        left += lost == null
                ? 0
                : lost.stream().mapToInt(one -> one.body().length).sum();
    }
}
