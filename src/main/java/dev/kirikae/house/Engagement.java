package dev.kirikae.house;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.model.Caller;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that is about to be worked on: who calls, what the journal says, and the configuration that counts. What made the
 * candidate's environment comes from its record, policy from the file; without a file all comes from the record.
 */
public final class Engagement {

    private final Workplace place;
    private final Survey survey;
    private final @Nullable Configuration recorded;
    private final Configuration configuration;
    private final String nonce = Workplace.nonce();

    private Engagement(Workplace place, Survey survey, @Nullable Configuration recorded, Configuration configuration) {
        this.place = place;
        this.survey = survey;
        this.recorded = recorded;
        this.configuration = configuration;
    }

    /**
     * How it began.
     *
     * @param engagement null where it ended before it began
     * @param refusal how it ended; null where it began; with an engagement: why the ledger could not be read
     */
    public record Begun(
            @Nullable Engagement engagement, @Nullable Ending refusal) {

        /** It may go on although the ledger could not be read. */
        public boolean isLedgerless() {
            return engagement != null && refusal != null;
        }
    }

    /** What follows. */
    public enum Next {
        /** A stage, which says itself what is missing. */
        A_STAGE,
        /** Nothing: somebody looks. */
        NOTHING
    }

    /** @param fresh a new environment is made: the file counts for all of it */
    public static Begun begin(Workplace place, Ground ground, Conductor conductor, Next next, boolean fresh) {
        Survey survey = new Survey();
        Request look = look(place);
        Ending ending = conductor.survey(ground, survey, survey.whole(look, next == Next.NOTHING));
        boolean mayDoWithout = place.wish().command().equals("rollback")
                && place.hasFile()
                && survey.caller() != null
                && isRightAccount(place, survey)
                && ending.exit() != Exit.STOPPED;
        if (ending.exit() != Exit.OK && !mayDoWithout) {
            return new Begun(null, ending);
        }
        return new Begun(of(place, survey, fresh), ending.exit() == Exit.OK ? null : ending);
    }

    private static boolean isRightAccount(Workplace place, Survey survey) {
        Caller caller = survey.caller();
        String expected = place.configuration().account();
        return caller != null && (expected == null || expected.equals(caller.account()));
    }

    /** Who calls, and whether it is the right account: what a command that only reads the ledger must know. */
    public static Ending caller(Workplace place, Ground ground, Conductor conductor) {
        return conductor.run(ground, new Survey().caller(look(place)));
    }

    private static Engagement of(Workplace place, Survey survey, boolean fresh) {
        Configuration recorded = fresh ? null : recorded(survey.memory());
        if (place.hasFile()) {
            Configuration file = place.configuration();
            return new Engagement(place, survey, recorded, recorded == null ? file : made(recorded, file));
        }
        if (recorded == null) {
            throw Unusable.because(
                    "--service: no release of " + place.wish().service()
                            + " is recorded in this ledger; check --service, --region and --ledger, or work with its kirikae.yml (init --from ENVIRONMENT writes one)");
        }
        return new Engagement(place, survey, recorded, recorded);
    }

    /** Of the release under way, else of the newest. */
    private static @Nullable Configuration recorded(Memory memory) {
        ReleaseFacts under = memory.underWay();
        ReleaseFacts newest = under == null ? memory.newestRelease() : under;
        if (newest == null || newest.configuration().isEmpty()) {
            return null;
        }
        try {
            return ConfigurationJson.read(newest.configuration());
        } catch (IllegalArgumentException e) {
            throw Unusable.because("release " + newest.id() + ": " + e.getMessage());
        }
    }

    /** What made the environment is the record's; all else is the file's. */
    private static Configuration made(Configuration recorded, Configuration file) {
        return new Configuration(
                file.kirikae(),
                file.application(),
                file.service(),
                file.account(),
                file.region(),
                recorded.source(),
                file.live(),
                recorded.environment(),
                file.adopt(),
                recorded.ebextensions(),
                file.lint(),
                file.verify(),
                file.standby(),
                file.versions(),
                file.approval(),
                file.ledger(),
                file.deadlines(),
                file.lock(),
                file.polling());
    }

    static Request look(Workplace place) {
        Wish wish = place.wish();
        boolean known = place.hasFile();
        ServiceName named = known
                ? new ServiceName(
                        place.configuration().application(),
                        place.configuration().service())
                : ServiceName.of(String.valueOf(wish.service()));
        String region = wish.region();
        return new Request(
                wish.command(),
                Workplace.nonce(),
                "somebody who looks",
                place.surroundings().program(),
                named.application(),
                named.service(),
                known ? place.configuration().account() : null,
                known ? place.configuration().region() : region == null ? "" : region,
                wish.allowed(),
                wish.reason(),
                wish.by(),
                Duration.ofMinutes(2),
                wish.patience(),
                Duration.ofMinutes(5),
                patience(wish));
    }

    private static Duration patience(Wish wish) {
        return wish.looksOnly() ? Request.BRIEF : Request.PATIENT;
    }

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
        Wish wish = place.wish();
        Caller caller = survey.caller();
        return new Request(
                typed,
                nonce,
                holder(caller),
                place.surroundings().program(),
                configuration.application(),
                configuration.service(),
                configuration.account(),
                configuration.region(),
                wish.allowed(),
                wish.reason(),
                !wish.by().isEmpty() || caller == null ? wish.by() : Ground.who(caller),
                configuration.lock().lease(),
                wish.patience(),
                configuration.deadlines().settle(),
                patience(wish));
    }

    /** The caller's ARN, the claimed name and the build, as far as they are known. */
    private String holder(@Nullable Caller caller) {
        List<String> parts = new java.util.ArrayList<>();
        parts.add(caller == null ? "an unknown caller" : caller.arn());
        if (!place.wish().by().isEmpty()) {
            parts.add("for " + place.wish().by());
        }
        String build = place.surroundings().build();
        if (!build.isEmpty()) {
            parts.add("in " + build);
        }
        return String.join(" ", parts);
    }
}
