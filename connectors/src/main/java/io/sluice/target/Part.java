package io.sluice.target;

/** Names one row of the ledger: a part of one step of one request; step 0 speaks of the request as a whole. */
public record Part(String request, int step, String name) {

    /** The row that holds the sentence's hash. */
    public static Part sentence(String request) {
        return new Part(request, 0, "request");
    }

    /** The reading of a step's source into its stage table. */
    public static Part stage(String request, int step) {
        return new Part(request, step, "stage");
    }

    /** The transaction that changes the target's own tables. */
    public static Part commit(String request) {
        return new Part(request, 0, "commit");
    }

    /** What the commit made of the state of the stream that a step reads. */
    public static Part state(String request, int step) {
        return new Part(request, step, "state");
    }

    /** The transaction that takes the commit back. */
    public static Part undo(String request) {
        return new Part(request, 0, "undo");
    }

    @Override
    public String toString() {
        return request + "/" + step + "/" + name;
    }
}
