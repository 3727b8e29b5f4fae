package io.sluice.ui.request;

import io.sluice.ui.request.UndoPlanDocument.FilePlan;
import io.sluice.ui.request.UndoPlanDocument.TablePlan;
import java.util.ArrayList;
import java.util.Locale;

/** Says in one sentence a table or file what an undo does, before and after. */
enum UndoWords {
    AHEAD("will be "),
    DONE("");

    private final String be;

    UndoWords(String be) {
        this.be = be;
    }

    /** "3 rows taken out of public.orders, 2 put back as they were". */
    String of(TablePlan plan, String table) {
        if (plan.dropped()) {
            return "table " + table + " " + be + "dropped with its " + rows(plan.removed())
                    + ": it came in with the commit";
        }
        var parts = new ArrayList<String>();
        if (plan.removed() > 0) {
            parts.add(rows(plan.removed()) + " " + be + "taken out of " + table);
        }
        if (plan.restored() > 0) {
            var what = parts.isEmpty() ? rows(plan.restored()) + " of " + table : count(plan.restored());
            parts.add(what + " " + be + "put back as " + (plan.restored() == 1 ? "it was" : "they were"));
        }
        if (plan.returned() > 0) {
            var what = parts.isEmpty() ? rows(plan.returned()) : count(plan.returned());
            parts.add(what + " that the commit deleted " + be + "put back" + (parts.isEmpty() ? " into " + table : ""));
        }
        return parts.isEmpty() ? "nothing " + be + "taken back in " + table : String.join(", ", parts);
    }

    String of(FilePlan plan) {
        return "file " + plan.path() + " " + be + (plan.action().equals("create") ? "removed" : "put back as it was");
    }

    static String rows(long rows) {
        return count(rows) + (rows == 1 ? " row" : " rows");
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
