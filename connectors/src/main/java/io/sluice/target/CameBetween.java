package io.sluice.target;

import org.jooq.exception.DataAccessException;

/** Another session added a row with the key of one that a transaction was adding; the next transaction will see it. */
public final class CameBetween extends DataAccessException {

    public CameBetween(DataAccessException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
