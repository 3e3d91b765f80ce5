package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Lease;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What S3 is asked, and what its refusals mean. */
class StoreWireTest {

    private static final String JOURNAL = AwsPlace.LEDGER + "journal/";
    private static final JournalEntry FOUNDED = new JournalEntry.Founded(
            JournalState.FORMAT, "1.0.0", AwsPlace.ACCOUNT, AwsPlace.REGION, "shop", "shop", AwsPlace.NOW);
    private static final JournalEntry TOOK = new JournalEntry.Took("nonce", "oncall", "release", AwsPlace.NOW);
    private static final Lease LEASE =
            new Lease("nonce", "oncall", "release", AwsPlace.NOW, Duration.ofMinutes(2), 0, false);

    private static AwsWire store() {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(AwsPlace.BUCKET);
        return wire;
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml")
                .withBody("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    @Test
    void everyRequestNamesTheOwner(@TempDir Path folder) throws Exception {
        byte[] bytes = "bundle".getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Path file = Files.write(folder.resolve("b.zip"), bytes);
        String bucket = AwsPlace.BUCKET;
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world(Map.of(sha256, file))) {
            world.perform(new Effect.EnsureStorage());
            world.perform(new Effect.LookAtObject(bucket, "k"));
            world.perform(new Effect.StoreObject(bucket, "k", "c", sha256, bytes.length));
            Answer begun = world.perform(new Effect.BeginUpload(bucket, "k", "c", sha256));
            String upload = ((Answer.UploadBegun) begun).upload();
            Answer part = world.perform(new Effect.StorePart(bucket, "k", upload, sha256, 1, 0, bytes.length));
            world.perform(new Effect.FinishUpload(bucket, "k", upload, List.of(((Answer.PartStored) part).part())));
            world.perform(new Effect.ReadJournal());
            Answer.Appended first = (Answer.Appended) world.perform(new Effect.Append(0, "", FOUNDED));
            world.perform(new Effect.WriteIndex(1, first.head(), JournalState.replay(List.of(FOUNDED))));
            world.perform(new Effect.ReadJournal());
            world.perform(new Effect.WriteLock(LEASE, null));
            world.perform(new Effect.ReadLock());

            assertThat(wire.requests()).hasSizeGreaterThanOrEqualTo(14);
            assertThat(wire.requests())
                    .allSatisfy(request -> assertThat(request.getHeader("x-amz-expected-bucket-owner"))
                            .as(request.getMethod() + " " + request.getUrl())
                            .isEqualTo(AwsPlace.ACCOUNT));
            assertThat(wire.requests())
                    .allSatisfy(request ->
                            assertThat(request.getHeader("Authorization")).contains("x-amz-expected-bucket-owner"));
            assertThat(wire.requests())
                    .allSatisfy(request -> assertThat(request.getUrl()).startsWith("/" + bucket));
        }
    }

    @Test
    void theOwnerIsAskedOnceWhereNobodyNamedIt() {
        AwsTarget nobody = new AwsTarget("1.0.0", AwsPlace.REGION, null, "shop", "shop", "kirikae/");
        String who = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/oncall/alice</Arn>"
                + "<UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>";
        try (AwsWire wire = store().on("GetCallerIdentity", who);
                AwsWorld world = new AwsWorld(nobody, () -> AwsPlace.NOW, Map.of(), probe -> new Answer.Asked())) {
            assertThat(world.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(null, null));
            assertThat(world.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(null, null));
            assertThat(wire.requests("GetCallerIdentity")).hasSize(1);
            assertThat(world.perform(new Effect.LookAtCaller()))
                    .isInstanceOfSatisfying(
                            Answer.CallerSeen.class,
                            seen -> assertThat(seen.caller().account()).isEqualTo("123456789012"));
        }
    }

    @Test
    void aForeignBucketIsDistinguishedFromAMissingRight() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            wire.s3().ownedBy("999999999999");
            assertThat(((Answer.Missing) world.perform(new Effect.ReadLock())).trouble())
                    .isEqualTo(Trouble.FOREIGN_BUCKET);
            assertThat(((Answer.Missing) world.perform(new Effect.EnsureStorage())).trouble())
                    .isEqualTo(Trouble.FOREIGN_BUCKET);
            assertThat(((Answer.Refused) world.perform(new Effect.Append(0, "", FOUNDED))).trouble())
                    .isEqualTo(Trouble.FOREIGN_BUCKET);
        }
        try (AwsWire wire = store().onS3("PUT", "/.*", error(403, "AccessDenied", "Access Denied"));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.Append(0, "", FOUNDED)))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.trouble()).isEqualTo(Trouble.DENIED);
                        assertThat(refused.message()).contains("s3:PutObject").contains(AwsPlace.BUCKET);
                    });
            assertThat(wire.requests()).hasSize(2);
        }
    }

    @Test
    void aRaceIsUnknownAndSoIsWhatNobodyKnows() {
        List<ResponseDefinitionBuilder> unclear = List.of(
                error(409, "ConditionalRequestConflict", "try again"),
                error(500, "InternalError", "x"),
                aResponse().withStatus(503).withBody("<html>"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withStatus(200));
        for (ResponseDefinitionBuilder answer : unclear) {
            try (AwsWire wire = new AwsWire().onS3("PUT", "/.*", answer);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(new Effect.WriteLock(LEASE, null))).isInstanceOf(Answer.Unknown.class);
                assertThat(wire.requests()).hasSize(1);
            }
        }
        try (AwsWire wire = new AwsWire().onS3("PUT", "/.*", error(409, "ConditionalRequestConflict", "try again"));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.Append(0, "", FOUNDED))).isInstanceOf(Answer.Unknown.class);
            assertThat(wire.requests()).hasSize(1);
        }
    }

    /** S3 may say 200 first and fail then. */
    @Test
    void aFinishedUploadIsOneWithItsTag() {
        Effect finish = new Effect.FinishUpload(AwsPlace.BUCKET, "k", "upload-1", List.of("1 abc= \"part\""));
        for (String body : List.of(
                "",
                "  \n",
                "<CompleteMultipartUploadResult><Bucket>b</Bucket></CompleteMultipartUploadResult>",
                "<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>")) {
            try (AwsWire wire = new AwsWire()
                            .onS3(
                                    "POST",
                                    "/.*",
                                    aResponse()
                                            .withHeader("Content-Type", "application/xml")
                                            .withBody(body));
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(finish)).as(body).isInstanceOf(Answer.Unknown.class);
                assertThat(wire.requests()).hasSize(1);
                assertThat(wire.requests().get(0).getHeader("If-None-Match")).isEqualTo("*");
            }
        }
    }

    @Test
    void aLockThatHasGoneWasOvertaken() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.WriteLock(LEASE, "\"old\""))).isEqualTo(new Answer.Overtaken());
            assertThat(wire.requests().get(0).getHeader("If-Match")).isEqualTo("\"old\"");
        }
    }

    /** What is gone with its bucket is not begun anew in the middle. */
    @Test
    void aMissingBucketIsNoOvertaking() {
        try (AwsWire wire = new AwsWire().withS3();
                AwsWorld world = AwsPlace.world()) {
            for (Effect effect : List.of(new Effect.WriteLock(LEASE, "\"old\""), new Effect.Append(7, "head", TOOK))) {
                assertThat(world.perform(effect))
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                refused -> assertThat(refused.trouble()).isEqualTo(Trouble.ABSENT));
            }
            assertThat(wire.requests()).hasSize(2);
        }
    }

    @Test
    void aChainThatDoesNotHoldIsBroken() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            String first = head(world.perform(new Effect.Append(0, "", FOUNDED)));
            String second = head(world.perform(new Effect.Append(1, first, TOOK)));
            String text = wire.s3().text(AwsPlace.BUCKET, JOURNAL + "00000001.json");

            wire.s3().put(AwsPlace.BUCKET, JOURNAL + "00000001.json", text.replace("shop", "shoq"));
            assertBroken(world);
            wire.s3().put(AwsPlace.BUCKET, JOURNAL + "00000001.json", "{}");
            assertBroken(world);
            wire.s3().remove(AwsPlace.BUCKET, JOURNAL + "00000001.json");
            assertBroken(world);
            wire.s3().put(AwsPlace.BUCKET, JOURNAL + "00000001.json", text);
            assertThat(world.perform(new Effect.ReadJournal())).isInstanceOf(Answer.JournalSeen.class);

            world.perform(new Effect.WriteIndex(2, second, JournalState.replay(List.of(FOUNDED, TOOK))));
            assertThat(world.perform(new Effect.ReadJournal())).isInstanceOf(Answer.JournalSeen.class);
            wire.s3().remove(AwsPlace.BUCKET, JOURNAL + "00000002.json");
            assertBroken(world);
        }
    }

    @Test
    void anIndexThatCannotBeReadIsNone() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            String first = head(world.perform(new Effect.Append(0, "", FOUNDED)));
            wire.s3().put(AwsPlace.BUCKET, AwsPlace.LEDGER + "index.json", "half an ind");
            assertThat(world.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(1, first, JournalState.replay(List.of(FOUNDED)), FOUNDED));
        }
    }

    @Test
    void anEntryOfANewerProgramIsSaidToBe() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            world.perform(new Effect.Append(0, "", FOUNDED));
            String key = JOURNAL + "00000001.json";
            wire.s3()
                    .put(
                            AwsPlace.BUCKET,
                            key,
                            wire.s3()
                                    .text(AwsPlace.BUCKET, key)
                                    .replace("\"format\":" + JournalState.FORMAT, "\"format\":9"));
            assertThat(world.perform(new Effect.ReadJournal()))
                    .isInstanceOfSatisfying(
                            Answer.JournalBroken.class,
                            broken -> assertThat(broken.newer()).isTrue());
        }
    }

    /** The first entry that the index does not know is asked for beside the last that it knows, not after it. */
    @Test
    void whatFollowsTheIndexIsReadBesideIt() {
        try (AwsWire wire = store();
                AwsWorld world = AwsPlace.world()) {
            String first = head(world.perform(new Effect.Append(0, "", FOUNDED)));
            world.perform(new Effect.WriteIndex(1, first, JournalState.replay(List.of(FOUNDED))));
            wire.s3().together(JOURNAL + "00000001.json", JOURNAL + "00000002.json");
            int before = wire.requests().size();

            assertThat(world.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(1, first, JournalState.replay(List.of(FOUNDED)), FOUNDED));
            assertThat(wire.s3().haveMet()).isTrue();
            assertThat(wire.requests()).hasSize(before + 3);

            String second = head(world.perform(new Effect.Append(1, first, TOOK)));
            String third = head(world.perform(new Effect.Append(2, second, TOOK)));
            assertThat(world.perform(new Effect.ReadJournal()))
                    .isEqualTo(
                            new Answer.JournalSeen(3, third, JournalState.replay(List.of(FOUNDED, TOOK, TOOK)), TOOK));
        }
    }

    @Test
    void hostileNamesStayInTheirPlace() {
        List<String> hostile = List.of("", ".", "..", "a/b", "a//b", "=", "a=2Fb", "My App", "ü", "%2e", "A", "a");
        Set<String> segments = new HashSet<>();
        for (String name : hostile) {
            assertThat(KeySegments.segment(name)).matches("[A-Za-z0-9=_-]+");
            segments.add(KeySegments.segment(name));
        }
        assertThat(segments).hasSameSizeAs(hostile);
    }

    @Test
    void theDoorsNameTheirActions() {
        try (AwsWire wire = new AwsWire();
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.actions())
                    .contains("elasticbeanstalk:SwapEnvironmentCNAMEs", "s3:PutObject", "cloudwatch:DescribeAlarms")
                    .allMatch(
                            action -> action.matches("(elasticbeanstalk|autoscaling|s3|cloudwatch|sqs|sts):[A-Za-z]+"))
                    .doesNotContain(
                            "elasticbeanstalk:DeleteApplication",
                            "elasticbeanstalk:RebuildEnvironment",
                            "elasticbeanstalk:UpdateTagsForResource",
                            "s3:DeleteBucket");
            assertThat(world.endpoint()).hasToString(wire.address());
        }
    }

    private static void assertBroken(AwsWorld world) {
        assertThat(world.perform(new Effect.ReadJournal()))
                .isInstanceOfSatisfying(
                        Answer.JournalBroken.class,
                        broken -> assertThat(broken.newer()).isFalse());
    }

    private static String head(Answer answer) {
        return ((Answer.Appended) answer).head();
    }
}
