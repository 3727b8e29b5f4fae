package io.sluice.guard;

import java.util.Locale;

/** Why something was refused; the ids are stable: logs, tests and authors rely on them. */
public enum Rule {
    // the text
    BYTES,
    TOO_LONG,
    TOO_DEEP,
    UNTERMINATED,
    EXECUTABLE_COMMENT,
    COMMENT,
    BACKSLASH,
    SYNTAX,
    EMPTY,
    SPLIT,
    PARAMETER,
    // SQL: statements
    STATEMENT,
    READ_ONLY,
    MIXED,
    NOT_UNDERSTOOD,
    SELECT_INTO,
    LOCKING,
    WRITING_CTE,
    IGNORE,
    WHERE_MISSING,
    WHERE_ALWAYS_TRUE,
    FUNCTION,
    TYPE,
    OPERATOR,
    TABLE,
    SYSTEM_TABLE,
    TABLE_OPTION,
    TARGET,
    LOAD,
    PATH,
    // Bash
    COMMAND,
    FLAG,
    DYNAMIC,
    REDIRECT,
    NETWORK,
    ASSIGNMENT,
    BACKGROUND;

    /** The rule as it is written in JSON and messages, {@code where-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
