package io.sluice.worker;

import io.sluice.author.Author;
import io.sluice.author.FallbackAuthor;
import io.sluice.author.model.ModelAuthor;
import io.sluice.author.model.ModelSettings;
import io.sluice.author.planner.Planner;
import io.sluice.author.repair.RulesFirst;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/** Who writes the pipelines: the model of this provider with the planner behind it, or without a provider the planner alone. */
@ConfigurationProperties(prefix = "sluice.model", ignoreUnknownFields = false)
public record AuthorSettings(
        ModelSettings.@Nullable Provider provider,
        @Nullable String url,
        @Nullable String name,
        @Nullable String key,
        @DefaultValue("0.2") double temperature,
        @DefaultValue("4000") int maxTokens,

        @DefaultValue("60") @DurationUnit(ChronoUnit.SECONDS)
        Duration timeout,

        @DefaultValue("0") long budgetTokens,
        @DefaultValue("0") double budgetMoney,
        @DefaultValue("0") double inputPrice,
        @DefaultValue("0") double outputPrice,
        @Nullable Path recordings,
        @DefaultValue("false") boolean replay,
        @DefaultValue("1") int candidates) {

    Author author() {
        var planner = new Planner();
        if (provider == null) {
            return planner;
        }
        var model = new ModelAuthor(new ModelSettings(
                provider,
                url,
                name == null ? provider.usualModel() : name,
                key,
                temperature,
                maxTokens,
                timeout,
                new ModelSettings.Budget(budgetTokens, budgetMoney, inputPrice, outputPrice),
                recordings == null ? null : new ModelSettings.Recording(recordings, replay),
                candidates));
        return new FallbackAuthor(new RulesFirst(model), planner, Clock.systemUTC());
    }
}
