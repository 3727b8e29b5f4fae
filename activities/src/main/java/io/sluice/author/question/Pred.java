package io.sluice.author.question;

import java.util.List;

/** What is said of the rows that a noun means. */
sealed interface Pred {

    /** {@code literal} is canonical text of the column's type. */
    record Compare(Col col, String operator, String literal) implements Pred {}

    /** Against the average, highest or lowest of the same column over the whole table. */
    record CompareTo(Col col, String operator, String function) implements Pred {}

    /** Against the column of the row that a noun means. */
    record CompareToRow(Col col, String operator, Noun other, Col theirs) implements Pred {}

    /** The same value of the column is also there in a row of that noun. */
    record Among(Col col, Noun other, Col theirs) implements Pred {}

    /** A figure over the related rows of the column's table. */
    record HasAggregate(String function, Col col, String operator, String number) implements Pred {}

    /** {@code named}: a verb told which date is meant. */
    record Within(Col col, Calendar.Stretch stretch, boolean named) implements Pred {}

    record OneOf(Col col, List<String> literals) implements Pred {}

    record Like(Col col, String pattern) implements Pred {}

    record Missing(Col col) implements Pred {}

    /** There is a related row of that noun. */
    record Has(Noun other) implements Pred {}

    /** How many related rows there are. */
    record HasCount(Noun other, String operator, long number) implements Pred {}

    record Not(Pred pred) implements Pred {}

    record Any(List<Pred> preds) implements Pred {}

    record All(List<Pred> preds) implements Pred {}

    /** Only the first so many by a column, or by how many rows of a noun are related. */
    record Top(By by, boolean descending, long number) implements Pred {}

    /** Among the first so many of the rows that hold the same in {@code group}. */
    record TopIn(Col col, boolean descending, long number, Col group) implements Pred {}

    sealed interface By {}

    record ByColumn(Col col) implements By {}

    record ByCount(Noun other) implements By {}

    record ByAggregate(String function, Col col) implements By {}

    /** By how many different values the related rows hold. */
    record ByDifferent(Col col) implements By {}
}
