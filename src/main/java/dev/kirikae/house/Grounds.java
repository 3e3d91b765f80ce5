package dev.kirikae.house;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.LocalCloud;
import dev.kirikae.cloud.Premise;
import dev.kirikae.config.Configuration;
import dev.kirikae.source.Commit;
import dev.kirikae.source.SourceException;
import dev.kirikae.tale.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the world that was asked for. */
public final class Grounds {

    private final Workplace place;

    public Grounds(Workplace place) {
        this.place = place;
    }

    /**
     * @param files local bundles by their SHA-256
     * @throws Unusable where the folder of an embedded cloud holds something else, or another service's world
     */
    public Ground open(Map<String, Path> files) {
        String directory = place.wish().cloud().directory();
        if (directory == null) {
            if (!place.wish().advance().isZero()) {
                throw Unusable.because("--advance: only a local cloud's time can be advanced; name one with --cloud");
            }
            return new AwsGround(place).open(files);
        }
        Path path = place.surroundings().folder().resolve(directory);
        Ground ground = embedded(
                path,
                "embedded cloud in " + place.surroundings().shown(path) + ": AWS is not touched",
                () -> place.wish().cloud().empty() ? null : before());
        Sandbox sandbox = ground.sandbox();
        if (!place.wish().advance().isZero() && sandbox != null) {
            sandbox.advance(place.wish().advance());
        }
        return ground;
    }

    /**
     * A cloud of its own for one rehearsal, kept nowhere.
     *
     * @param first nothing was ever released
     */
    public Ground scratch(boolean first) {
        String program = place.surroundings().program();
        Premise premise = Premises.of(place.configuration(), first ? null : before(), now());
        ChainedLedger ledger = new ChainedLedger(program);
        EmbeddedCloud cloud = EmbeddedCloud.of(premise, program, ledger);
        World world = new WithSource(cloud.seat("rehearsal"), place.code());
        String name = "embedded cloud, in virtual time: AWS is not touched";
        return new Ground(world, new VirtualTimes(cloud), ledger, name, premise.service(), () -> {})
                .embedded(Sandbox.of(cloud), premise.assumptions());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Ground embedded(Path path, String name, Supplier<@Nullable Commit> live) {
        AtomicReference<@Nullable Premise> told = new AtomicReference<>();
        try {
            LocalCloud cloud = LocalCloud.open(path, place.surroundings().program(), () -> {
                Premise premise = premise(live, path);
                told.set(premise);
                return premise;
            });
            String kept = cloud.service();
            mustBeOurs(kept, path, cloud);
            String service = kept.substring(kept.indexOf('/') + 1);
            Premise premise = told.get();
            Records records =
                    new RecordFolder(path.resolve("ledger").resolve(kept).resolve("journal"));
            return new Ground(new WithSource(cloud, place.code()), cloud.times(), records, name, service, cloud::close)
                    .embedded(Sandbox.of(cloud), premise == null ? List.of() : premise.assumptions());
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw Unusable.because("--cloud: " + (cause == null ? e.getMessage() : cause.getMessage()));
        }
    }

    private Premise premise(Supplier<@Nullable Commit> live, Path path) {
        if (!place.hasFile()) {
            throw Unusable.because("--cloud: there is no embedded cloud in "
                    + place.surroundings().shown(path) + " yet, and without a file none can be made");
        }
        return Premises.of(place.configuration(), live.get(), now());
    }

    private void mustBeOurs(String kept, Path path, LocalCloud cloud) {
        String wanted;
        if (place.hasFile()) {
            Configuration configuration = place.configuration();
            wanted = configuration.application() + "/" + configuration.service();
        } else {
            wanted = ServiceName.of(String.valueOf(place.wish().service())).words();
        }
        if (!wanted.equals(kept)) {
            cloud.close();
            throw Unusable.because(
                    "--cloud: the embedded cloud in " + place.surroundings().shown(path) + " is that of service " + kept
                            + ", not of " + wanted + "; name another folder");
        }
    }

    /** The commit before the one that would be uploaded: it is live. */
    private @Nullable Commit before() {
        Code code = place.code();
        if (code == null) {
            return null;
        }
        try {
            return code.before(code.choose(null).commit());
        } catch (SourceException e) {
            return null;
        }
    }
}
