package dev.kirikae.stages.step;

import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.util.function.Function;

/**
 * The steps of one run, put together in one place, in the order in which a release meets them. A stage takes its steps
 * from here, and so does a step that needs another one. They keep nothing between two calls. Whatever a step cannot do
 * may end the stage.
 *
 * @param context where the stage works
 * @param policy how its service is to be treated
 */
public record Steps(StageContext context, ServicePolicy policy) {

    /** A stage as a workflow, whose end names the command that leads on as {@code status} would. */
    public static Workflow stage(Request request, ServicePolicy policy, Function<Steps, StageResult> body) {
        return StageContext.stage(
                request,
                context -> {
                    Steps steps = new Steps(context, policy);
                    StageResult ending = body.apply(steps);
                    steps.holdCapacity().after(ending);
                    return ending;
                },
                (journal, seen) -> NextStage.of(
                        journal,
                        Roles.of(journal, seen.environments(), policy.liveName(), seen.at()),
                        policy.configuration(),
                        seen.at()));
    }

    public EnvironmentLook look() {
        return new EnvironmentLook(context, policy);
    }

    public OpenService open() {
        return new OpenService(this);
    }

    public MissingJournal missingJournal() {
        return new MissingJournal(this);
    }

    public GoneEnvironments goneEnvironments() {
        return new GoneEnvironments(this);
    }

    DeclaredGone declaredGone() {
        return new DeclaredGone(this);
    }

    public Contradiction contradiction() {
        return new Contradiction(this);
    }

    public SwitchPreconditions preconditions() {
        return new SwitchPreconditions(this);
    }

    public NewLiveName newLiveName() {
        return new NewLiveName(this);
    }

    public Provable provable() {
        return new Provable(this);
    }

    public ForeseeVerification foresee() {
        return new ForeseeVerification(this);
    }

    /** @param fresh a new environment was asked for although the input had not changed */
    public ExistingCandidate existingCandidate(UploadInput bundle, boolean fresh) {
        return new ExistingCandidate(this, bundle, fresh);
    }

    public InheritSettings inheritSettings() {
        return new InheritSettings(this);
    }

    public NewerPlatform newerPlatform() {
        return new NewerPlatform(this);
    }

    public CreateEnvironment createEnvironment(UploadInput bundle) {
        return new CreateEnvironment(this, bundle);
    }

    public AwaitLaunch awaitLaunch() {
        return new AwaitLaunch(this);
    }

    public CollectDiagnostics diagnostics() {
        return new CollectDiagnostics(this);
    }

    public VerifyCandidate verifyCandidate() {
        return new VerifyCandidate(this);
    }

    CompareAssets compareAssets() {
        return new CompareAssets(this);
    }

    WarmUpCandidate warmUpCandidate() {
        return new WarmUpCandidate(this);
    }

    ScalingGroups groups() {
        return new ScalingGroups(this);
    }

    public MatchCapacity matchCapacity() {
        return new MatchCapacity(this);
    }

    public RequireApproval requireApproval() {
        return new RequireApproval(this);
    }

    public WayBackReadiness readiness() {
        return new WayBackReadiness(this);
    }

    public HoldCapacity holdCapacity() {
        return new HoldCapacity(this);
    }

    public OneWayDoors oneWayDoors() {
        return new OneWayDoors(this);
    }

    public SwitchLiveName switchLiveName() {
        return new SwitchLiveName(this);
    }

    public WatchLive watchLive() {
        return new WatchLive(this);
    }

    public GatingAlarms gatingAlarms() {
        return new GatingAlarms(this);
    }

    public WatchQueues watchQueues() {
        return new WatchQueues(this);
    }

    public OwnDomains ownDomains() {
        return new OwnDomains(this);
    }

    public AlarmFeed alarmFeed() {
        return new AlarmFeed(this);
    }

    public CompareErrors compareErrors() {
        return new CompareErrors(this);
    }

    public CompleteRelease completeRelease() {
        return new CompleteRelease(this);
    }

    public RollbackTarget rollbackTarget() {
        return new RollbackTarget(this);
    }

    WorseWayBack worseWayBack() {
        return new WorseWayBack(this);
    }

    public DueDates dueDates() {
        return new DueDates(context::journal, policy.configuration(), context::now);
    }

    public DrainProof drainProof() {
        return new DrainProof(this);
    }

    public TerminateEnvironment terminate() {
        return new TerminateEnvironment(this);
    }

    public PruneVersions pruneVersions() {
        return new PruneVersions(this);
    }
}
