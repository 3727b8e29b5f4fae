package io.sluice.standalone.bench.repair;

import java.util.Locale;

/** The twelve classes of faults that are put into pipelines. */
enum FaultClass {
    MISSING_TABLE,
    MISSING_COLUMN,
    MISSING_FILE,
    TYPE,
    NUMBER_FORMAT,
    DATE_FORMAT,
    ENCODING,
    DELIMITER,
    QUOTING,
    SYNTAX,
    CONSTRAINT,
    STEP_ORDER;

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
