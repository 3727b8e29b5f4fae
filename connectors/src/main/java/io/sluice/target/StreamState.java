package io.sluice.target;

/**
 * How far a target holds a stream: {@code state} in the source's own words. {@code version} counts how often it was moved, {@code request} is
 * whose state it is, so that both together name this very state.
 */
public record StreamState(Key key, String state, long version, String request) {

    /** What a stream is read from when nothing of it was read before. */
    public static final String NOTHING = "{}";

    /** {@code pipeline} is a schedule's name or the qualified table that the rows go into; {@code partition} is empty for the whole stream. */
    public record Key(String pipeline, String connection, String stream, String partition) {

        public static Key of(String pipeline, String connection, String stream) {
            return new Key(pipeline, connection, stream, "");
        }
    }

    static StreamState none(Key key) {
        return new StreamState(key, NOTHING, 0, "");
    }

    /** Names this state among all that the stream ever had. */
    String name() {
        return version + " " + request;
    }
}
