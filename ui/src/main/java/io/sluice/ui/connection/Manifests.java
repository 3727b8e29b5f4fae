package io.sluice.ui.connection;

import io.sluice.ui.problem.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads manifests for who wants to connect an API: a process that has connectors brings one, a ui alone has none. */
public interface Manifests {

    /** For a process without connectors. */
    Manifests ELSEWHERE = new Manifests() {
        @Override
        public List<String> shipped() {
            return List.of();
        }

        @Override
        public Described describe(Asked asked) {
            throw ApiProblem.conflict(
                    "no_connectors_here",
                    "this server reads no manifests itself: its workers do",
                    "Connect the API with ./sluice connect NAME --manifest FILE.");
        }
    };

    /** The names of the manifests that come along. */
    List<String> shipped();

    /** Throws an {@link ApiProblem} for what is no manifest. */
    Described describe(Asked asked);

    /** {@code manifest} is the text of one, null for the shipped one of the name; {@code config} the settings so far as JSON. */
    record Asked(String name, @Nullable String manifest, String config) {}

    /** {@code fields} are those of the forms that the settings so far have chosen; {@code mistakes} what is wrong with them. */
    record Described(
            String name, String manifest, int streams, int runnable, List<Field> fields, List<Mistake> mistakes) {}

    /** One setting; {@code name} is dotted where it lies in an object. */
    record Field(
            String name,
            @Nullable String title,
            @Nullable String description,
            String type,
            boolean secret,
            boolean needed,
            @Nullable Object otherwise,
            List<Object> choices) {}

    /** {@code field} is empty where the settings as a whole are meant. */
    record Mistake(String field, String what) {}
}
