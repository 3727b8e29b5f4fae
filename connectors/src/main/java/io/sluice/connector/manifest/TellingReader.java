package io.sluice.connector.manifest;

/** Lets other readings know what was heard in this one, once it has come to its end. */
record TellingReader(StreamReader reader, Heard heard) implements StreamReader {

    @Override
    public Piece next() {
        var piece = reader.next();
        if (piece instanceof Piece.End) {
            heard.tell();
        }
        return piece;
    }

    @Override
    public void close() {
        reader.close();
    }
}
