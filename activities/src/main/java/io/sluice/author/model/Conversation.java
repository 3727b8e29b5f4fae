package io.sluice.author.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One exchange with a model: what is not of the agreed form goes back once with the reason, then the model counts as of no help. */
final class Conversation {

    private static final int TRIES = 2;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final ChatModel model;
    private final Spending spending;

    Conversation(ChatModel model, Spending spending) {
        this.model = model;
        this.spending = spending;
    }

    /** Throws unless the request's budget has room for another exchange and a repair after it. */
    void leavesRoom(String request) {
        spending.checkRoom(request);
    }

    /** {@code request} is whose budget it goes by. */
    <T> T ask(String request, String prompt, String data, Function<Reply, T> reading) {
        var messages = new ArrayList<ChatMessage>(List.of(SystemMessage.from(prompt), UserMessage.from(data)));
        for (int attempt = 1; ; attempt++) {
            var said = say(request, messages);
            try {
                return reading.apply(JSON.readValue(unfenced(said), Reply.class));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                if (attempt == TRIES) {
                    throw new ModelException("the model's reply has not the agreed form", e);
                }
                messages.add(AiMessage.from(said.isBlank() ? "…" : said));
                messages.add(UserMessage.from("That reply cannot be read: " + Excerpt.cap(firstLine(e))
                        + ". Reply again with one JSON document of the schema."));
            }
        }
    }

    private String say(String request, List<ChatMessage> messages) {
        spending.check(request);
        try {
            var reply = model.chat(ChatRequest.builder()
                    .messages(messages)
                    .responseFormat(ReplySchema.FORMAT)
                    .build());
            spending.add(request, reply.tokenUsage());
            var text = reply.aiMessage().text();
            return text == null ? "" : text;
        } catch (RuntimeException e) {
            throw new ModelException("the model could not be asked", e);
        }
    }

    /** Servers without schema support like to wrap JSON in a code fence. */
    private static String unfenced(String said) {
        var begin = said.indexOf('{');
        var end = said.lastIndexOf('}');
        return begin >= 0 && end > begin ? said.substring(begin, end + 1) : said;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
