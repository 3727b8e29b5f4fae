package io.sluice.connector.database;

import io.sluice.connector.Fault;
import io.sluice.pipeline.Problem;

/** Why a database did not do what it was asked, in the same words for every engine; what a rewritten statement may cure is {@link #repairable}. */
public enum SqlFault {
    WRONG_PASSWORD(Fault.UNAUTHORIZED, Problem.Kind.PERMISSION, false, "Check user and password, then connect again"),
    UNKNOWN_DATABASE(Fault.NOT_FOUND, Problem.Kind.OTHER, false, "Check the database's name in the connection's URL"),
    UNREACHABLE(
            Fault.UNREACHABLE, Problem.Kind.OTHER, false, "Start the database or check host and port, then try again"),
    TOO_BUSY(
            Fault.OVERLOADED,
            Problem.Kind.RESOURCE_LIMIT,
            false,
            "Wait until the database has connections or memory to spare"),
    DISK_FULL(Fault.DISK_FULL, Problem.Kind.RESOURCE_LIMIT, false, "Free space on the database's disk, then resume"),
    LIMIT(Fault.LIMIT_EXCEEDED, Problem.Kind.RESOURCE_LIMIT, true, "Ask for less at once, or raise the limit"),
    LOCKED(Fault.OVERLOADED, Problem.Kind.TIMEOUT, false, "Wait until the other session has let go of its lock"),
    SERIALIZATION(Fault.SERIALIZATION, Problem.Kind.OTHER, false, "Try again: another session changed the same rows"),
    CANCELLED(Fault.CANCELLED, Problem.Kind.OTHER, false, "Start the request again if it was not meant to stop"),
    TIMED_OUT(Fault.LIMIT_EXCEEDED, Problem.Kind.TIMEOUT, true, "Ask for less, or filter by an indexed column"),
    NO_PERMISSION(
            Fault.FORBIDDEN,
            Problem.Kind.PERMISSION,
            true,
            "Grant the right to the connection's user, or use another connection"),
    READ_ONLY(Fault.FORBIDDEN, Problem.Kind.PERMISSION, true, "Use a connection that may write"),
    MISSING_TABLE(Fault.NOT_FOUND, Problem.Kind.MISSING_TABLE, true, "Use a table that exists"),
    MISSING_COLUMN(Fault.NOT_FOUND, Problem.Kind.MISSING_COLUMN, true, "Use a column that exists"),
    AMBIGUOUS(Fault.BAD_DATA, Problem.Kind.AMBIGUOUS_NAME, true, "Write the table before the column"),
    SYNTAX(Fault.BAD_DATA, Problem.Kind.SYNTAX, true, "Correct the statement"),
    TYPE_MISMATCH(Fault.BAD_DATA, Problem.Kind.TYPE_MISMATCH, true, "Cast the value to the column's type"),
    BAD_VALUE(Fault.BAD_DATA, Problem.Kind.BAD_VALUE, true, "Clean the value, or drop its row"),
    DATE_FORMAT(Fault.BAD_DATA, Problem.Kind.DATE_FORMAT, true, "Say in which format the dates are written"),
    ENCODING(Fault.BAD_DATA, Problem.Kind.ENCODING, true, "Say in which character set the text is written"),
    CONSTRAINT(
            Fault.BAD_DATA,
            Problem.Kind.CONSTRAINT,
            true,
            "Make the rows keep the constraint, or drop those that do not"),
    ALREADY_EXISTS(Fault.BAD_DATA, Problem.Kind.OTHER, true, "Use the existing object, or another name"),
    UNSUPPORTED(Fault.CONTRACT_BROKEN, Problem.Kind.SYNTAX, true, "Write it without what this database does not know"),
    OTHER(Fault.CONTRACT_BROKEN, Problem.Kind.OTHER, true, "Read the database's message");

    private final Fault fault;
    private final Problem.Kind problem;
    private final boolean repairable;
    private final String next;

    SqlFault(Fault fault, Problem.Kind problem, boolean repairable, String next) {
        this.fault = fault;
        this.problem = problem;
        this.repairable = repairable;
        this.next = next;
    }

    public Fault fault() {
        return fault;
    }

    public Problem.Kind problem() {
        return problem;
    }

    public boolean repairable() {
        return repairable;
    }

    public String next() {
        return next;
    }
}
