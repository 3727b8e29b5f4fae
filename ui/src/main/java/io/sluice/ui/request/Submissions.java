package io.sluice.ui.request;

import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.store.NewRequest;
import io.sluice.store.Requests;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import io.sluice.ui.steer.Starter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes requests in: the row first, then the workflow of the same id; asking twice is asking once. */
@Component
public class Submissions {

    private static final int LONGEST_SENTENCE = 10_000;
    private static final String WAREHOUSE = "warehouse";

    private final Store store;
    private final Starter starter;
    private final DataRoots roots;

    Submissions(Store store, Starter starter, DataRoots roots) {
        this.store = store;
        this.starter = starter;
        this.roots = roots;
    }

    /** The stored request, whose workflow runs or ran. */
    public StoredRequest submit(Submission submission, Pace pace, WrittenIn language, @Nullable String ownerKey) {
        var request = store(checked(submission, pace, language, ownerKey));
        if (request.open()) {
            starter.start(request);
        }
        return request;
    }

    private StoredRequest store(NewRequest request) {
        return switch (store.requests().insert(request)) {
            case Requests.Inserted(var stored) -> {
                store.audit().append(request.userId(), "submit", stored.id(), stored.sentence());
                yield stored;
            }
            case Requests.Same(var stored) -> stored;
            case Requests.Conflict(var stored) ->
                throw ApiProblem.conflict(
                        "id_taken",
                        "the id " + stored.id() + " belongs to another sentence",
                        "Choose another id, or look at that one: " + Where.request(stored.id()) + ".");
        };
    }

    /** What is asked for, once every field of it is found to be right. */
    public NewRequest checked(Submission asked, Pace pace, WrittenIn language, @Nullable String ownerKey) {
        var sentence = sentence(asked.sentence());
        return new NewRequest(
                id(asked.id(), sentence),
                Store.LOCAL_USER,
                sentence,
                known("on", asked.on()),
                known("into", asked.into()),
                roots.folder(asked.files(), ownerKey),
                approval(asked.approve()),
                pace,
                now(asked.now()),
                timezone(asked.timezone()),
                language);
    }

    private static String sentence(@Nullable String sentence) {
        if (sentence == null || sentence.isBlank()) {
            throw ApiProblem.badRequest(
                    "empty_sentence",
                    "the sentence is empty",
                    "Say what you want, as in: Import sales.csv into orders.");
        }
        if (sentence.length() > LONGEST_SENTENCE) {
            throw ApiProblem.badRequest(
                    "sentence_too_long",
                    "the sentence has " + sentence.length() + " characters; at most " + LONGEST_SENTENCE + " are read",
                    "Say it shorter, or split it.");
        }
        return sentence.strip();
    }

    private static String id(@Nullable String id, String sentence) {
        if (id == null || id.isEmpty()) {
            return Ids.of(sentence);
        }
        if (!NewRequest.isId(id)) {
            throw ApiProblem.badRequest(
                    "bad_id",
                    "\"" + id + "\" cannot be an id",
                    "Use 1 to 64 of a-z 0-9 . _ -, not digits only and not beginning with undo-.");
        }
        return id;
    }

    private List<String> known(String field, @Nullable List<String> names) {
        if (names == null) {
            return List.of();
        }
        for (var name : names) {
            if (!WAREHOUSE.equals(name) && store.connections().find(name).isEmpty()) {
                throw ApiProblem.badRequest(
                        "unknown_connection",
                        field + ": there is no connection " + name,
                        "Make it with ./sluice connect " + name + " URL, or see those there are: " + Where.connections()
                                + ".");
            }
        }
        return names;
    }

    private static Approval approval(@Nullable String approve) {
        try {
            return approve == null ? Approval.AUTO : Approval.valueOf(approve.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(
                    "bad_approve", "approve cannot be \"" + approve + "\"", "Use auto, yes, ask or never.");
        }
    }

    private static @Nullable Instant now(@Nullable String now) {
        try {
            return now == null ? null : Instant.parse(now);
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "bad_now", "now cannot be \"" + now + "\"", "Write it as 2026-01-31T12:00:00Z.");
        }
    }

    private static String timezone(@Nullable String timezone) {
        try {
            return (timezone == null ? ZoneId.systemDefault() : ZoneId.of(timezone)).getId();
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "bad_timezone", "there is no time zone " + timezone, "Write it as Europe/Berlin.");
        }
    }
}
