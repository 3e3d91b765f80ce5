package dev.kirikae.app.world;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.OwnFolder;
import dev.kirikae.app.input.Repository;
import dev.kirikae.app.input.ServiceName;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.EmbeddedControls;
import dev.kirikae.cloud.InitialWorld;
import dev.kirikae.cloud.directory.LocalCloud;
import dev.kirikae.config.Configuration;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.workflow.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the world that was asked for: AWS, an embedded cloud that is kept in a folder, or one for a rehearsal. */
public final class Worlds {

    private final CommandContext context;
    private @Nullable PreparedBundle prepared;

    public Worlds(CommandContext context) {
        this.context = context;
    }

    /** An embedded cloud is told what this bundle holds; AWS reads it itself. Null: nothing is known. */
    public Worlds knowing(@Nullable PreparedBundle bundle) {
        prepared = bundle;
        return this;
    }

    private @Nullable BundleContent content() {
        PreparedBundle bundle = prepared;
        return bundle == null ? null : bundle.content();
    }

    /** The queue that the file names now, whenever the cloud was made. */
    private void hear(EmbeddedControls controls) {
        String feed = context.hasFile() ? context.configuration().alarmFeed() : null;
        if (feed != null) {
            controls.announcesTo(feed);
        }
    }

    private void learn(EmbeddedControls controls) {
        PreparedBundle bundle = prepared;
        if (bundle != null) {
            controls.learns(bundle.label(context.configuration()), bundle.content());
        }
    }

    /**
     * An embedded cloud is made where there is none, and its time advanced as was asked for.
     *
     * @param files local bundles by their SHA-256
     * @throws UserError where the folder of an embedded cloud holds something else, or another service's world; where
     *     none can be made without a file; for options that do not fit the cloud
     */
    public OpenWorld open(Map<String, Path> files) {
        String directory = context.globalOptions().cloud().directory();
        if (directory == null) {
            if (!context.globalOptions().advance().isZero()) {
                throw UserError.because("--advance: only a local cloud's time can be advanced; name one with --cloud");
            }
            return new AwsWorlds(context).open(files);
        }
        Path path = context.process().folder().resolve(directory);
        OpenWorld openWorld = embedded(
                path,
                "embedded cloud in " + context.process().shown(path) + ": AWS is not touched",
                () -> context.globalOptions().cloud().empty() ? null : before());
        EmbeddedControls controls = openWorld.controls();
        if (controls != null) {
            learn(controls);
            hear(controls);
            if (!context.globalOptions().advance().isZero()) {
                controls.advance(context.globalOptions().advance());
            }
        }
        return openWorld;
    }

    /**
     * A cloud of its own for one rehearsal, kept nowhere.
     *
     * @param first nothing was ever released
     */
    public OpenWorld scratch(boolean first) {
        String program = context.process().program();
        InitialWorld initial =
                EmbeddedWorldSetup.of(context.configuration(), first ? null : before(), content(), now());
        ChainedLedger ledger = new ChainedLedger(program);
        EmbeddedCloud cloud = EmbeddedCloud.of(initial, program, ledger);
        learn(cloud);
        World world = new WithRepository(cloud.client("rehearsal"), context.repository());
        String name = "embedded cloud, in virtual time: AWS is not touched";
        return new OpenWorld(world, new VirtualTimeSource(cloud), ledger, name, initial.service(), () -> {})
                .embedded(cloud, assumptions(initial));
    }

    private List<String> assumptions(InitialWorld initial) {
        List<String> all = new ArrayList<>(initial.assumptions());
        if (context.configuration().approval() == Configuration.Approval.REQUIRED) {
            all.add("an approval of the plan by somebody else");
        }
        return all;
    }

    private static Instant now() {
        return new SystemTimeSource().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private OpenWorld embedded(Path path, String name, Supplier<@Nullable Commit> live) {
        AtomicReference<@Nullable InitialWorld> reported = new AtomicReference<>();
        try {
            OwnFolder own = OwnFolder.of(path);
            LocalCloud cloud = LocalCloud.open(path, context.process().program(), () -> {
                InitialWorld initial = initial(live, path);
                reported.set(initial);
                return initial;
            });
            own.ignoreItself();
            String kept = cloud.service();
            mustBeOurs(kept, path, cloud);
            String service = kept.substring(kept.indexOf('/') + 1);
            InitialWorld initial = reported.get();
            StoredRecords records =
                    new RecordFolder(path.resolve("ledger").resolve(kept).resolve("journal"));
            return new OpenWorld(
                            new WithRepository(cloud, context.repository()),
                            cloud.times(),
                            records,
                            name,
                            service,
                            cloud::close)
                    .embedded(cloud, initial == null ? List.of() : initial.assumptions());
        } catch (IOException e) {
            throw unusable(path, e);
        } catch (UncheckedIOException e) {
            throw unusable(path, e);
        }
    }

    private UserError unusable(Path path, Exception e) {
        return UserError.because("--cloud: the embedded cloud in "
                + context.process().shown(path) + " cannot be used: " + Failure.of(e));
    }

    private InitialWorld initial(Supplier<@Nullable Commit> live, Path path) {
        if (!context.hasFile()) {
            throw UserError.because("--cloud: there is no embedded cloud in "
                    + context.process().shown(path) + " yet, and without a file none can be made");
        }
        return EmbeddedWorldSetup.of(context.configuration(), live.get(), content(), now());
    }

    private void mustBeOurs(String kept, Path path, LocalCloud cloud) {
        String wanted;
        if (context.hasFile()) {
            Configuration configuration = context.configuration();
            wanted = configuration.application() + "/" + configuration.service();
        } else {
            wanted = ServiceName.of(String.valueOf(context.globalOptions().service()))
                    .words();
        }
        if (!wanted.equals(kept)) {
            cloud.close();
            throw UserError.because(
                    "--cloud: the embedded cloud in " + context.process().shown(path) + " is that of service " + kept
                            + ", not of " + wanted + "; name another folder");
        }
    }

    /** The commit before the one that would be uploaded: it is live. */
    private @Nullable Commit before() {
        Repository repository = context.repository();
        if (repository == null) {
            return null;
        }
        try {
            return repository.before(repository.choose(null).commit());
        } catch (SourceException e) {
            return null;
        }
    }
}
