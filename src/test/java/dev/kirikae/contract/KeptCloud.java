package dev.kirikae.contract;

import dev.kirikae.cloud.InitialWorld;
import dev.kirikae.cloud.directory.LocalCloud;
import dev.kirikae.model.LiveName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scenes in an embedded cloud that is kept in a directory. */
final class KeptCloud {

    private KeptCloud() {}

    /** Where nothing was ever released. */
    static Scene empty(Path directory) {
        LocalCloud cloud = LocalCloud.open(directory, "1.0.0", KeptCloud::initial);
        return new Scene(cloud, () -> {}, cloud::close);
    }

    /** The same, with this text as its lock. */
    static Scene withLock(Path directory, String text) {
        Scene scene = empty(directory);
        try {
            Path ledger = Files.createDirectories(directory.resolve("ledger/shop/shop"));
            Files.writeString(ledger.resolve("lock.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scene;
    }

    private static InitialWorld initial() {
        return new InitialWorld(
                new InitialWorld.Names(AwsPlace.ACCOUNT, new LiveName("shop", AwsPlace.REGION), "shop", "shop", "shop"),
                "",
                null,
                List.of(),
                Map.of(),
                new InitialWorld.Existing(List.of(), List.of(), List.of(), List.of()),
                Calls.NOW);
    }
}
