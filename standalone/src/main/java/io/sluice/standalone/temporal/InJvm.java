package io.sluice.standalone.temporal;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.TemporalSettings;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The SDK's test server: no schedules, no list, no UI, and it forgets everything with the process. */
record InJvm(TemporalAddress address, TestServicesStarter services, Server server) implements TemporalServer {

    static InJvm start(TemporalSettings settings) {
        var port = settings.port().choose();
        // time must pass as it does elsewhere, or timers would fire at once
        var services = new TestServicesStarter(true, 0);
        // not TestServer.createPortBoundServer: that one listens on every interface
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        try {
            var server = builder.build().start();
            var address = new TemporalAddress(
                    "127.0.0.1:" + port, settings.namespace(), Optional.empty(), TemporalAddress.Kind.TEST_SERVER);
            try (var setup = new ServerSetup(address.address(), settings.namespace())) {
                setup.registerSearchAttributes();
            }
            return new InJvm(address, services, server);
        } catch (IOException e) {
            services.close();
            throw new TemporalException("the Temporal server inside the JVM did not start on port " + port, e);
        }
    }

    @Override
    public void close() {
        var port = server.getPort();
        server.shutdownNow();
        services.close();
        Ports.release(port);
    }
}
