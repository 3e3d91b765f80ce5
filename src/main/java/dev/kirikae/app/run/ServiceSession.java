package dev.kirikae.app.run;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.ServiceName;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Caller;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that is about to be worked on: who calls, what the journal says, and the configuration that counts. What
 * made the candidate's environment comes from its record, policy from the file; without a file all comes from the
 * record.
 */
public final class ServiceSession {

    private final CommandContext context;
    private final Survey survey;
    private final @Nullable Configuration recorded;
    private final Configuration configuration;
    private final String nonce = CommandContext.nonce();

    private ServiceSession(
            CommandContext context, Survey survey, @Nullable Configuration recorded, Configuration configuration) {
        this.context = context;
        this.survey = survey;
        this.recorded = recorded;
        this.configuration = configuration;
    }

    /**
     * How it began.
     *
     * @param serviceSession null where it ended before it began
     * @param refusal how it ended; null where it began; with a session: why the ledger could not be read
     */
    public record Begun(
            @Nullable ServiceSession serviceSession,
            @Nullable StageResult refusal) {

        /** It may go on although the ledger could not be read. */
        public boolean isLedgerless() {
            return serviceSession != null && refusal != null;
        }
    }

    /** What follows. */
    public enum Next {
        /** A stage, which says itself what is missing. */
        A_STAGE,
        /** Nothing: somebody looks. */
        NOTHING
    }

    /**
     * Looks at the service. Where the look fails only a rollback with a file may go on, by a known caller of the right
     * account.
     *
     * @param fresh a new environment is made: the file counts for all of it
     * @throws UserError where there is no file and nothing is recorded, or what is recorded cannot be read
     */
    public static Begun begin(
            CommandContext context, OpenWorld openWorld, StageRunner runner, Next next, boolean fresh) {
        Survey survey = new Survey();
        Request look = look(context);
        StageResult ending = runner.survey(openWorld, survey, survey.whole(look, next == Next.NOTHING));
        boolean mayDoWithout = context.globalOptions().command().equals("rollback")
                && context.hasFile()
                && survey.caller() != null
                && isRightAccount(context, survey)
                && ending.exit() != ExitCode.STOPPED;
        if (ending.exit() != ExitCode.OK && !mayDoWithout) {
            return new Begun(null, ending);
        }
        return new Begun(of(context, survey, fresh), ending.exit() == ExitCode.OK ? null : ending);
    }

    private static boolean isRightAccount(CommandContext context, Survey survey) {
        Caller caller = survey.caller();
        String expected = context.configuration().account();
        return caller != null && (expected == null || expected.equals(caller.account()));
    }

    /** Looks who calls, and whether it is the right account: what a command that only reads the ledger must know. */
    public static StageResult caller(CommandContext context, OpenWorld openWorld, StageRunner runner) {
        return runner.run(openWorld, new Survey().caller(look(context)));
    }

    private static ServiceSession of(CommandContext context, Survey survey, boolean fresh) {
        Configuration recorded = fresh ? null : recorded(survey.journal());
        if (context.hasFile()) {
            Configuration file = context.configuration();
            return new ServiceSession(context, survey, recorded, recorded == null ? file : made(recorded, file));
        }
        if (recorded == null) {
            throw UserError.because(
                    "--service: no release of " + context.globalOptions().service()
                            + " is recorded in this ledger; check --service, --region and --ledger, or work with its kirikae.yml (init --from ENVIRONMENT writes one)");
        }
        return new ServiceSession(context, survey, recorded, recorded);
    }

    /** Of the release under way, else of the newest. */
    private static @Nullable Configuration recorded(JournalState journal) {
        ReleaseRecord under = journal.underWay();
        ReleaseRecord newest = under == null ? journal.newestRelease() : under;
        if (newest == null || newest.configuration().isEmpty()) {
            return null;
        }
        try {
            return ConfigurationJson.read(newest.configuration());
        } catch (IllegalArgumentException e) {
            throw UserError.because("release " + newest.id() + ": " + e.getMessage());
        }
    }

    /** What made the environment is the record's; all else is the file's. */
    private static Configuration made(Configuration recorded, Configuration file) {
        return file.builtAs(recorded.build());
    }

    /** What a look is asked for, whatever stage follows. It takes no lock. */
    public static Request look(CommandContext context) {
        GlobalOptions globalOptions = context.globalOptions();
        boolean known = context.hasFile();
        ServiceName named = known
                ? new ServiceName(
                        context.configuration().application(),
                        context.configuration().service())
                : ServiceName.of(String.valueOf(globalOptions.service()));
        String region = globalOptions.region();
        return new Request(
                globalOptions.command(),
                new Request.Requester(
                        CommandContext.nonce(),
                        "somebody who looks",
                        globalOptions.by(),
                        context.process().program()),
                new Request.Address(
                        named.application(),
                        named.service(),
                        known ? context.configuration().account() : null,
                        known ? context.configuration().region() : region == null ? "" : region),
                globalOptions.allowed(),
                globalOptions.reason(),
                new Request.Limits(
                        Duration.ofMinutes(2),
                        globalOptions.patience(),
                        Duration.ofMinutes(5),
                        patience(globalOptions)));
    }

    private static Duration patience(GlobalOptions globalOptions) {
        return globalOptions.looksOnly() ? Request.BRIEF : Request.PATIENT;
    }

    /** What was seen when it began. */
    public Survey survey() {
        return survey;
    }

    /** What counts. */
    public Configuration configuration() {
        return configuration;
    }

    /** What was recorded at upload; null where nothing was, or where the file counts for all. */
    public @Nullable Configuration recorded() {
        return recorded;
    }

    /**
     * What a stage is asked for.
     *
     * @param typed the stage with its flags, as it is typed again to go on
     */
    public Request request(String typed) {
        GlobalOptions globalOptions = context.globalOptions();
        Caller caller = survey.caller();
        return new Request(
                typed,
                new Request.Requester(
                        nonce,
                        holder(caller),
                        !globalOptions.by().isEmpty() || caller == null ? globalOptions.by() : OpenWorld.who(caller),
                        context.process().program()),
                new Request.Address(
                        configuration.application(),
                        configuration.service(),
                        configuration.account(),
                        configuration.region()),
                globalOptions.allowed(),
                globalOptions.reason(),
                new Request.Limits(
                        configuration.lock().lease(),
                        globalOptions.patience(),
                        configuration.deadlines().settle(),
                        patience(globalOptions)));
    }

    /** The caller's ARN, the claimed name and the build, as far as they are known. */
    private String holder(@Nullable Caller caller) {
        List<String> parts = new java.util.ArrayList<>();
        parts.add(caller == null ? "an unknown caller" : caller.arn());
        if (!context.globalOptions().by().isEmpty()) {
            parts.add("for " + context.globalOptions().by());
        }
        String build = context.process().build();
        if (!build.isEmpty()) {
            parts.add("in " + build);
        }
        return String.join(" ", parts);
    }
}
