package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.contract.BeanstalkXml;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Lease;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region in which Beanstalk has made no bucket yet. */
class FirstUseTest {

    private static final JournalEntry FOUNDED = new JournalEntry.Founded(
            JournalState.FORMAT, "1.0.0", AwsPlace.ACCOUNT, AwsPlace.REGION, "shop", "shop", AwsPlace.NOW);
    private static final Lease LEASE =
            new Lease("nonce", "oncall", "upload", AwsPlace.NOW, Duration.ofMinutes(2), 0, false);

    private static AwsWire nothing() {
        return new AwsWire().withS3();
    }

    private static AwsWire makingItsBucket() {
        AwsWire wire = nothing()
                .on(
                        "CreateStorageLocation",
                        BeanstalkXml.answer(
                                "CreateStorageLocation", BeanstalkXml.element("S3Bucket", AwsPlace.BUCKET)));
        return wire.afterwards("CreateStorageLocation", w -> w.s3().bucket(AwsPlace.BUCKET));
    }

    private static AwsWorld named(String by) {
        AwsTarget target = new AwsTarget(
                "1.0.0", AwsPlace.REGION, AwsPlace.ACCOUNT, "shop", "shop", "our-ledgers", by, "kirikae/");
        return new AwsWorld(target, () -> AwsPlace.NOW, Map.of(), probe -> new Answer.Asked());
    }

    @Test
    void withoutABucketThereIsNoJournalAndNoLock() {
        try (AwsWire wire = nothing();
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(0, "", JournalState.EMPTY, null));
            assertThat(world.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(null, null));
            assertThat(world.stored()).isEqualTo(new StoredJournal(List.of(), null));
            assertThat(wire.requests("CreateStorageLocation")).isEmpty();
        }
    }

    @Test
    void theFirstWriteMakesTheBucket() {
        for (Effect first : List.of(new Effect.WriteLock(LEASE, null), new Effect.Append(0, "", FOUNDED))) {
            try (AwsWire wire = makingItsBucket();
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(first)).isInstanceOfAny(Answer.LockWritten.class, Answer.Appended.class);
                assertThat(world.perform(new Effect.ReadLock())).isInstanceOf(Answer.LockSeen.class);
                assertThat(wire.requests("CreateStorageLocation")).hasSize(1);
            }
        }
    }

    @Test
    void whoMayNotMakeItReadsWhatIsMissing() {
        String message = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform:"
                + " elasticbeanstalk:CreateStorageLocation";
        try (AwsWire wire = nothing().onRefused("CreateStorageLocation", 403, "AccessDenied", message);
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.WriteLock(LEASE, null)))
                    .isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                        assertThat(missing.trouble()).isEqualTo(Trouble.DENIED);
                        assertThat(missing.why()).startsWith("elasticbeanstalk:CreateStorageLocation: ");
                    });
            assertThat(wire.requests("CreateStorageLocation")).hasSize(1);
        }
    }

    @Test
    void aBucketThatAPersonNamedMustBeThere() {
        try (AwsWire wire = nothing();
                AwsWorld world = named("--ledger")) {
            Answer.Missing none = new Answer.Missing(
                    Trouble.ABSENT, "--ledger: there is no bucket our-ledgers; make it, or name another one");
            assertThat(world.perform(new Effect.ReadJournal())).isEqualTo(none);
            assertThat(world.perform(new Effect.ReadLock())).isEqualTo(none);
            assertThat(world.stored().missing()).isEqualTo(none);
            assertThat(world.perform(new Effect.WriteLock(LEASE, null)))
                    .isEqualTo(new Answer.Refused(Trouble.ABSENT, "NoSuchBucket", none.why()));
            assertThat(wire.requests()).hasSize(4);
        }
    }

    @Test
    void aBucketOfAnotherRegionIsSaidToBe() {
        for (int status : List.of(301, 400)) {
            String code = status == 301 ? "PermanentRedirect" : "AuthorizationHeaderMalformed";
            var elsewhere = aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/xml")
                    .withBody("<Error><Code>" + code + "</Code><Message>the region is wrong</Message></Error>");
            try (AwsWire wire = new AwsWire().onS3("GET", "/our-ledgers.*", elsewhere);
                    AwsWorld world = named("kirikae.yml:9:9: ledger")) {
                assertThat(world.perform(new Effect.ReadJournal()))
                        .isEqualTo(new Answer.Missing(
                                Trouble.ABSENT,
                                "kirikae.yml:9:9: ledger: the bucket our-ledgers lies in another region; name one in "
                                        + AwsPlace.REGION));
                assertThat(wire.requests()).hasSize(1);
            }
            try (AwsWire wire = new AwsWire().onS3("GET", "/elasticbeanstalk-.*", elsewhere);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(((Answer.Missing) world.perform(new Effect.ReadLock())).trouble())
                        .isEqualTo(Trouble.FOREIGN_BUCKET);
                assertThat(wire.requests()).hasSize(1);
            }
        }
    }
}
