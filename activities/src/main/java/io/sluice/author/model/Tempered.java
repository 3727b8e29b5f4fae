package io.sluice.author.model;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Locale;

/** A model that draws at a temperature, unless its server refuses that: newer ones know none, and their names do not tell. */
final class Tempered implements ChatModel {

    private final ChatModel model;
    private final double temperature;
    private volatile boolean refused;

    Tempered(ChatModel model, double temperature) {
        this.model = model;
        this.temperature = temperature;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        if (refused) {
            return model.chat(request);
        }
        try {
            return model.chat(request.toBuilder().temperature(temperature).build());
        } catch (InvalidRequestException e) {
            if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("temperature")) {
                throw e;
            }
            refused = true;
            return model.chat(request);
        }
    }
}
