package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.verify.Effective;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.util.List;

/**
 * Whether a release can be proved at all: what its watch could only end as unverified or inconclusive is refused
 * before, unless it is allowed by name.
 */
public final class Provable {

    private final StageContext context;
    private final Verify verify;

    Provable(Steps steps) {
        this.context = steps.context();
        this.verify = steps.policy().configuration().verify();
    }

    /**
     * Before anything is made: whatever health a candidate will report, the file asks for nothing that it could fail.
     */
    public void byConfiguration() {
        unverified("", "a release", Effective.ofLive(verify, true), "upload");
    }

    /**
     * Before the switch.
     *
     * @param release what {@code --allow} may name
     * @param enhanced whether the candidate reports enhanced health
     * @param alarms as they are now
     */
    public void inTheWatch(String release, boolean enhanced, List<AlarmProof> alarms) {
        unverified(release, release, Effective.ofLive(verify, enhanced, alarms), "release");
        if (verify.onInconclusive() == Verify.OnInconclusive.ACCEPT) {
            return;
        }
        for (AlarmProof alarm : alarms) {
            if (alarm.isWithoutWindow()) {
                context.guard(
                        Guard.INCONCLUSIVE,
                        release,
                        "nobody can know how long alarm " + alarm.name()
                                + " takes to turn red (its query says how far back it looks, or not all the alarms of its"
                                + " rule can be read), so it would prove nothing while it is green",
                        "release");
            }
        }
    }

    /**
     * After a launch whose verification nothing could have failed: whether its watch can be failed by something, or that
     * nothing can was accepted.
     *
     * @param release what {@code --allow} may name
     * @param enhanced whether the candidate reports enhanced health
     */
    public boolean mayRest(String release, boolean enhanced) {
        return verify.acceptUnverified() != null
                || !Effective.ofLive(verify, enhanced).isEmpty()
                || context.passes(Guard.UNVERIFIED, release, "nothing could have failed " + release);
    }

    private void unverified(String thing, String subject, List<String> effective, String next) {
        if (effective.isEmpty() && verify.acceptUnverified() == null) {
            context.guard(
                    Guard.UNVERIFIED,
                    thing,
                    "nothing in the watch over " + subject
                            + " could fail it: there is no probe, no alarm, and no enhanced"
                            + " health that could be bad. Add one to verify, or say in accept-unverified why none is"
                            + " needed",
                    next);
        }
    }
}
