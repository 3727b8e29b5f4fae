package io.sluice.connector.manifest;

/** The records of one stream, pulled piece by piece. Waits over ten seconds are given as {@link Piece.Pause}, shorter ones slept through. */
public interface StreamReader extends AutoCloseable {

    /** The next piece; after the end, the end again. Throws a ConnectorException that names the stream, the slice and the answer. */
    Piece next();

    @Override
    void close();
}
