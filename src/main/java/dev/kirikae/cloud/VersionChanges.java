package dev.kirikae.cloud;

import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;

/** Executes changing calls on application versions and saved configurations. */
final class VersionChanges {

    private final CloudState state;

    VersionChanges(CloudState state) {
        this.state = state;
    }

    Answer execute(ChangingCall call) {
        if (call instanceof ChangingCall.CreateVersion create) {
            return create(create);
        }
        if (call instanceof ChangingCall.DeleteVersion delete) {
            return delete(delete);
        }
        if (call instanceof ChangingCall.SaveConfiguration save) {
            return save(save);
        }
        if (call instanceof ChangingCall.DeleteConfiguration delete) {
            return state.artifacts.configurations.remove(delete.template()) == null
                    ? Refusals.noConfiguration(delete.template())
                    : done();
        }
        throw new IllegalArgumentException("the embedded cloud does not know this call: " + call);
    }

    private Answer create(ChangingCall.CreateVersion call) {
        if (!state.applications.contains(call.application())) {
            return Refusals.noApplication(call.application());
        }
        if (state.artifacts.versions.containsKey(call.label())) {
            return Refusals.exists("Application Version", call.label());
        }
        if (state.artifacts.versions.size() >= state.mostVersions) {
            return Refusals.refused(
                    "TooManyApplicationVersionsException",
                    "You cannot have more than " + state.mostVersions
                            + " Application Versions. Either remove some Application Versions or request a limit"
                            + " increase.");
        }
        if (state.artifacts.object(call.bucket(), call.key()) == null) {
            String reason = call.bucket().equals(state.bucket()) ? "Not Found" : "Moved Permanently";
            return Refusals.refused(
                    "InvalidParameterCombination",
                    "Unable to download from S3 location (Bucket: " + call.bucket() + "  Key: " + call.key()
                            + "). Reason: " + reason);
        }
        state.artifacts.versions.put(
                call.label(),
                new ApplicationVersion(
                        call.label(), "UNPROCESSED", call.bucket(), call.key(), state.now, call.description()));
        return done();
    }

    private Answer delete(ChangingCall.DeleteVersion call) {
        ApplicationVersion version = state.artifacts.versions.get(call.label());
        if (version == null) {
            return Refusals.noVersion(call.label());
        }
        for (SimEnvironment sim : state.sims.all()) {
            if (sim.seen.status() != Status.TERMINATED && call.label().equals(sim.seen.version())) {
                return Refusals.invalid("Unable to delete application version " + call.label()
                        + " because it is used by the following environments: " + sim.seen.name());
            }
        }
        state.artifacts.versions.remove(call.label());
        String bucket = version.bucket();
        String key = version.key();
        if (call.withBundle() && bucket != null && key != null) {
            state.artifacts.remove(bucket, key);
        }
        return done();
    }

    private Answer save(ChangingCall.SaveConfiguration call) {
        SimEnvironment sim = state.sims.find(call.from());
        if (sim == null || sim.seen.status() == Status.TERMINATED) {
            return Refusals.noEnvironment(call.from().value());
        }
        if (state.artifacts.configurations.containsKey(call.template())) {
            return Refusals.exists("Configuration Template", call.template());
        }
        state.artifacts.configurations.put(call.template(), new ArtifactStore.Saved(sim.seen.platform(), sim.given));
        return done();
    }

    private Answer done() {
        return new Answer.Done(state.newRequest(), null);
    }
}
