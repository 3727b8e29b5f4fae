package io.sluice.connector.mockapi.template;

/** What a name or a key that is not there evaluates to. */
enum Absent {
    VALUE;

    @Override
    public String toString() {
        return "";
    }
}
