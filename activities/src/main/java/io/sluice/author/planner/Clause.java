package io.sluice.author.planner;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.WriteMode;
import java.util.List;

/** One thing that a sentence about a load says; the order of clauses is the order of the words. */
sealed interface Clause {

    record Read(FileSource source) implements Clause {}

    record Into(TargetName target) implements Clause {}

    record Drop(Condition when) implements Clause {}

    record Keep(Condition when) implements Clause {}

    /** No columns means all of them. */
    record Distinct(List<String> columns) implements Clause {}

    /** No columns means all columns of text. */
    record Clean(List<String> columns, Cleaning cleaning) implements Clause {}

    record Rename(String from, String to) implements Clause {}

    /** One column becomes several; where the words do not say at what it is cut, {@code separator} is empty. */
    record Split(String column, String separator, List<String> into) implements Clause {}

    /** These hold numbers, whatever type they seem to have; a cast says more. */
    record Numeric(List<String> columns) implements Clause {}

    /** How the file is said to be written: held against how it looks. */
    record Written(How how, String value) implements Clause {
        enum How {
            DELIMITER,
            QUOTE,
            CHARSET,
            HEADER
        }
    }

    record Cast(List<String> columns, ColumnType type) implements Clause {}

    record Only(List<String> columns) implements Clause {}

    record Without(List<String> columns) implements Clause {}

    record Mode(WriteMode mode) implements Clause {}

    /** Source columns by which rows are told apart. */
    record Key(List<String> columns) implements Clause {}
}
