package io.sluice.author;

/** A request has used what it may use of an author; other requests may go on asking it. */
public final class BudgetSpent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BudgetSpent(String message) {
        super(message);
    }
}
