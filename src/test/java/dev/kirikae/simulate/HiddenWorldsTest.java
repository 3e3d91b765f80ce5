package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.app.world.Survey;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.HiddenWorld.Part;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Small worlds, what a caller may not see of them, and every stage: no call is made that {@link HiddenOracle} forbids, what a
 * stage acts on and does not see is named and left to a person, and what it does not act on stops nobody. Every build runs a
 * part; {@code -Dkirikae.hidden=all} runs all.
 */
class HiddenWorldsTest {

    private static final boolean ALL = "all".equals(System.getProperty("kirikae.hidden"));
    private static final int ONE_IN = 6;
    private static final String CLIENT = "n1";

    /** One run: a world, what is hidden in it, a stage. */
    private record Case(HiddenWorld world, Set<Hidden> hidden, Typed typed) {
        @Override
        public String toString() {
            return world + " without " + hidden + ": " + typed;
        }
    }

    /** A stage as it is typed. */
    private record Typed(Act.Run run, @Nullable EnvironmentId named) {
        @Override
        public String toString() {
            return run + (named == null ? "" : " " + named);
        }
    }

    /** How it went. */
    private record Ended(@Nullable StageResult ending, List<String> forbidden, int changing) {

        ExitCode exit() {
            return ending == null ? ExitCode.BUG : ending.exit();
        }

        String words() {
            return ending == null
                    ? "it did not end"
                    : ending.sentence() + " " + ending.evidence() + " " + ending.next();
        }
    }

    @Test
    void noStageMakesACallThatWouldBeForbiddenIfAllWereSeen() {
        List<Case> cases = cases();
        Map<String, Integer> endings = new ConcurrentSkipListMap<>();
        Collection<String> faults = new ConcurrentLinkedQueue<>();
        Map<String, ExitCode> seeingAll = new ConcurrentHashMap<>();
        IntStream.range(0, cases.size())
                .parallel()
                .filter(i -> ALL || i % ONE_IN == 0)
                .forEach(i -> {
                    Case each = cases.get(i);
                    Ended ended = run(each.world().cloud(), each);
                    endings.merge(Integer.toString(ended.exit().code()), 1, Integer::sum);
                    ended.forbidden().forEach(f -> faults.add(each + "\n    made " + f));
                    ExitCode seen = seeingAll.computeIfAbsent(
                            each.world() + " " + each.typed(),
                            key -> run(each.world().cloud(), new Case(each.world(), Set.of(), each.typed()))
                                    .exit());
                    judge(each, ended, seen)
                            .forEach(f -> faults.add(each + "\n    " + f + ": " + ended.exit() + " " + ended.words()));
                });
        int runs = endings.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("hidden: " + HiddenWorld.values().length + " worlds, " + subsets() + " hidden subsets, "
                + cases.size() + " of them with a stage, " + runs + " run; endings " + endings);
        assertThat(faults.stream().sorted().limit(40)).isEmpty();
    }

    private static List<String> judge(Case each, Ended ended, ExitCode seeingAll) {
        List<String> faults = new ArrayList<>();
        if (ended.exit() == ExitCode.BUG) {
            faults.add("no sound ending");
        }
        Set<EnvironmentId> unseen = new HashSet<>();
        boolean onlyEnvironments = true;
        for (Hidden thing : each.hidden()) {
            onlyEnvironments &= thing.kind() == Hidden.Kind.ENVIRONMENT
                    || thing.kind() == Hidden.Kind.EVENTS
                    || thing.kind() == Hidden.Kind.RECORD;
            if (thing.kind() == Hidden.Kind.ENVIRONMENT) {
                unseen.add(new EnvironmentId(thing.name()));
            }
        }
        Set<EnvironmentId> acted =
                HiddenScope.of(each.world(), each.typed().run(), each.typed().named());
        Set<EnvironmentId> concerned = new HashSet<>(unseen);
        concerned.retainAll(acted);
        boolean named = concerned.isEmpty()
                || concerned.stream().anyMatch(id -> ended.words().contains(id.value()));
        if (!concerned.isEmpty() && ended.exit() != ExitCode.PERSON) {
            faults.add("it acts on " + concerned + ", which it does not see");
        }
        if (!named) {
            faults.add("it does not name what it does not see of " + concerned);
        }
        boolean overdue = each.typed().run().stage() == Stage.DESTROY_DUE
                && ended.exit() == ExitCode.PERSON
                && unseen.stream().anyMatch(id -> ended.words().contains(id.value()));
        if (concerned.isEmpty() && onlyEnvironments && !overdue && ended.exit() != seeingAll) {
            faults.add("what it does not act on changed its end, in full sight " + seeingAll);
        }
        if (each.hidden().isEmpty()
                && ended.exit() == ExitCode.PERSON
                && each.world().name().contains("DELETED")) {
            faults.add("a deletion by hand stops it");
        }
        return faults;
    }

    private static Ended run(EmbeddedCloud cloud, Case each) {
        each.hidden().forEach(thing -> cloud.hide(CLIENT, thing));
        HiddenOracle oracle = new HiddenOracle(
                each.world(), each.hidden(), each.typed().run(), each.typed().named());
        List<String> forbidden = new ArrayList<>();
        int[] changing = new int[1];
        World client = cloud.client(CLIENT);
        World watched = effect -> {
            if (effect instanceof Effect.LookAtAncestry) {
                return new Answer.AncestrySeen(true, List.of(), "");
            }
            if (effect instanceof ChangingCall call) {
                changing[0]++;
                String why = oracle.forbids(call, cloud);
                if (why != null) {
                    forbidden.add(call + ": " + why);
                }
            }
            return client.perform(effect);
        };
        EnvironmentId named = each.typed().named();
        StageProcess.Outcome outcome = new StageProcess(cloud, watched, Choices.replayed(Map.of()), new Outages())
                .run(StageStart.of(
                        each.typed().run(),
                        HiddenWorld.POLICY,
                        CLIENT,
                        named == null ? null : named.value(),
                        cloud.now()));
        return new Ended(outcome.ending(), forbidden, changing[0]);
    }

    private static int subsets() {
        int all = 0;
        for (HiddenWorld world : HiddenWorld.values()) {
            all += hiddenIn(world).size();
        }
        return all;
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (HiddenWorld world : HiddenWorld.values()) {
            for (Set<Hidden> hidden : hiddenIn(world)) {
                typed(world).forEach(typed -> cases.add(new Case(world, hidden, typed)));
            }
        }
        return cases;
    }

    /** Each environment shown, hidden, or hidden with its events and its record; with all else shown, or one kind hidden. */
    private static List<Set<Hidden>> hiddenIn(HiddenWorld world) {
        List<Set<Hidden>> sets = new ArrayList<>();
        sets.add(Set.of());
        for (Part part : world.parts()) {
            if (!part.isThere()) {
                continue;
            }
            List<Set<Hidden>> grown = new ArrayList<>();
            for (Set<Hidden> set : sets) {
                grown.add(set);
                grown.add(with(set, Hidden.of(Hidden.Kind.ENVIRONMENT, part.id())));
                grown.add(with(
                        set,
                        Hidden.of(Hidden.Kind.ENVIRONMENT, part.id()),
                        Hidden.of(Hidden.Kind.EVENTS, part.id()),
                        Hidden.of(Hidden.Kind.RECORD, part.id())));
            }
            sets = grown;
        }
        List<Set<Hidden>> all = new ArrayList<>();
        for (Set<Hidden> set : sets) {
            all.add(set);
            all.add(with(set, new Hidden(Hidden.Kind.ALARM, Policy.ALARM)));
            all.add(with(
                    set,
                    world.parts().stream()
                            .map(p -> new Hidden(Hidden.Kind.VERSION, Inputs.label(p.input)))
                            .toArray(Hidden[]::new)));
            for (Part part : world.parts()) {
                if (part.isThere()) {
                    all.add(with(set, Hidden.of(Hidden.Kind.INSTANCES, part.id())));
                }
            }
        }
        return all;
    }

    private static Set<Hidden> with(Set<Hidden> set, Hidden... more) {
        Set<Hidden> all = new HashSet<>(set);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static List<Typed> typed(HiddenWorld world) {
        List<Typed> all = new ArrayList<>();
        for (int input : new int[] {2, 4, 6}) {
            all.add(new Typed(Act.Run.upload(input), null));
        }
        for (Stage stage : Stage.values()) {
            if (!stage.isUpload() && stage != Stage.RECOVER_GONE) {
                all.add(new Typed(Act.Run.of(stage), null));
            }
        }
        for (Part part : world.parts()) {
            if (part.isThere()) {
                all.add(new Typed(Act.Run.of(Stage.ROLLBACK), part.id()));
            }
        }
        return all;
    }

    @Test
    void aLookNamesWhatIsHiddenAndEndsWell() {
        for (HiddenWorld world : HiddenWorld.values()) {
            for (Part part : world.parts()) {
                if (!part.isThere()) {
                    continue;
                }
                EmbeddedCloud cloud = world.cloud();
                cloud.hide(CLIENT, Hidden.of(Hidden.Kind.ENVIRONMENT, part.id()));
                Survey survey = new Survey();
                StageProcess.Outcome outcome = new StageProcess(
                                cloud, cloud.client(CLIENT), Choices.replayed(Map.of()), new Outages())
                        .run(new ReplayedRun(survey.whole(Requests.of("status", CLIENT), true), cloud.now()));
                assertThat(outcome.ending()).as(world + " without " + part).isNotNull();
                assertThat(outcome.ending().exit()).isEqualTo(ExitCode.OK);
                assertThat(cloud.executionLog().mutations()).isEmpty();
                assertThat(dev.kirikae.stages.step.Roles.of(
                                        survey.known(), survey.environments(), Start.NAME, survey.at())
                                .unshown())
                        .as(world + " without " + part)
                        .extracting(u -> u.id())
                        .containsExactly(part.id());
            }
        }
    }

    /** Deleted by hand, with neither record nor event: a person says so, and every stage goes on. */
    @Test
    void whatAPersonSaysToBeGoneStopsNobody() {
        Map<String, String> faults = new LinkedHashMap<>();
        for (HiddenWorld world :
                List.of(HiddenWorld.CANDIDATE_DELETED_LAST_WEEK, HiddenWorld.STANDBY_DELETED_LAST_WEEK)) {
            Part gone = world.parts().stream().filter(Part::isEnded).findFirst().orElseThrow();
            Set<Hidden> traces = Set.of(
                    Hidden.of(Hidden.Kind.ENVIRONMENT, gone.id()),
                    Hidden.of(Hidden.Kind.EVENTS, gone.id()),
                    Hidden.of(Hidden.Kind.RECORD, gone.id()));
            for (Typed typed : typed(world)) {
                EmbeddedCloud cloud = world.cloud();
                Ended said = run(cloud, new Case(world, traces, new Typed(Act.Run.of(Stage.RECOVER_GONE), gone.id())));
                assertThat(said.exit()).as(said.words()).isEqualTo(ExitCode.OK);
                assertThat(said.changing()).isZero();
                Ended after = run(cloud, new Case(world, traces, typed));
                if (after.exit() == ExitCode.PERSON || !after.forbidden().isEmpty()) {
                    faults.put(world + " " + typed, after.exit() + " " + after.words() + after.forbidden());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whoStillHasTheLiveNameIsNotSaidToBeGone() {
        EmbeddedCloud cloud = HiddenWorld.WAITING.cloud();
        Case live = new Case(
                HiddenWorld.WAITING,
                Set.of(Hidden.of(Hidden.Kind.ENVIRONMENT, Part.LIVE.id())),
                new Typed(Act.Run.of(Stage.RECOVER_GONE), Part.LIVE.id()));
        Ended ended = run(cloud, live);
        assertThat(ended.exit()).isEqualTo(ExitCode.PERSON);
        assertThat(ended.words()).contains(Part.LIVE.id().value(), "hidden");
    }

    @Test
    void whatIsShownIsNotSaidToBeGone() {
        EmbeddedCloud cloud = HiddenWorld.WAITING.cloud();
        Typed gone = new Typed(Act.Run.of(Stage.RECOVER_GONE), Part.CANDIDATE.id());
        Ended ended = run(cloud, new Case(HiddenWorld.WAITING, Set.of(), gone));
        assertThat(ended.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.words()).contains("is shown");
    }
}
