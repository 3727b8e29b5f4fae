package io.sluice.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.request.UndoPlanDocument.FilePlan;
import io.sluice.ui.request.UndoPlanDocument.TablePlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2863 | 0 | 0 | false | 2,863 rows taken out of public.orders
            3    | 2 | 0 | false | 3 rows taken out of public.orders, 2 put back as they were
            0    | 1 | 0 | false | 1 row of public.orders put back as it was
            0    | 0 | 4 | false | 4 rows that the commit deleted put back into public.orders
            1    | 0 | 2 | false | 1 row taken out of public.orders, 2 that the commit deleted put back
            7    | 0 | 0 | true  | table public.orders dropped with its 7 rows: it came in with the commit
            0    | 0 | 0 | false | nothing taken back in public.orders""")
    void a_table_is_told_by_what_happened_to_its_rows(
            long removed, long restored, long returned, boolean dropped, String said) {
        assertThat(UndoWords.DONE.of(plan(removed, restored, returned, dropped), "public.orders"))
                .isEqualTo(said);
    }

    @Test
    void what_is_still_to_do_is_told_in_the_future() {
        assertThat(UndoWords.AHEAD.of(plan(3, 1, 0, false), "public.orders"))
                .isEqualTo("3 rows will be taken out of public.orders, 1 will be put back as it was");
    }

    @Test
    void a_file_that_came_in_goes_and_another_is_as_it_was() {
        assertThat(UndoWords.DONE.of(new FilePlan("out.csv", "create", false))).isEqualTo("file out.csv removed");
        assertThat(UndoWords.AHEAD.of(new FilePlan("out.csv", "replace", false)))
                .isEqualTo("file out.csv will be put back as it was");
    }

    private static TablePlan plan(long removed, long restored, long returned, boolean dropped) {
        return new TablePlan("warehouse", "public.orders", removed, restored, returned, dropped, 0, List.of());
    }
}
