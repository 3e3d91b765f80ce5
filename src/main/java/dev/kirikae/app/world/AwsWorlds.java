package dev.kirikae.app.world;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.ServiceName;
import dev.kirikae.app.input.UserError;
import dev.kirikae.aws.AwsTarget;
import dev.kirikae.aws.AwsWorld;
import dev.kirikae.aws.StoredJournal;
import dev.kirikae.aws.Timeouts;
import dev.kirikae.config.Configuration;
import dev.kirikae.web.Probes;
import dev.kirikae.web.ProgramPlace;
import dev.kirikae.web.Resolver;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens AWS itself, with credentials from the SDK's default chain and from nowhere else. */
final class AwsWorlds {

    private static final String SCHEME = "s3://";
    private static final String FLAG = "--ledger";
    private static final String USUAL_PREFIX = "kirikae/";

    private final CommandContext context;

    AwsWorlds(CommandContext context) {
        this.context = context;
    }

    /** @param files local bundles by their SHA-256 */
    OpenWorld open(Map<String, Path> files) {
        AwsTarget target = target();
        forgetNamesAtOnce();
        TimeSource times = new SystemTimeSource();
        ProcessEnvironment process = context.process();
        Probes probes = new Probes(
                Resolver.jdk(),
                System::nanoTime,
                ProgramPlace.of(context.hasFile() ? context.file().folder() : process.folder(), process.env()));
        AwsWorld world = new AwsWorld(
                target,
                times::now,
                files,
                probes::answer,
                context.globalOptions().looksOnly() ? Timeouts.BRIEF : Timeouts.USUAL);
        URI endpoint = world.endpoint();
        return new OpenWorld(
                new WithRepository(world, context.repository()),
                times,
                () -> texts(world.stored()),
                target.region() + (endpoint == null ? "" : " at " + endpoint),
                target.service(),
                () -> {
                    probes.close();
                    world.close();
                });
    }

    /** The JDK keeps names for half a minute otherwise: a switch would be seen late. */
    private static void forgetNamesAtOnce() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private static List<String> texts(StoredJournal stored) {
        Answer.Missing missing = stored.missing();
        if (missing == null) {
            return stored.texts();
        }
        ExitCode exit = switch (missing.trouble()) {
            case DENIED, NO_CREDENTIALS, CLOCK -> ExitCode.NOT_ALLOWED;
            case FOREIGN_BUCKET -> ExitCode.INTEGRITY;
            case ABSENT -> ExitCode.BAD_INPUT;
            case THROTTLED, NOT_READY, UNREACHABLE, LATE, UNSUPPORTED -> ExitCode.FAILED;
        };
        throw UserError.because(exit, "the journal cannot be read: " + missing.why());
    }

    private AwsTarget target() {
        String program = context.process().program();
        GlobalOptions globalOptions = context.globalOptions();
        if (context.hasFile()) {
            Configuration c = context.configuration();
            boolean typed = globalOptions.ledger() != null;
            String ledger = typed ? globalOptions.ledger() : c.ledger();
            return new AwsTarget(
                    program,
                    c.region(),
                    c.account(),
                    c.application(),
                    c.service(),
                    bucket(ledger),
                    typed ? FLAG : context.file().places().problem("ledger", "").where(),
                    prefix(ledger));
        }
        String region = globalOptions.region();
        if (region == null) {
            throw UserError.because("--service: without a file the region must be named too, with --region");
        }
        ServiceName name = ServiceName.of(String.valueOf(globalOptions.service()));
        String ledger = globalOptions.ledger();
        return new AwsTarget(
                program, region, null, name.application(), name.service(), bucket(ledger), FLAG, prefix(ledger));
    }

    private static @Nullable String bucket(@Nullable String ledger) {
        if (ledger == null) {
            return null;
        }
        String rest = ledger.startsWith(SCHEME) ? ledger.substring(SCHEME.length()) : "";
        String bucket = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw UserError.because("--ledger: " + ledger + " names no bucket; expected s3://bucket/prefix");
        }
        return bucket;
    }

    private static String prefix(@Nullable String ledger) {
        if (ledger == null) {
            return USUAL_PREFIX;
        }
        int slash = ledger.indexOf('/', SCHEME.length());
        String prefix = slash < 0 ? "" : ledger.substring(slash + 1);
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
