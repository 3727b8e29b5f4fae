package io.sluice.worker;

import io.sluice.durable.TemporalConnection;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.Sandboxes;
import io.sluice.store.Store;
import io.sluice.trial.SandboxServers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A worker's parts as its settings name them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    TemporalSettings.class,
    StoreSettings.class,
    WarehouseSettings.class,
    SandboxSettings.class,
    StageSettings.class,
    ConnectorSettings.class,
    AuthorSettings.class
})
class WorkerConfiguration {

    @Bean
    Store store(StoreSettings settings) {
        return Store.open(settings.url(), settings.user(), settings.password(), settings.keyFile());
    }

    @Bean
    TemporalConnection temporal(TemporalSettings settings) {
        return TemporalConnection.to(settings.address(), settings.namespace(), settings.patience());
    }

    @Bean
    SandboxDriver bash(SandboxSettings settings) {
        return Sandboxes.choose(settings.driverSettings());
    }

    @Bean
    Assembly worker(
            TemporalConnection temporal,
            Store store,
            WarehouseSettings warehouse,
            SandboxSettings sandbox,
            SandboxDriver bash,
            AuthorSettings author,
            StageSettings stages,
            ConnectorSettings connectors) {
        return Assembly.start(new WorkerParts(
                store,
                temporal,
                warehouse.connection(),
                SandboxServers.of(sandbox.administrator()),
                bash,
                sandbox.workspaces(),
                author.author(),
                stages.maxBytes().toBytes(),
                connectors.allowedHosts()));
    }
}
