package io.sluice.connector.file;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.FileFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a file is written and its columns, or {@code unreadable}: why that could not be found out. */
record Detected(
        @Nullable FileFormat format,
        List<Column> columns,
        @Nullable String unreadable) {}
