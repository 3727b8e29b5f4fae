package io.sluice.target;

import java.util.List;
import org.jooq.Name;

/** The statements that change a target's own tables, inside one transaction: rehearsal and commit run the very same. */
public interface Application {

    /** How many rows of each kind a person is shown. */
    int SHOWN = 50;

    /** Does the work in order; called once, as the transaction's first work. */
    void apply(List<Work> works);

    /** Where the rows of a query of this transaction are, until it ends. */
    Name output(String name);

    /** Measures what became of every table that was touched, and writes what taking it back needs. */
    List<TableEffect> finish();

    /** Keeps what the commit may take from the rehearsal; called when that has been rolled back. */
    default void rehearsed() {}
}
