package io.sluice.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Import;

/** A worker alone: several of them share one Temporal server and one store. */
@SpringBootConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(WorkerApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setKeepAlive(true);
        application.run(arguments);
    }
}
