package io.sluice.connector.file;

import io.sluice.connector.ConnectorException;
import java.io.IOException;

/** Walks the rows of a JSON document: the values of a list, or of the one list of objects inside an object, or the object itself. */
final class JsonList {

    private final String path;
    private final JsonCutter cutter;
    private boolean insideObject;
    private boolean ended;

    JsonList(String path, JsonCutter cutter) {
        this.path = path;
        this.cutter = cutter;
    }

    /** Moves to the first row; false if the document is an object without a list of objects. */
    boolean find() throws IOException {
        int first = cutter.peek();
        if (first == '[') {
            cutter.consume();
            return true;
        }
        if (first == '{') {
            cutter.consume();
            insideObject = true;
            return findInObject();
        }
        throw first < 0 ? FileFaults.empty(path) : broken("a list or an object was expected");
    }

    /** Cuts the next row; false after the last. */
    boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        int next = cutter.peek();
        if (next == ',') {
            cutter.consume();
            next = cutter.peek();
        }
        if (next == ']') {
            cutter.consume();
            finish();
            return false;
        }
        if (next < 0 || !cutter.cutValue()) {
            throw broken("the file ends inside the list");
        }
        int after = cutter.peek();
        if (after != ',' && after != ']') {
            throw after < 0 ? broken("the file ends inside the list") : broken("a comma or ] was expected");
        }
        return true;
    }

    private void finish() throws IOException {
        ended = true;
        if (insideObject && cutter.peek() == ',') {
            cutter.consume();
            if (findInObject()) {
                throw FileFaults.badData(
                        path,
                        "the object holds a second list, in line " + cutter.nextLine(),
                        "Put each list into a file of its own, for example with jq .NAME");
            }
        } else if (insideObject && cutter.peek() == '}') {
            cutter.consume();
        }
        if (cutter.peek() >= 0) {
            throw broken("there is text after the end");
        }
    }

    /** Walks the members of an object up to a list of objects; at its end, whether an empty list was met. */
    private boolean findInObject() throws IOException {
        boolean emptyList = false;
        while (cutter.peek() == '"') {
            expect(cutter.cutValue(), "the file ends inside a name");
            expect(cutter.peek() == ':', "a colon was expected");
            cutter.consume();
            if (cutter.peek() == '[') {
                cutter.consume();
                if (cutter.peek() == '{') {
                    return true;
                }
                emptyList |= cutter.peek() == ']';
                expect(cutter.cutRestOfList(), "the file ends inside a list");
            } else {
                expect(cutter.cutValue(), "the file ends inside a value");
            }
            if (cutter.peek() == ',') {
                cutter.consume();
            }
        }
        expect(cutter.peek() == '}', "the object is not closed");
        cutter.consume();
        boolean none = emptyList && !ended;
        ended = true;
        return none;
    }

    private void expect(boolean right, String complaint) {
        if (!right) {
            throw broken(complaint);
        }
    }

    private ConnectorException broken(String complaint) {
        return FileFaults.badData(
                path,
                "this is not JSON: " + complaint + " in line " + cutter.nextLine(),
                "Repair the file; jq . FILE shows the place");
    }
}
