package io.sluice.target;

import java.util.List;

/** The statements that change a target's own tables, inside one transaction: rehearsal and commit run the very same. */
public interface Application {

    /** How many rows of each kind a person is shown. */
    int SHOWN = 50;

    /** Brings stages into their destinations, in order; called once, as the transaction's first work. */
    void apply(List<Staged> loads);

    /** Measures what became of every table that was touched, and writes what taking it back needs. */
    List<TableEffect> finish();
}
