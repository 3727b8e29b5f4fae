package io.sluice.standalone;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.settings.Given;
import io.sluice.connector.manifest.settings.Setting;
import io.sluice.connector.manifest.settings.Settings;
import io.sluice.connector.manifest.shipped.Shipped;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.problem.ApiProblem;
import java.util.List;

/** Manifests as the connectors of this process read them. */
final class ConnectableManifests implements Manifests {

    @Override
    public List<String> shipped() {
        return Shipped.NAMES;
    }

    @Override
    public Described describe(Asked asked) {
        var text = asked.manifest() == null
                ? Shipped.text(asked.name()).orElseThrow(() -> none(asked.name()))
                : asked.manifest();
        try {
            return described(asked, text, Manifest.read(asked.name(), text));
        } catch (ConnectorException | IllegalArgumentException e) {
            throw ApiProblem.badRequest(
                    "bad_manifest",
                    String.valueOf(e.getMessage()),
                    e instanceof ConnectorException unfit ? unfit.next() : "Send a declarative YAML manifest.");
        }
    }

    private static Described described(Asked asked, String text, Manifest manifest) {
        var settings = new Settings(manifest.settingsSchema());
        var config = Given.object(asked.config());
        var streams = manifest.streams();
        var runnable = streams.stream().filter(ManifestStream::isRunnable).count();
        return new Described(
                asked.name(),
                asked.manifest() == null ? text : "",
                streams.size(),
                (int) runnable,
                settings.of(config).stream().map(ConnectableManifests::field).toList(),
                settings.complaints(settings.completed(config)).stream()
                        .map(complaint -> new Mistake(complaint.field(), complaint.what()))
                        .toList());
    }

    private static Field field(Setting setting) {
        return new Field(
                setting.name(),
                setting.title(),
                setting.description(),
                setting.type(),
                setting.secret(),
                setting.needed(),
                setting.otherwise(),
                setting.choices());
    }

    private static ApiProblem none(String name) {
        return ApiProblem.badRequest(
                "bad_manifest", "no manifest of the name " + name + " comes along", "Send the YAML itself.");
    }
}
