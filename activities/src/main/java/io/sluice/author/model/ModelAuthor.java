package io.sluice.author.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import io.sluice.author.Author;
import io.sluice.author.Task;
import io.sluice.author.Unconnected;
import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.request.MissingConnection;
import io.sluice.request.Outcome;
import io.sluice.request.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts and repairs with a language model; throws ModelException when it gives nothing usable. */
public final class ModelAuthor implements Author {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Before the name of a model whose recorded replies may be no model's. */
    public static final String SYNTHETIC = "synthetic ";

    private static final String CHANGES_ROWS = "CHANGES ROWS:";

    private final @Nullable Recordings recordings;
    private final Conversation conversation;
    private final Shown shown = new Shown();
    private final Stamp stamp;
    private final int candidates;

    public ModelAuthor(ModelSettings settings) {
        var recording = settings.recording();
        this.recordings = recording == null ? null : new Recordings(recording.file());
        this.conversation = new Conversation(model(settings, recordings), new Spending(settings.budget()));
        this.candidates = settings.candidates();
        var synthetic = recordings != null && (settings.isSynthetic() || recordings.isSynthetic());
        this.stamp = new Stamp("model", (synthetic ? SYNTHETIC : "") + settings.name(), Prompts.hash());
    }

    private static ChatModel model(ModelSettings settings, @Nullable Recordings recordings) {
        var recording = settings.recording();
        if (recording == null || recordings == null) {
            return ChatModels.of(settings);
        }
        return new RecordedModel(
                recordings,
                settings.name(),
                settings.isSynthetic() ? "synthetic" : "model",
                recording.replay() ? null : ChatModels.of(settings));
    }

    @Override
    public Drafting draft(Task task) {
        return drafted(task, excerpt(task));
    }

    @Override
    public int candidates() {
        return candidates;
    }

    /** The number is said to the model, so that each candidate is an exchange of its own, recorded and replayed as one. */
    @Override
    public Drafting another(Task task, int number) {
        conversation.leavesRoom(task.request());
        return drafted(task, excerpt(task).put("candidate", number));
    }

    private ObjectNode excerpt(Task task) {
        return new Excerpt(task, shown.about(task, said(task)), files(task)).json();
    }

    /** But for the one that exchanges are kept in: it grows with each, so that no prompt that shows it would be the same again. */
    private List<FileMetadata> files(Task task) {
        return task.catalog().files().stream()
                .filter(file -> recordings == null || !recordings.areIn(file.path(), task.sources()))
                .toList();
    }

    private static String said(Task task) {
        return task.sentence() + " " + String.join(" ", task.answers());
    }

    private Drafting drafted(Task task, ObjectNode data) {
        return conversation.ask(task.request(), Prompts.DRAFT, data.toString(), reply -> drafting(reply, task));
    }

    private Drafting drafting(Reply reply, Task task) {
        return switch (reply.kind()) {
            case "pipeline" -> new Drafted(new ReplyReader(task).pipeline(reply), stamp);
            case "question" -> new Unclear(question(reply, task), stamp);
            case "refusal" ->
                new Declined(
                        new Outcome.Refused(
                                said(reply.reason()), said(reply.text()), String.join("; ", options(reply))),
                        stamp);
            default -> throw new IllegalArgumentException("unknown kind " + reply.kind());
        };
    }

    /** People paste the command that a missing connection is made with, so nothing but the name of one gets into it. */
    private static Question question(Reply reply, Task task) {
        var missing = reply.missing_connection() == null
                ? ""
                : reply.missing_connection().strip();
        return MissingConnection.mayBeCalled(missing) && !isThere(missing, task)
                ? Unconnected.named(missing, options(reply))
                : new Question(said(reply.text()), options(reply));
    }

    private static boolean isThere(String connection, Task task) {
        return task.connections().stream().anyMatch(connection::equalsIgnoreCase);
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        var data =
                new Excerpt(task, shown.about(task, said(task) + " " + problem.message(), broken), files(task)).json();
        data.set("failed_pipeline", JSON.valueToTree(broken));
        describe(data.putObject("problem"), problem);
        var list = data.putArray("earlier_problems");
        earlier.forEach(one -> describe(list.addObject(), one));
        return conversation.ask(
                task.request(),
                Prompts.REPAIR,
                data.toString(),
                reply -> repairing(reply, new ReplyReader(task), broken));
    }

    private Repairing repairing(Reply reply, ReplyReader reader, Pipeline broken) {
        if (!reply.kind().equals("pipeline")) {
            return new Unrepaired(said(reply.text()));
        }
        var mended = reader.pipeline(reply);
        if (mended.equals(broken)) {
            return new Unrepaired("the model gave the same pipeline again");
        }
        var reason = said(reply.reason());
        return new Patched(
                mended,
                reason.replace(CHANGES_ROWS, "").strip(),
                Meaning.changes(broken, mended) || reason.startsWith(CHANGES_ROWS),
                stamp);
    }

    private static void describe(ObjectNode node, Problem problem) {
        node.put("class", problem.kind().name());
        node.put("phase", problem.phase());
        node.put("step", problem.step());
        node.put(
                "error",
                problem.message().length() <= 2000
                        ? problem.message()
                        : problem.message().substring(0, 2000));
    }

    private static String said(@Nullable String text) {
        return text == null || text.isBlank() ? "the model gave no reason" : text;
    }

    private static List<String> options(Reply reply) {
        return reply.options() == null ? List.of() : reply.options();
    }

    @Override
    public Stamp stamp() {
        return stamp;
    }
}
