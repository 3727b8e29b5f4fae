package io.sluice.standalone.home;

import java.util.Locale;

/** Every key of {@code sluice.properties}, in the order in which its example lists them. */
enum Setting {
    PORT("8080", "Port of the web page and the API; when it is not set and taken, the next free one is used."),
    TEMPORAL_ADDRESS("127.0.0.1:7233", "A Temporal server of your own; without it Sluice starts one."),
    TEMPORAL_NAMESPACE("default", "Temporal namespace."),
    TEMPORAL_PORT("7233", "Port of the Temporal server that Sluice starts."),
    TEMPORAL_UI_PORT("8233", "Port of the Temporal UI that Sluice starts."),
    MODEL_PROVIDER(
            "openai",
            "Whose model writes the pipelines: openai, anthropic, gemini or ollama; none: the built-in planner. Not set: the one "
                    + "whose key is in the environment, or the planner where there is none or more than one."),
    MODEL_URL("http://127.0.0.1:8000/v1", "Base URL of the model, for servers that speak the provider's API."),
    MODEL_NAME("gpt-5-mini", "Name of the model."),
    MODEL_KEY("…", "Its key; OPENAI_API_KEY, ANTHROPIC_API_KEY and GEMINI_API_KEY work too."),
    MODEL_TEMPERATURE("0.2", "How freely the model draws; left out where a model knows none."),
    MODEL_MAX_TOKENS("4000", "Tokens of one reply at most."),
    MODEL_TIMEOUT("60", "Seconds that one reply may take."),
    MODEL_BUDGET_TOKENS("50000", "Tokens that the drafts and repairs of one request may use; not set: no limit."),
    MODEL_BUDGET_MONEY("0.25", "The same in money; needs the prices."),
    MODEL_PRICES("0.25,2.00", "What a million tokens cost, to the model and from it, in the currency of the budget."),
    MODEL_RECORDINGS(
            "/var/lib/sluice/exchanges.jsonl",
            "File that keeps every exchange with the model; what is in it is not asked again."),
    MODEL_REPLAY("true", "Only ever answer from the recordings: no key, no network."),
    MODEL_CANDIDATES(
            "3",
            "Drafts of a question that are run, 1 or 3 to 8; the answer that most of them give is taken. Not set: 1."),
    SANDBOX("docker", "docker, bubblewrap or none. Not set: the first of them that works here."),
    ALLOWED_HOSTS(
            "127.0.0.1,10.0.0.0/8",
            "Hosts (host[:port] or CIDR, comma-separated) that connectors may reach besides public ones.");

    private final String example;
    private final String meaning;

    Setting(String example, String meaning) {
        this.example = example;
        this.meaning = meaning;
    }

    /** {@code temporal.ui_port} for {@code TEMPORAL_UI_PORT}: the first word is the group. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("^(temporal|model)_", "$1.");
    }

    String variable() {
        return "SLUICE_" + name();
    }

    String documentation() {
        return "# " + meaning + "\n# Environment: " + variable() + "\n#" + key() + "=" + example + "\n";
    }
}
