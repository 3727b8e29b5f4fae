package io.sluice.connector.manifest.settings;

/** A setting that does not fit; {@code field} is its dotted name, empty for the configuration as a whole. */
public record Complaint(String field, String what) {

    @Override
    public String toString() {
        return field.isEmpty() ? what : field + " " + what;
    }
}
