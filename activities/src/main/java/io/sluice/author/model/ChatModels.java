package io.sluice.author.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** One chat model for each provider; retries are ours ({@link PatientHttp}), a JSON schema is used wherever the provider has one. */
final class ChatModels {

    private ChatModels() {}

    static ChatModel of(ModelSettings settings) {
        var model =
                switch (settings.provider()) {
                    case OPENAI -> openAi(settings);
                    case ANTHROPIC -> anthropic(settings);
                    case GEMINI -> gemini(settings);
                    case OLLAMA -> ollama(settings);
                };
        return new Tempered(model, settings.temperature());
    }

    private static ChatModel openAi(ModelSettings settings) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(new PatientHttp())
                .apiKey(settings.key() == null ? "none" : settings.key())
                .modelName(settings.name())
                .maxCompletionTokens(settings.maxTokens())
                .timeout(settings.timeout())
                .maxRetries(0)
                .strictJsonSchema(true)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        return settings.url() == null
                ? builder.build()
                : builder.baseUrl(settings.url()).build();
    }

    private static ChatModel anthropic(ModelSettings settings) {
        var builder = AnthropicChatModel.builder()
                .httpClientBuilder(new PatientHttp())
                .apiKey(settings.key())
                .modelName(settings.name())
                .maxTokens(settings.maxTokens())
                .timeout(settings.timeout())
                .maxRetries(0)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        return settings.url() == null
                ? builder.build()
                : builder.baseUrl(settings.url()).build();
    }

    private static ChatModel gemini(ModelSettings settings) {
        var builder = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(new PatientHttp())
                .apiKey(settings.key())
                .modelName(settings.name())
                .maxOutputTokens(settings.maxTokens())
                .timeout(settings.timeout())
                .maxRetries(0)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        return settings.url() == null
                ? builder.build()
                : builder.baseUrl(settings.url()).build();
    }

    private static ChatModel ollama(ModelSettings settings) {
        return OllamaChatModel.builder()
                .httpClientBuilder(new PatientHttp())
                .baseUrl(settings.url() == null ? "http://127.0.0.1:11434" : settings.url())
                .modelName(settings.name())
                .numPredict(settings.maxTokens())
                .timeout(settings.timeout())
                .maxRetries(0)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .build();
    }
}
