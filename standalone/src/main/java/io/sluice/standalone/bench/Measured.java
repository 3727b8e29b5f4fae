package io.sluice.standalone.bench;

import io.sluice.author.model.ModelAuthor;
import java.io.IOException;

/** Who was measured. Replies that are no real model's tell nothing of how good one is: they are never printed as right or wrong. */
record Measured(String author) {

    static Measured of(Installation sluice) throws IOException {
        return new Measured(sluice.rest()
                .get("/v1/status")
                .body()
                .path("author")
                .path("name")
                .asText());
    }

    boolean isReal() {
        return !author.startsWith(ModelAuthor.SYNTHETIC);
    }

    String heading() {
        return "Author: " + author
                + (isReal()
                        ? "."
                        : ". Its replies were recorded without a real model: how many are right is not told.");
    }

    /** A figure of how good the author is. */
    String figure(Object figure) {
        return isReal() ? figure.toString() : "–";
    }
}
