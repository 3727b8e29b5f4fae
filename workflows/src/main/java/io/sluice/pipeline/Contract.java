package io.sluice.pipeline;

/** What is done where a source has columns that the table it is loaded into has not. */
public enum Contract {
    /** The table gets them, empty for the rows that are there. */
    EVOLVE,
    /** Nothing is loaded before a person has seen the difference. */
    FREEZE,
    /** A row that holds a value there is kept out, as one that cannot be read. */
    DISCARD_ROW,
    /** Only what is in them is kept out, and counted. */
    DISCARD_VALUE
}
