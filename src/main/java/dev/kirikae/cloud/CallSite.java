package dev.kirikae.cloud;

import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.Locale;
import java.util.Set;

/**
 * The kind of an effect, as choices and counts name it.
 *
 * @param word such as {@code look-at-environments}
 * @param beanstalk a call to Elastic Beanstalk
 * @param shared drawn from the one budget that describing environments, events and tags share
 */
record CallSite(String word, boolean beanstalk, boolean shared) {

    private static final Set<Class<?>> ELSEWHERE = Set.of(
            Effect.LookAtCaller.class,
            Effect.LookAtAlarms.class,
            Effect.LookAtAllAlarms.class,
            Effect.ReceiveMessages.class,
            Effect.ReturnMessages.class,
            Effect.LookAtAlarmHistory.class,
            Effect.LookAtAlarmTags.class,
            Effect.LookAtTraffic.class,
            Effect.LookAtErrors.class,
            Effect.LookAtConnections.class,
            Effect.LookAtGroup.class,
            Effect.LookAtScheduledActions.class,
            ChangingCall.SetCapacity.class,
            ChangingCall.SuspendProcesses.class,
            ChangingCall.ResumeProcesses.class,
            Effect.LookAtQueue.class,
            Effect.Probe.class,
            Effect.LookAtAddresses.class,
            Effect.LookAtObject.class,
            Effect.LookAtExtensions.class,
            Effect.ReadJournal.class,
            Effect.ReadLock.class,
            Effect.Append.class,
            Effect.WriteLock.class,
            Effect.WriteIndex.class,
            Effect.ReadApprovals.class,
            Effect.WriteApprovals.class,
            Effect.StoreObject.class,
            Effect.BeginUpload.class,
            Effect.StorePart.class,
            Effect.FinishUpload.class);

    /** A statement of AWS Support (aws-toolkit-azure-devops issue 62, read 2026-11). */
    private static final Set<Class<?>> SHARED = Set.of(
            Effect.LookAtEnvironments.class,
            Effect.LookAtTerminated.class,
            Effect.LookAtEvents.class,
            Effect.LookAtTags.class);

    private static final ClassValue<CallSite> SITES = new ClassValue<>() {
        @Override
        protected CallSite computeValue(Class<?> kind) {
            String word =
                    kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
            return new CallSite(word, !ELSEWHERE.contains(kind), SHARED.contains(kind));
        }
    };

    static CallSite of(Effect effect) {
        return SITES.get(effect.getClass());
    }
}
