package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One step of a pipeline; steps meet only through the outputs of the steps they depend on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Step.Extract.class, name = "extract"),
    @Type(value = Step.Load.class, name = "load"),
    @Type(value = Step.Bash.class, name = "bash"),
    @Type(value = Step.Sql.class, name = "sql")
})
public sealed interface Step {

    /** Counted from 1 in the order they are shown. */
    int number();

    List<Integer> dependsOn();

    /** {@code extract}, {@code load}, {@code bash} or {@code sql}: the stored code type. */
    default String type() {
        return switch (this) {
            case Extract e -> "extract";
            case Load l -> "load";
            case Bash b -> "bash";
            case Sql s -> "sql";
        };
    }

    /**
     * Reads a stream or a file into an output; {@code columns} empty means all of them. With {@code since}, a column of the source, only
     * the rows that are new or changed by it since the last time.
     */
    record Extract(
            int number,
            List<Integer> dependsOn,
            Source source,
            List<String> columns,
            String output,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String since)
            implements Step {

        /** Reads everything. */
        public Extract(int number, List<Integer> dependsOn, Source source, List<String> columns, String output) {
            this(number, dependsOn, source, columns, output, null);
        }

        public Extract {
            dependsOn = List.copyOf(dependsOn);
            columns = List.copyOf(columns);
            if (source instanceof Source.Output) {
                throw new IllegalArgumentException("an extract reads a stream or a file, not an output");
            }
        }
    }

    /**
     * Writes a file or an output into a table or file. Rows that meet any of {@code dropWhen} are dropped and counted; with {@code
     * distinctOn} only the first row of each value of these source columns stays. {@code key} names destination columns and is needed by
     * the modes that go by key. Rows of an output are taken as they are where {@code columns} is empty, but for the columns {@code without}
     * which they are to be; {@code contract} says what becomes of columns that the table has not. {@code newness} is what is known of the rows
     * of a stream.
     */
    record Load(
            int number,
            List<Integer> dependsOn,
            Source source,
            Destination destination,
            List<LoadColumn> columns,
            List<Condition> dropWhen,
            List<String> distinctOn,
            WriteMode mode,
            List<String> key,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Newness newness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Contract contract,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> without)
            implements Step {

        /** All that an output has is taken. */
        public Load(
                int number,
                List<Integer> dependsOn,
                Source source,
                Destination destination,
                List<LoadColumn> columns,
                List<Condition> dropWhen,
                List<String> distinctOn,
                WriteMode mode,
                List<String> key,
                @Nullable Newness newness,
                @Nullable Contract contract) {
            this(
                    number,
                    dependsOn,
                    source,
                    destination,
                    columns,
                    dropWhen,
                    distinctOn,
                    mode,
                    key,
                    newness,
                    contract,
                    List.of());
        }

        /** Nothing was said of columns that its table has not. */
        public Load(
                int number,
                List<Integer> dependsOn,
                Source source,
                Destination destination,
                List<LoadColumn> columns,
                List<Condition> dropWhen,
                List<String> distinctOn,
                WriteMode mode,
                List<String> key,
                @Nullable Newness newness) {
            this(number, dependsOn, source, destination, columns, dropWhen, distinctOn, mode, key, newness, null);
        }

        /** Nothing more is known of its source. */
        public Load(
                int number,
                List<Integer> dependsOn,
                Source source,
                Destination destination,
                List<LoadColumn> columns,
                List<Condition> dropWhen,
                List<String> distinctOn,
                WriteMode mode,
                List<String> key) {
            this(number, dependsOn, source, destination, columns, dropWhen, distinctOn, mode, key, null);
        }

        /** The same load of these columns. */
        public Load of(List<LoadColumn> others) {
            return new Load(
                    number,
                    dependsOn,
                    source,
                    destination,
                    others,
                    dropWhen,
                    distinctOn,
                    mode,
                    key,
                    newness,
                    contract,
                    without);
        }

        /** The same load, with what is known of the rows that it is made of. */
        public Load knowing(@Nullable Newness known) {
            return new Load(
                    number,
                    dependsOn,
                    source,
                    destination,
                    columns,
                    dropWhen,
                    distinctOn,
                    mode,
                    key,
                    known,
                    contract,
                    without);
        }

        /** Whether rows come once more that the last reading has brought already, and nothing but their content tells them apart. */
        public boolean overlaps() {
            return mode == WriteMode.APPEND && newness != null && newness.incremental();
        }

        /** The same load into another place. */
        public Load into(Destination other, WriteMode otherwise) {
            return new Load(
                    number,
                    dependsOn,
                    source,
                    other,
                    columns,
                    dropWhen,
                    distinctOn,
                    otherwise,
                    key,
                    newness,
                    contract,
                    without);
        }

        /** The same load under a contract. */
        public Load under(Contract said) {
            return new Load(
                    number,
                    dependsOn,
                    source,
                    destination,
                    columns,
                    dropWhen,
                    distinctOn,
                    mode,
                    key,
                    newness,
                    said,
                    without);
        }

        /** The same load of an output that leaves out some of its columns. */
        public Load without(List<String> others) {
            return new Load(
                    number,
                    dependsOn,
                    source,
                    destination,
                    columns,
                    dropWhen,
                    distinctOn,
                    mode,
                    key,
                    newness,
                    contract,
                    others);
        }

        /** The load itself where it names its columns, else that of those of an output that it takes. */
        public Load named(Supplier<List<LoadColumn>> output) {
            return columns.isEmpty()
                    ? of(output.get().stream()
                            .filter(column -> !without.contains(column.from()))
                            .toList())
                    : this;
        }

        public Load {
            without = without == null ? List.of() : List.copyOf(without);
            dependsOn = List.copyOf(dependsOn);
            columns = List.copyOf(columns);
            dropWhen = List.copyOf(dropWhen);
            distinctOn = List.copyOf(distinctOn);
            key = List.copyOf(key);
            if (columns.isEmpty() && !(source instanceof Source.Output)) {
                throw new IllegalArgumentException("a load needs at least one column");
            }
        }
    }

    /** Files to files in the sandbox: {@code inputs} under /data or earlier outputs under /tmp, {@code outputs} under /tmp. */
    record Bash(int number, List<Integer> dependsOn, String script, List<String> inputs, List<String> outputs)
            implements Step {
        public Bash {
            dependsOn = List.copyOf(dependsOn);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** One or more statements on a connection; a query that ends in rows names its {@code output}. */
    record Sql(
            int number,
            List<Integer> dependsOn,
            String connection,
            String text,
            @Nullable String output) implements Step {
        public Sql {
            dependsOn = List.copyOf(dependsOn);
        }
    }
}
