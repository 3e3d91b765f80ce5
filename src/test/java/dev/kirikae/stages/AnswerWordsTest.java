package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.OptionSetting;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer's words decide: of the source, of option settings, of managed updates. */
class AnswerWordsTest {

    private static final String PLAIN = "{candidate: {probes: [{name: health, http: {path: /health}}]}}";
    private static final String BLUE_NAME = "push-api-20261020-aaaaaaa";
    private static final String GREEN_NAME = "push-api-20261122-bbbbbbb";

    private static UploadInput bundled(ReleaseRun run, String commit, String digest) {
        return new UploadInput(
                commit, "ccccccc", "Change", "push-api-ccccccc-0", digest, digest, 1000, true, run.record(), null);
    }

    /** Green waits no more, so that an upload has nothing before it but the live one's commit. */
    private static ReleaseRun alone() {
        ReleaseRun run = new ReleaseRun(PLAIN);
        StageResult ending = Objects.requireNonNull(run.destroy(Allowances.NONE, Destroy.What.CANDIDATE));
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        return run;
    }

    /** Who would be undone is said, five at most; what cannot be told is not taken for a yes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    true  | 0 | -
                    false | 0 | commit ccccccc does not contain live commit aaaaaaa
                    false | 2 | commit ccccccc does not contain live commit aaaaaaa; it would undo: s0; s1
                    false | 7 | commit ccccccc does not contain live commit aaaaaaa; it would undo: s0; s1; s2; s3; s4; and 2 more
                    -     | 0 | it cannot be told whether commit ccccccc contains live commit aaaaaaa: a shallow clone
                    """)
    void whetherACommitContainsTheLiveOne(@Nullable Boolean contains, int undone, @Nullable String refused) {
        ReleaseRun run = alone();
        List<String> subjects =
                IntStream.range(0, undone).mapToObj(i -> "s" + i).toList();
        run.answering(Looks.ancestry(new Answer.AncestrySeen(contains, subjects, "a shallow clone")));

        StageResult ending =
                Objects.requireNonNull(run.upload(Allowances.NONE, bundled(run, "c".repeat(40), "d".repeat(64))));

        if (refused == null) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        } else {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.OLDER_COMMIT);
            assertThat(ending.sentence()).contains(refused);
            assertThat(ending.sentence().contains("it would undo")).isEqualTo(undone > 0);
        }
    }

    @Test
    void aSourceThatDoesNotAnswerSaysNothing() {
        ReleaseRun run = alone();
        run.answering(effect ->
                effect instanceof Effect.LookAtAncestry ? new Answer.Missing(Answer.Trouble.ABSENT, "no clone") : null);

        StageResult ending =
                Objects.requireNonNull(run.upload(Allowances.NONE, bundled(run, "c".repeat(40), "d".repeat(64))));

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.OLDER_COMMIT);
        assertThat(ending.sentence())
                .isEqualTo("it cannot be told whether commit ccccccc contains live commit aaaaaaa");
    }

    /** A version without a commit may be older: it goes on where that is allowed. */
    @Test
    void aVersionWithoutACommitIsLetPassByName() {
        ReleaseRun run = new ReleaseRun(PLAIN, cloud -> cloud.version("push-api-ccccccc-0"));
        run.destroy(Allowances.NONE, Destroy.What.CANDIDATE);
        UploadInput named = bundled(run, "", "");

        StageResult refused = Objects.requireNonNull(run.upload(Allowances.NONE, named));
        assertThat(refused.guard()).as(refused.sentence()).isEqualTo(Guard.OLDER_COMMIT);
        assertThat(refused.sentence()).contains("it cannot be told whether this version contains live commit aaaaaaa");

        StageResult ending =
                Objects.requireNonNull(run.upload(Allowances.NONE.with(Guard.OLDER_COMMIT, "ccccccc"), named));
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    /** The same commit needs no look at the source. */
    @Test
    void theLiveCommitItselfContainsItself() {
        ReleaseRun run = alone();
        run.answering(Looks.ancestry(new Answer.AncestrySeen(false, List.of(), "")));
        String live = "aaaaaaa".repeat(6).substring(0, 40);

        StageResult ending = Objects.requireNonNull(run.upload(Allowances.NONE, bundled(run, live, "e".repeat(64))));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    /** Whether live's database dies with it: only where there is one that is not kept; an unknown word is refused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    true  | -        | has a coupled database, which would die with it: decouple it first
                    TRUE  | Delete   | has a coupled database, which would die with it: decouple it first
                    true  | Retain   | -
                    false | -        | -
                    False | Delete   | -
                    ''    | Delete   | -
                    maybe | Delete   | has maybe as HasCoupledDatabase of aws:rds:dbinstance, a word that this version does not know
                    maybe | Retain   | has maybe as HasCoupledDatabase of aws:rds:dbinstance, a word that this version does not know
                    """)
    void aCoupledDatabase(String coupled, @Nullable String policy, @Nullable String refused) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        OptionSetting has = new OptionSetting("aws:rds:dbinstance", "HasCoupledDatabase", coupled);
        OptionSetting deletion = new OptionSetting("aws:rds:dbinstance", "DBDeletionPolicy", "" + policy);
        run.changing(policy == null ? Looks.settings(BLUE_NAME, has) : Looks.settings(BLUE_NAME, has, deletion));

        StageResult ending = Objects.requireNonNull(run.release());

        if (refused == null) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(run.owner()).isEqualTo(GREEN);
        } else {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANNOT_SWITCH);
            assertThat(ending.sentence()).isEqualTo(BLUE_NAME + " " + refused);
            assertThat(run.owner()).isEqualTo(BLUE);
        }
    }

    /** Its updates are looked at unless they are off for sure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    -     | false
                    ''    | false
                    false | false
                    False | false
                    true  | true
                    maybe | true
                    """)
    void whetherManagedUpdatesAreAsked(@Nullable String word, boolean asked) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        boolean[] seen = {false};
        ReleaseRun.Changing settings = word == null
                ? (look, answer) -> answer
                : Looks.settings(
                        BLUE_NAME,
                        new OptionSetting("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", word));
        run.changing((look, answer) -> {
            seen[0] |= look instanceof Effect.LookAtManagedActions;
            return settings.change(look, answer);
        });

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(seen[0]).isEqualTo(asked);
    }

    /** Where Beanstalk does not offer them there are none to wait for. */
    @ParameterizedTest
    @EnumSource(
            value = Answer.Trouble.class,
            names = {"UNSUPPORTED", "ABSENT"})
    void managedUpdatesThatAreNotOffered(Answer.Trouble trouble) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing(Looks.both(
                Looks.settings(
                        BLUE_NAME,
                        new OptionSetting("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true")),
                (look, answer) -> look instanceof Effect.LookAtManagedActions
                        ? new Answer.Missing(trouble, "not offered")
                        : answer));

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    /** Health speaks of instances and none is shown: how many serve is not known, unless a person lets that pass. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNoInstanceOfLiveIsShownAPersonDecides(boolean allowed) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing(Looks.instances(BLUE, 0));

        StageResult ending = Objects.requireNonNull(
                run.release(allowed ? Allowances.NONE.with(Guard.CAPACITY, BLUE.value()) : Allowances.NONE));

        if (allowed) {
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(run.owner()).isEqualTo(GREEN);
        } else {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CAPACITY);
            assertThat(ending.sentence())
                    .contains(BLUE_NAME + " (" + BLUE + ") is ")
                    .endsWith("and none of its instances is shown: how many serve now is not known");
        }
    }

    /** What its own verification cannot see proves nothing. */
    @ParameterizedTest
    @CsvSource({"ABSENT, inconclusive, shows no instances: no such environment", "UNSUPPORTED, verified, ''"})
    void aCandidateWhoseInstancesAreNotListed(Answer.Trouble trouble, String verdict, String words) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing((look, answer) -> look instanceof Effect.LookAtInstances instances
                        && instances.environment().equals(GREEN)
                ? new Answer.Missing(trouble, "no such environment")
                : answer);

        StageResult ending = Objects.requireNonNull(run.verifyCandidate());

        assertThat(ending.sentence()).isEqualTo(GREEN_NAME + " is " + verdict);
        assertThat(String.join("; ", ending.evidence())).contains(words);
    }

    @Test
    void whatIsNotThereIsNotVerified() {
        StageResult none = Objects.requireNonNull(alone().verifyCandidate());
        assertThat(none.guard()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(none.sentence()).isEqualTo("there is no candidate");

        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing(Looks.environment(BLUE, e -> Looks.named(e, "somewhere-else")));
        StageResult live = Objects.requireNonNull(run.verifyLive());
        assertThat(live.guard()).as(live.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(live.sentence()).isEqualTo("nothing is live");
    }
}
