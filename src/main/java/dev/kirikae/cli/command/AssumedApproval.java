package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.config.Configuration;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.stages.Approve;
import dev.kirikae.stages.step.PlanDigest;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.workflow.Request;
import java.time.Duration;

/** Somebody approves what is rehearsed, where the configuration asks for that. */
final class AssumedApproval {

    private static final String SOMEBODY = "somebody who approves";
    private static final Duration TERM = Duration.ofDays(1);

    private AssumedApproval() {}

    /** Of the release of the candidate that waits. Nothing where none is required, or nothing waits. */
    static void give(CommandContext context, OpenWorld openWorld) {
        if (context.configuration().approval() != Configuration.Approval.REQUIRED) {
            return;
        }
        StageRunner silent = new StageRunner(() -> false, RunListener.NOBODY);
        ServiceSession session = ServiceSession.begin(context, openWorld, silent, ServiceSession.Next.A_STAGE, false)
                .serviceSession();
        if (session == null) {
            return;
        }
        Configuration configuration = session.configuration();
        Roles roles = Roles.of(
                session.survey().known(),
                session.survey().environments(),
                configuration.liveName(),
                session.survey().at());
        Environment candidate = roles.candidate();
        Environment live = roles.live();
        ReleaseRecord release =
                candidate == null ? null : session.survey().journal().releaseOf(candidate.id());
        if (candidate == null || live == null || release == null) {
            return;
        }
        String digest =
                PlanDigest.of("release", release.commit(), release.digest(), configuration, candidate.id(), live.id());
        Request asked = session.request("approve");
        Request.Requester other = new Request.Requester(
                CommandContext.nonce(), SOMEBODY, SOMEBODY, asked.requester().program());
        silent.run(
                openWorld,
                Approve.workflow(
                        new Request("approve", other, asked.address(), asked.allowed(), asked.reason(), asked.limits()),
                        digest,
                        TERM));
    }
}
