package io.sluice.ui;

import io.sluice.durable.TemporalConnection;
import io.sluice.store.Store;
import io.sluice.ui.status.Installation;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** REST API and web page: over parts that a process already has, or alone over parts that its settings name. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
public class UiApplication {

    private static final String LOOPBACK = "127.0.0.1";

    public static void main(String[] arguments) {
        UiAlone.start(System.getenv());
    }

    /** Returns when calls are answered; closing the context ends that. */
    public static ConfigurableApplicationContext start(UiParts parts) {
        return new SpringApplicationBuilder(UiApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(parts))
                .initializers(context -> register((GenericApplicationContext) context, parts))
                .run();
    }

    private static void register(GenericApplicationContext context, UiParts parts) {
        context.registerBean("store", Store.class, parts.store(), UiApplication::lent);
        context.registerBean("temporal", TemporalConnection.class, parts.temporal(), UiApplication::lent);
        context.registerBean("installation", Installation.class, parts.installation(), UiApplication::lent);
        var beans = context.getBeanFactory();
        beans.registerSingleton("records", parts.records());
        beans.registerSingleton("manifests", parts.manifests());
        beans.registerSingleton("patience", parts.patience());
    }

    /** Asked for when the first bean needs it, so that the rest of the context is made meanwhile; not ours to close. */
    private static void lent(BeanDefinition part) {
        part.setLazyInit(true);
        part.setDestroyMethodName("");
    }

    private static Map<String, Object> properties(UiParts parts) {
        return Map.ofEntries(
                Map.entry("server.port", parts.port()),
                Map.entry("server.address", parts.everywhere() ? "0.0.0.0" : LOOPBACK),
                Map.entry("server.shutdown", "immediate"),
                Map.entry("server.compression.enabled", true),
                Map.entry("server.compression.mime-types", "application/json,text/html,text/css,text/javascript"),
                Map.entry("spring.main.lazy-initialization", false),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.jmx.enabled", false),
                Map.entry("spring.web.resources.static-locations", "classpath:/static/"),
                // asked again each time, so that a new version's page is seen at once
                Map.entry("spring.web.resources.cache.cachecontrol.no-cache", true),
                Map.entry("springdoc.api-docs.path", "/openapi.json"),
                Map.entry("springdoc.writer-with-default-pretty-printer", true));
    }
}
