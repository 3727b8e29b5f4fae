package io.sluice.author.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.sluice.author.model.Recordings.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model whose exchanges are kept, or, without the model, one that says again what was kept. */
final class RecordedModel implements ChatModel {

    private final Recordings recordings;
    private final String name;
    private final String source;
    private final @Nullable ChatModel model;

    RecordedModel(Recordings recordings, String name, String source, @Nullable ChatModel model) {
        this.recordings = recordings;
        this.name = name;
        this.source = source;
        this.model = model;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        var prompt = request.messages().stream().map(RecordedModel::text).collect(Collectors.joining("\n"));
        var key = key(prompt);
        var exchange = recordings.find(key).orElseGet(() -> asked(request, prompt, key));
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(exchange.reply()))
                .tokenUsage(new TokenUsage(exchange.inputTokens(), exchange.outputTokens()))
                .build();
    }

    private Exchange asked(ChatRequest request, String prompt, String key) {
        if (model == null) {
            throw new IllegalStateException("nothing was recorded for this prompt");
        }
        var began = System.nanoTime();
        var reply = model.chat(request);
        var usage = reply.tokenUsage();
        var text = reply.aiMessage().text();
        var exchange = new Exchange(
                key,
                source,
                name,
                prompt,
                text == null ? "" : text,
                usage == null || usage.inputTokenCount() == null ? 0 : usage.inputTokenCount(),
                usage == null || usage.outputTokenCount() == null ? 0 : usage.outputTokenCount(),
                (System.nanoTime() - began) / 1_000_000);
        recordings.keep(exchange);
        return exchange;
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text();
            case UserMessage user -> user.singleText();
            case AiMessage said -> String.valueOf(said.text());
            default -> throw new IllegalArgumentException("drafts are asked for in texts only");
        };
    }

    /** The day of asking is no part of it: the same question tomorrow is the same question. */
    private String key(String prompt) {
        try {
            var asked = name + "\n" + prompt.replaceFirst("\"today\":\"[^\"]*\"", "");
            var digest = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
