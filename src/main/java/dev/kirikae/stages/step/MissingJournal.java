package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.StageContext;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * There is no entry: a first use, or a journal that was lost or is looked for in the wrong place, which is no empty
 * world.
 */
public final class MissingJournal {

    private static final String SERVICE_TAG = "kirikae:service";
    private static final Pattern RELEASE = Pattern.compile("[0-9]{8}-[0-9a-f]{7}(-[0-9]+)?");

    private final StageContext context;
    private final ServicePolicy policy;

    MissingJournal(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * Whether the live environment tells that there was a journal, and is not to be adopted: it carries the service's
     * tag, or, where no tags are shown, a name as Kirikae gives them. Asks for its tags.
     */
    public boolean isLost(Environment live) {
        return !isAdopted(live) && isOurs(live);
    }

    /** Whether a person named it, so that a journal may begin with it. */
    boolean isAdopted(Environment live) {
        return policy.configuration().adopt().contains(live.id().value());
    }

    private boolean isOurs(Environment environment) {
        Answer tags = context.look(new Effect.LookAtTags(environment.application(), environment.name()));
        return tags instanceof Answer.TagsSeen seen
                && (seen.tags().isEmpty()
                        ? isNamedAsOurs(environment)
                        : policy.configuration().service().equals(seen.tags().get(SERVICE_TAG)));
    }

    /**
     * Beanstalk gives every environment tags of its own (Developer Guide, using-features.tagging, read 2026-11): where
     * none is shown they may not be seen, and the name tells.
     */
    private boolean isNamedAsOurs(Environment environment) {
        String prefix = policy.configuration().environment().name() + "-";
        return environment.name().startsWith(prefix)
                && RELEASE.matcher(environment.name().substring(prefix.length()))
                        .matches();
    }

    /** In words that begin a sentence. */
    public static String words(Environment live) {
        return "the journal is missing, but live " + live.id() + " carries Kirikae's tags";
    }

    /**
     * Ends the stage. Nobody knows the way back; a person who does can name it, and a {@code rollback} names the
     * command.
     */
    RuntimeException ended(EnvironmentSnapshot snapshot, Environment live) {
        String sentence = words(live) + ": find the ledger, or name " + live.id() + " in adopt to begin a new journal";
        if (!context.request().stage().equals("rollback")) {
            return context.ended(EndingCause.PERSON, sentence, "status");
        }
        List<Environment> others = snapshot.environments().stream()
                .filter(e -> e.isReady() && !e.id().equals(live.id()) && isOurs(e))
                .sorted(likeliestFirst(live))
                .toList();
        if (others.isEmpty()) {
            return context.ended(
                    EndingCause.PERSON, sentence + "; no other environment of the service is Ready", "status");
        }
        List<String> ready = others.stream()
                .map(e -> e.id() + " (" + e.name() + ", version " + e.version() + ")")
                .toList();
        return context.ended(
                EndingCause.PERSON,
                sentence + ". A rollback without it goes where a person says; Ready are " + String.join(", ", ready),
                "rollback --to " + others.get(0).id() + " --reason \"…\"");
    }

    /** The newest of those that were made before the live one, then those made after it. */
    private static Comparator<Environment> likeliestFirst(Environment live) {
        return Comparator.comparing((Environment e) -> e.created().isAfter(live.created()))
                .thenComparing(Comparator.comparing(Environment::created).reversed());
    }
}
