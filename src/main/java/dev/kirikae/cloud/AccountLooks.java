package dev.kirikae.cloud;

import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers looks at what the account and the region hold. */
final class AccountLooks {

    private final CloudState state;
    private final EnvironmentLooks environments;
    private final Replies replies;

    AccountLooks(CloudState state) {
        this.state = state;
        this.environments = new EnvironmentLooks(state);
        this.replies = new Replies(state);
    }

    Answer at(Effect.Look look, Chooser chooser) {
        if (look instanceof Effect.LookAtEnvironments environment) {
            return listing(environment, chooser);
        }
        if (look instanceof Effect.LookAtTerminated terminated) {
            return new Answer.EnvironmentsSeen(state.sims.terminated(terminated.application(), state.now));
        }
        if (look instanceof Effect.Probe probe) {
            return replies.to(probe, chooser);
        }
        if (look instanceof Effect.LookAtAddresses addresses) {
            return replies.addresses(addresses.hosts(), chooser);
        }
        if (look instanceof Effect.LookAtAlarms alarms) {
            return new Answer.AlarmsSeen(state.alarms.look(alarms.names(), alarms.prefixes(), state));
        }
        if (look instanceof Effect.LookAtAlarmHistory history) {
            return new Answer.AlarmHistorySeen(state.alarms.history(history.names(), history.since()));
        }
        if (look instanceof Effect.LookAtAllAlarms) {
            return new Answer.AlarmArnsSeen(state.alarms.arns(state));
        }
        if (look instanceof Effect.LookAtAlarmTags tags) {
            return new Answer.AlarmTagsSeen(state.alarms.tags(tags.arns(), state));
        }
        if (look instanceof Effect.LookAtQueue queue) {
            return new SimQueues(state).look(queue);
        }
        if (look instanceof Effect.LookAtCaller) {
            return new Answer.CallerSeen(
                    new Caller(state.account, "arn:aws:iam::" + state.account + ":user/embedded-cloud"));
        }
        if (look instanceof Effect.LookAtApplication application) {
            return application(application);
        }
        if (look instanceof Effect.LookAtName name) {
            LaunchCalls launching = new LaunchCalls(state);
            return new Answer.NameSeen(launching.isFree(name.prefix()), launching.host(name.prefix()));
        }
        if (look instanceof Effect.LookAtVersions versions) {
            return versions(versions);
        }
        if (look instanceof Effect.LookAtPlatforms) {
            return new Answer.PlatformsSeen(state.platforms);
        }
        if (look instanceof Effect.LookAtObject object) {
            return state.foreignBucket
                    ? new Answer.Missing(
                            Answer.Trouble.FOREIGN_BUCKET, "bucket " + object.bucket() + " belongs to another account")
                    : new Answer.ObjectSeen(state.artifacts.object(object.bucket(), object.key()));
        }
        if (look instanceof Effect.LookAtExtensions extensions) {
            return new Answer.Missing(
                    Answer.Trouble.UNSUPPORTED,
                    "the embedded cloud keeps the digest of " + extensions.key() + ", not what it holds");
        }
        return environments.at(look);
    }

    /** The listing; where something has just changed, a look may still show what was before. */
    private Answer listing(Effect.LookAtEnvironments look, Chooser chooser) {
        int pasts = state.sims.pasts(state.now, state.profile.lag());
        int past = 0;
        if (pasts > 0) {
            past = state.feels(Incident.STALE_LOOKS) ? pasts : chooser.choose("stale-environments", pasts + 1);
        }
        List<Environment> listed = state.sims.listing(look.application(), state.now, past);
        if (state.sims.hasFresh(state.now, state.profile.unseen()) && chooser.choose("unseen-environment", 2) == 1) {
            listed = state.sims.withoutFresh(listed, state.now, state.profile.unseen());
        }
        return new Answer.EnvironmentsSeen(listed);
    }

    private Answer application(Effect.LookAtApplication look) {
        List<String> others = new ArrayList<>(state.applications);
        boolean exists = others.remove(look.application());
        return new Answer.ApplicationSeen(exists, others);
    }

    /** Newest first, as observed. */
    private Answer versions(Effect.LookAtVersions look) {
        if (!state.applications.contains(look.application())) {
            return new Answer.VersionsSeen(List.of());
        }
        List<ApplicationVersion> found = new ArrayList<>();
        for (ApplicationVersion version : state.artifacts.versions.values()) {
            if (look.label() == null || look.label().equals(version.label())) {
                found.add(version);
            }
        }
        Collections.reverse(found);
        return new Answer.VersionsSeen(found);
    }
}
