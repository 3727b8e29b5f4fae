package io.sluice.connector.manifest.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON value, or a list of bodies; records are read one by one where the path is a plain one. */
record JsonDecoder() implements Decoder {

    @Override
    public Values read(InputStream in, Charset charset, List<?> path) throws IOException {
        if (!isPlain(path)) {
            var bound = new RecordBound(in, Answer.LARGEST_WHOLE);
            return new Bodies(new Tops(JsonValues.parser(bound, charset), bound), path);
        }
        var bound = new RecordBound(in);
        return new Walk(JsonValues.parser(bound, charset), path, bound, false);
    }

    /** The items of the lists at a path, without anything else that may stand there. */
    static Values items(JsonParser parser, List<String> path, RecordBound bound) {
        return new Walk(parser, path, bound, true);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    /** Steps into lists and globs need the body in memory. */
    private static boolean isPlain(List<?> path) {
        return path.stream()
                .allMatch(step -> step instanceof String name && !FieldPath.isGlob(name) && !name.matches("\\d+"));
    }

    /** The items of a list at the top, or the one value there. */
    private static final class Tops implements Values {
        private final JsonParser parser;
        private final RecordBound bound;
        private boolean started;
        private boolean inList;
        private boolean ended;

        Tops(JsonParser parser, RecordBound bound) {
            this.parser = parser;
            this.bound = bound;
        }

        @Override
        public @Nullable Object next() throws IOException {
            if (ended) {
                return null;
            }
            if (!started) {
                started = true;
                inList = parser.nextToken() == JsonToken.START_ARRAY;
                if (parser.currentToken() == null) {
                    ended = true;
                    return null;
                }
            }
            if (inList ? parser.nextToken() == JsonToken.END_ARRAY : ended) {
                ended = true;
                requireEnd(parser);
                return null;
            }
            bound.begin();
            var value = JsonValues.value(parser);
            bound.end();
            if (!inList) {
                ended = true;
                requireEnd(parser);
            }
            return value == null ? NULL : value;
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "something follows the JSON value");
        }
    }

    /** Goes down the path and gives the records there without building what lies beside. */
    private static final class Walk implements Values {
        private final JsonParser parser;
        private final List<?> path;
        private final RecordBound bound;
        private final boolean listsOnly;
        private boolean inRecords;
        private boolean started;
        private boolean ended;
        private boolean topList;
        /** How many objects of the current body are open; their names are the path's first steps. */
        private int depth;

        Walk(JsonParser parser, List<?> path, RecordBound bound, boolean listsOnly) {
            this.parser = parser;
            this.path = path;
            this.bound = bound;
            this.listsOnly = listsOnly;
        }

        @Override
        public @Nullable Object next() throws IOException {
            if (ended) {
                return null;
            }
            if (!started) {
                started = true;
                if (parser.nextToken() == null) {
                    ended = true;
                    return null;
                }
                var only = begin();
                if (only != null) {
                    return only;
                }
            }
            while (true) {
                if (inRecords) {
                    if (parser.nextToken() != JsonToken.END_ARRAY) {
                        var value = value();
                        return value == null ? NULL : value;
                    }
                    inRecords = false;
                }
                if (!advance()) {
                    ended = true;
                    return null;
                }
                var found = found();
                if (found != null) {
                    return found;
                }
            }
        }

        /** The first token decides whether there is one body or a list of them. */
        private @Nullable Object begin() throws IOException {
            topList = parser.currentToken() == JsonToken.START_ARRAY;
            return topList ? null : body();
        }

        /** At the first token of a body: at the target at once where the path is empty. */
        private @Nullable Object body() throws IOException {
            if (path.isEmpty()) {
                return found();
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else {
                depth = 1;
            }
            return null;
        }

        /** To the next value that may be a target; false at the end. Leaves the parser at a value's first token. */
        private boolean advance() throws IOException {
            while (true) {
                if (depth == 0) {
                    if (!topList || parser.nextToken() == JsonToken.END_ARRAY) {
                        requireEnd(parser);
                        return false;
                    }
                    if (path.isEmpty()) {
                        return true;
                    }
                    body();
                    continue;
                }
                var name = parser.nextFieldName();
                if (name == null) {
                    if (parser.currentToken() == null) {
                        throw new com.fasterxml.jackson.core.JsonParseException(parser, "an object without an end");
                    }
                    depth--;
                    continue;
                }
                var token = parser.nextToken();
                if (!name.equals(path.get(depth - 1))) {
                    parser.skipChildren();
                } else if (depth == path.size()) {
                    return true;
                } else if (token == JsonToken.START_OBJECT) {
                    depth++;
                } else {
                    parser.skipChildren();
                }
            }
        }

        private @Nullable Object found() throws IOException {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                inRecords = true;
                return null;
            }
            if (listsOnly) {
                parser.skipChildren();
                return null;
            }
            var value = value();
            return Types.truth(value) ? value : null;
        }

        private @Nullable Object value() throws IOException {
            bound.begin();
            var value = JsonValues.value(parser);
            bound.end();
            return value;
        }
    }
}
