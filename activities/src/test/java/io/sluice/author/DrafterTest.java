package io.sluice.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.planner.Planner;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.request.Approval;
import io.sluice.request.AuthorActivity;
import io.sluice.request.Pace;
import io.sluice.store.Event;
import io.sluice.store.NewRequest;
import io.sluice.store.WrittenIn;
import io.sluice.store.fixture.TestStore;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrafterTest {

    private static final Author.Stamp STAMP = new Author.Stamp("model", "stand-in", "p1");

    private final TestStore world = TestStore.fresh();
    private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();

    @AfterEach
    void close() {
        temporal.close();
        world.close();
    }

    private AuthorActivity drafter(Author author) {
        temporal.registerActivitiesImplementations(
                new Drafter(world.store(), (request, answers) -> Visits.scene(), author));
        return temporal.newActivityStub(AuthorActivity.class);
    }

    @Test
    void keeps_the_draft_that_the_author_wrote() {
        world.request("r", "Import visits.csv into the stays table");
        var drafted = (AuthorActivity.Drafted) drafter(new Planner()).draft("r", List.of());
        assertThat(world.store().drafts().load(drafted.draft()).steps()).hasSize(1);
        assertThat(world.store().drafts().latest("r").orElseThrow().author().kind())
                .isEqualTo("planner");
    }

    @Test
    void the_connectors_are_listed_before_a_connection_is_opened() {
        world.request("r", "Import visits.csv into the stays table");
        drafter(new Planner()).draft("r", List.of());
        assertThat(world.store().events().after("r", 0, 10))
                .extracting(Event::kind)
                .containsExactly("connectors_listed", "connection_opened");
    }

    @Test
    void a_hand_written_statement_passes_the_guards_and_is_nobodys_to_mend() {
        var drafter = drafter(new Planner());
        var reads = (AuthorActivity.Drafted) drafter.draft(sql("a", "select 1 from visits"), List.of());
        assertThat(world.store().drafts().load(reads.draft()).readOnly()).isTrue();
        var writes = (AuthorActivity.Drafted)
                drafter.draft(sql("b", "update visits set minutes = 1 where id = 7"), List.of());
        assertThat(world.store().drafts().load(writes.draft()).readOnly()).isFalse();
        var refused = (AuthorActivity.Declined) drafter.draft(sql("c", "delete from visits"), List.of());
        assertThat(refused.refusal().message()).isNotBlank();
        var problem = world.store()
                .problems()
                .save(
                        "b",
                        new Problem(Problem.Kind.MISSING_TABLE, "introspect", 1, "no table visits", null, "name one"));
        assertThat(drafter.repair(writes.draft(), problem, 1)).isInstanceOf(AuthorActivity.Unrepaired.class);
    }

    private String sql(String id, String statement) {
        world.store()
                .requests()
                .insert(new NewRequest(
                        id,
                        1,
                        statement,
                        List.of(),
                        List.of(),
                        null,
                        Approval.AUTO,
                        Pace.ONE_GO,
                        null,
                        "UTC",
                        WrittenIn.SQL));
        return id;
    }

    @Test
    void a_request_that_is_restricted_is_told_so_and_not_to_connect_what_it_could_not_use() {
        world.store()
                .requests()
                .insert(new NewRequest(
                        "r",
                        1,
                        "Load people of acme into stays",
                        List.of("crm", "shop"),
                        List.of(),
                        null,
                        Approval.AUTO,
                        Pace.ONE_GO,
                        null,
                        "UTC",
                        WrittenIn.WORDS));
        var asked = ((AuthorActivity.Unclear) drafter(new Missing()).draft("r", List.of())).question();
        assertThat(asked.text()).contains("restricted to crm, shop and its target", "“acme” is not among them");
        assertThat(asked.missing()).isNull();
        assertThat(asked.next()).contains("sk anew with --on acme as well");
    }

    @Test
    void what_is_there_and_not_allowed_is_only_to_be_allowed() {
        var question = Unconnected.named("acme", List.of());
        var told = new Restriction(List.of("crm"), "warehouse").tell(question, name -> true);
        assertThat(told.next()).isEqualTo("Ask anew with --on acme as well, or without --on.");
        assertThat(new Restriction(List.of(), "warehouse").tell(question, name -> true))
                .isEqualTo(question);
    }

    /** Finds no connection of the sentence's. */
    private static final class Missing implements Author {
        @Override
        public Drafting draft(Task task) {
            return new Unclear(Unconnected.named("acme", List.of()), STAMP);
        }

        @Override
        public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
            return new Unrepaired("nothing to mend");
        }

        @Override
        public Stamp stamp() {
            return STAMP;
        }
    }

    @Test
    void a_repair_that_is_run_again_after_a_crash_gives_the_patch_it_gave() {
        world.request("r", "Import visits.csv into the stays table");
        var patching = drafter(new Patching());
        var broken = ((AuthorActivity.Drafted) patching.draft("r", List.of())).draft();
        var problem = world.store()
                .problems()
                .save("r", new Problem(Problem.Kind.BAD_VALUE, "sandbox_run", 1, "no number", "minutes", "mend it"));
        var first = patching.repair(broken, problem, 1);
        assertThat(patching.repair(broken, problem, 1)).isEqualTo(first);
        assertThat(world.store().drafts().all("r")).hasSize(2);
    }

    /** Adds an assumption with every repair, so that no two patches are the same. */
    private static final class Patching implements Author {
        private int patches;

        @Override
        public Drafting draft(Task task) {
            return new Planner().draft(task);
        }

        @Override
        public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
            var mended = new Pipeline(broken.steps(), List.of("patch " + ++patches), broken.claims(), false);
            return new Patched(mended, "because", false, STAMP);
        }

        @Override
        public Stamp stamp() {
            return STAMP;
        }
    }
}
