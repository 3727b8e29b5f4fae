package io.sluice.pipeline;

/** What a load does with the rows its destination already holds. */
public enum WriteMode {
    /** Adds the rows. */
    APPEND,
    /** The destination holds exactly these rows afterwards. */
    REPLACE,
    /** By key: changes the rows that are there, adds the others. */
    UPSERT,
    /** By key: adds only the rows whose key is not there yet. */
    INSERT_NEW,
    /** Upsert, and deletes the keys that a complete read no longer holds. */
    MIRROR
}
