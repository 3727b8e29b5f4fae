package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.demo.DemoShop;
import io.sluice.standalone.home.Ports;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Serve a small shop's API on loopback until Ctrl-C, to connect and try things on")
final class DemoVerb extends Verb {
    @Option(names = "--port", paramLabel = "PORT", description = "Where (default: 8095, or the next free one)")
    private @Nullable Integer port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port != null && !Ports.isFree(port)) {
            throw usage("--port: " + port + " is taken");
        }
        try (var shop = DemoShop.start(port == null ? Ports.claim(DemoShop.PORT) : port)) {
            if (json()) {
                print(JsonNodeFactory.instance
                        .objectNode()
                        .put("address", shop.address())
                        .put("token", DemoShop.TOKEN));
            }
            screen().say("a shop with 320 customers, 48 products and 2,400 orders: " + shop.address());
            screen().say("connect it from another terminal:");
            screen().say("  SHOP_TOKEN=" + DemoShop.TOKEN
                    + " ./sluice connect shop --manifest examples/shop.yaml --set-env token=SHOP_TOKEN"
                    + elsewhere(shop));
            screen().say("stop with Ctrl-C");
            Interrupts.awaitStop();
        }
        return Exit.DONE;
    }

    private static String elsewhere(DemoShop shop) {
        return shop.address().contains(":" + DemoShop.PORT + "/") ? "" : " --base-url " + shop.address();
    }
}
