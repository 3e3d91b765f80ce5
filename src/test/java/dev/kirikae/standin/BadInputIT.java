package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a person or an account gets wrong: the exit code, a sentence that names it, and no changing call. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {

    @TempDir
    Path folder;

    private Site site() throws Exception {
        return new Site(Files.createTempDirectory(folder, "site"), Pace.HASTY);
    }

    private static void refused(Site site, int code, String stage, String... words) {
        ProgramRun.Finished finished = site.kirikae(code, stage);
        assertThat(finished.all()).contains(words);
        assertThat(finished.all()).doesNotContain("\tat ", "Exception");
        unchanged(site);
    }

    private static void unchanged(Site site) {
        assertThat(site.aws.log.changing().stream().filter(l -> l.outcome().startsWith("ok")))
                .isEmpty();
        assertThat(site.aws.log.violations()).isEmpty();
    }

    @Test
    void credentials() throws Exception {
        try (Site site = site()) {
            site.serving();
            site.without("AWS_ACCESS_KEY_ID");
            refused(site, 10, "upload", "sts:GetCallerIdentity", "no credentials");
            site.variable("AWS_ACCESS_KEY_ID", "AKIAWRONGWRONGWRONG");
            refused(site, 10, "upload", "sts:GetCallerIdentity");
            site.variable("AWS_ACCESS_KEY_ID", Standin.KEY);
            site.aws.callerIs("999999999999");
            refused(site, 9, "upload", "999999999999", Account.ACCOUNT);
        }
    }

    @Test
    void aProfileThatIsMissing() throws Exception {
        try (Site site = site()) {
            site.without("AWS_ACCESS_KEY_ID");
            site.variable("AWS_PROFILE", "nope");
            refused(site, 10, "status", "the profile nope that AWS_PROFILE names");
        }
    }

    /** One port refuses, one takes the connection and says nothing; both are asked at once. */
    @Test
    void anEndpointThatDoesNotAnswer() throws Exception {
        try (Site site = site();
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closed.close();
            Map<String, ProgramRun> looks = new HashMap<>();
            looks.put("refuses the connection", statusAt(site, closed));
            looks.put("does not answer in time", statusAt(site, silent));
            looks.forEach((why, look) -> {
                ProgramRun.Finished finished = look.end(Site.PATIENCE);
                assertThat(finished.code()).as(finished.all()).isEqualTo(6);
                assertThat(finished.all())
                        .contains("no answer within 20 s: ", "http://127.0.0.1:", why, "AWS_ENDPOINT_URL")
                        .doesNotContain("\tat ", "Exception");
            });
            unchanged(site);
        }
    }

    private static ProgramRun statusAt(Site site, ServerSocket endpoint) {
        site.variable("AWS_ENDPOINT_URL", "http://127.0.0.1:" + endpoint.getLocalPort());
        return site.start("status");
    }

    @Test
    void aBucketOfAnotherOwner() throws Exception {
        try (Site site = site()) {
            site.serving();
            site.aws.storage.bucket(Account.BUCKET, "666666666666");
            refused(site, 9, "upload", Account.BUCKET, "another account");
            refused(site, 9, "status", Account.BUCKET);
        }
    }

    @Test
    void anApplicationThatIsMissing() throws Exception {
        try (Site site = site()) {
            site.aws.account.application("shopping");
            refused(site, 2, "upload", "no application shop", "shopping");
            refused(site, 2, "status", "no application shop", "shopping");
        }
    }

    @Test
    void aPlatformWithoutMatch() throws Exception {
        try (Site site = site()) {
            site.serving();
            site.configure(Map.of("platform", "64bit Amazon Linux 2023 v9.* running Corretto 17"));
            refused(site, 2, "upload", "v9.* running Corretto 17", "v4.3.0 running Corretto 17");
        }
    }

    @Test
    void aNameThatSomebodyElseOwns() throws Exception {
        try (Site site = site()) {
            site.aws.account.application("shop");
            site.aws.account.foreignPrefixes.add("shop");
            site.configure(Map.of("platform", "64bit Amazon Linux 2023 v4.* running Corretto 17"));
            refused(site, 3, "upload", "owner", Site.LIVE);
        }
    }

    @Test
    void aReleaseThatIsUnknown() throws Exception {
        try (Site site = site()) {
            site.serving();
            assertThat(site.kirikae(3, "release").all()).contains("nothing-to-do", "upload");
            assertThat(site.kirikae(2, "explain", "20200101-abcdef0").all()).contains("20200101-abcdef0");
            assertThat(site.kirikae(2, "rollback", "--to", "20200101-abcdef0").all())
                    .contains("20200101-abcdef0");
            unchanged(site);
        }
    }

    @Test
    void aClockThatIsWrong() throws Exception {
        try (Site site = site()) {
            site.serving();
            site.aws.clockAhead(Duration.ofDays(1));
            refused(site, 10, "upload", "clock");
            site.aws.clockAhead(Duration.ofDays(-1));
            refused(site, 10, "release", "clock");
            site.aws.clockAhead(Duration.ZERO);
            site.aws.faults.always(
                    "GetCallerIdentity",
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time is too large.");
            refused(site, 10, "upload", "clock");
        }
    }

    @Test
    void actionsThatAreNotAllowed() throws Exception {
        try (Site site = site()) {
            site.serving();
            for (String action : new String[] {"elasticbeanstalk:DescribeEnvironments", "s3:PutObject"}) {
                site.aws.faults.deny(action);
                refused(site, 10, "upload", action);
                site.aws.faults.allow(action);
            }
            site.aws.faults.deny("elasticbeanstalk:CreateApplicationVersion");
            refused(site, 10, "upload", "elasticbeanstalk:CreateApplicationVersion");
        }
    }
}
