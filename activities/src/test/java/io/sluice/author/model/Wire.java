package io.sluice.author.model;

import io.sluice.author.model.ModelSettings.Provider;
import java.util.List;
import java.util.Map;

/** How each provider writes its replies and errors, and where it is asked; 10 tokens go in, 5 come out. */
enum Wire {
    OPENAI(Provider.OPENAI, "/v1", "/v1/chat/completions", "json_schema") {
        @Override
        Map<String, Object> reply(String content) {
            var message = Map.of("role", "assistant", "content", content);
            return Map.of(
                    "id",
                    "1",
                    "model",
                    "m",
                    "choices",
                    List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
                    "usage",
                    Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15));
        }

        @Override
        Map<String, Object> error(String message) {
            return Map.of("error", Map.of("message", message, "type", "invalid_request_error", "code", "x"));
        }
    },
    ANTHROPIC(Provider.ANTHROPIC, "/v1/", "/v1/messages", "json_schema") {
        @Override
        Map<String, Object> reply(String content) {
            return Map.of(
                    "id",
                    "msg_1",
                    "type",
                    "message",
                    "role",
                    "assistant",
                    "model",
                    "m",
                    "content",
                    List.of(Map.of("type", "text", "text", content)),
                    "stop_reason",
                    "end_turn",
                    "usage",
                    Map.of("input_tokens", 10, "output_tokens", 5));
        }

        @Override
        Map<String, Object> error(String message) {
            return Map.of("type", "error", "error", Map.of("type", "overloaded_error", "message", message));
        }
    },
    GEMINI(Provider.GEMINI, "/v1beta", "/v1beta/models/stand-in:generateContent", "application/json") {
        @Override
        Map<String, Object> reply(String content) {
            var said = Map.of("role", "model", "parts", List.of(Map.of("text", content)));
            return Map.of(
                    "candidates",
                    List.of(Map.of("content", said, "finishReason", "STOP", "index", 0)),
                    "usageMetadata",
                    Map.of("promptTokenCount", 10, "candidatesTokenCount", 5, "totalTokenCount", 15),
                    "modelVersion",
                    "m");
        }

        @Override
        Map<String, Object> error(String message) {
            return Map.of("error", Map.of("code", 400, "message", message, "status", "INVALID_ARGUMENT"));
        }
    },
    OLLAMA(Provider.OLLAMA, "", "/api/chat", "\"format\"") {
        @Override
        Map<String, Object> reply(String content) {
            return Map.of(
                    "model",
                    "m",
                    "created_at",
                    "2026-11-28T10:00:00Z",
                    "message",
                    Map.of("role", "assistant", "content", content),
                    "done",
                    true,
                    "done_reason",
                    "stop",
                    "prompt_eval_count",
                    10,
                    "eval_count",
                    5);
        }

        @Override
        Map<String, Object> error(String message) {
            return Map.of("error", message);
        }
    };

    private final Provider provider;
    private final String base;
    private final String path;
    private final String schemaMark;

    Wire(Provider provider, String base, String path, String schemaMark) {
        this.provider = provider;
        this.base = base;
        this.path = path;
        this.schemaMark = schemaMark;
    }

    abstract Map<String, Object> reply(String content);

    abstract Map<String, Object> error(String message);

    Provider provider() {
        return provider;
    }

    String base() {
        return base;
    }

    String path() {
        return path;
    }

    /** What a request holds when the reply must follow a schema. */
    String schemaMark() {
        return schemaMark;
    }
}
