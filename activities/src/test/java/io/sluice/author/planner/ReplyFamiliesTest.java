package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author.Declined;
import io.sluice.author.Author.Drafted;
import io.sluice.author.Author.Unclear;
import io.sluice.author.FamilyFile;
import io.sluice.author.FamilyFile.Asked;
import io.sluice.request.Question;
import io.sluice.schedule.RecurrenceReader;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Refusals, questions back and schedules in five phrasings, about two sets of names: all of a family are replied to alike, and the nearest name
 * that is offered makes a pipeline of the sentence.
 */
class ReplyFamiliesTest {

    private static final FamilyFile FILE = FamilyFile.read("replies.txt");

    static Stream<Asked> families() {
        return FILE.asked();
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_is_replied_to_alike(Asked asked) {
        var world = world(asked.shop());
        assertThat(asked.family().phrasings())
                .filteredOn(phrasing -> !reply(world, phrasing, asked.family().meaning()))
                .extracting(phrasing -> phrasing + ": " + world.draft(phrasing))
                .isEmpty();
    }

    @Test
    void every_family_has_five_phrasings_about_two_sets_of_names() {
        assertThat(FILE.shops()).hasSize(2);
        assertThat(FILE.families("kennel")).hasSizeGreaterThan(10).allSatisfy(family -> assertThat(
                        new HashSet<>(family.phrasings()))
                .hasSizeGreaterThanOrEqualTo(5));
    }

    private static World world(String shop) {
        var columns = new String[] {
            "id:int64!", FILE.in(shop, "{W}:text"), FILE.in(shop, "{N}:decimal"), FILE.in(shop, "{D}:date")
        };
        return new World()
                .file(
                        FILE.in(shop, "{F}"),
                        FILE.in(shop, "id:int64 {W}:text {N}:decimal {D}:date").split(" "))
                .table(FILE.in(shop, "public.{T}"), columns);
    }

    private static boolean reply(World world, String sentence, String meaning) {
        var words = meaning.split(" ", 2);
        return switch (words[0]) {
            case "refused" ->
                world.draft(sentence) instanceof Declined(var refusal, var by)
                        && refusal.rule().equals(words[1])
                        && !refusal.message().isBlank()
                        && !refusal.next().isBlank();
            case "asked" ->
                world.draft(sentence) instanceof Unclear(var question, var by)
                        && names(question, words[1].split(" "))
                        && (words[1].endsWith(" -") || world.draft(sentence, "1") instanceof Drafted);
            case "every" -> isEvery(world, sentence, words[1]);
            default -> throw new IllegalArgumentException(meaning);
        };
    }

    private static boolean names(Question question, String[] unknownAndNearest) {
        return question.text().toLowerCase().contains(unknownAndNearest[0])
                && (unknownAndNearest[1].equals("-")
                        || question.options().getFirst().equals(unknownAndNearest[1]));
    }

    /** Read as that rule, and offered to be run once, which is then drafted. */
    private static boolean isEvery(World world, String sentence, String cron) {
        return RecurrenceReader.read(sentence) instanceof io.sluice.schedule.Recurrence.Found found
                && found.timing().cron().equals(java.util.List.of(cron))
                && world.question(sentence).options().equals(java.util.List.of(Recurrence.ONCE))
                && world.draft(sentence, Recurrence.ONCE) instanceof Drafted;
    }
}
