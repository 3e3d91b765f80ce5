package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration.Approval;
import dev.kirikae.config.Configuration.Capacity;
import dev.kirikae.config.Configuration.Drain;
import dev.kirikae.config.Configuration.Excuse;
import dev.kirikae.config.Configuration.Inherit;
import dev.kirikae.config.Configuration.OptionName;
import dev.kirikae.config.Configuration.OptionSetting;
import dev.kirikae.config.Configuration.Polling;
import dev.kirikae.config.Configuration.Source;
import dev.kirikae.config.Configuration.Standby;
import dev.kirikae.config.Configuration.UseTemplate;
import dev.kirikae.config.Configuration.Versions;
import dev.kirikae.config.Verify.Address;
import dev.kirikae.config.Verify.Alarm;
import dev.kirikae.config.Verify.HealthStatus;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.OnInconclusive;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.config.Verify.Scheme;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeFileTest {
    @Test
    void threeKeysAreEnoughAndTheRestSuitsAFirstRelease() {
        Configuration read = Reads.configuration(Reads.MINIMAL);

        assertThat(read.application()).isEqualTo("push-api");
        assertThat(read.service()).isEqualTo("push-api");
        assertThat(read.account()).isNull();
        assertThat(read.source()).isEqualTo(new Source(null, null, "", false, List.of()));
        assertThat(read.environment().name()).isEqualTo("push-api");
        assertThat(read.environment().platform()).isNull();
        assertThat(read.environment().inherit().kind()).isEqualTo(Inherit.Kind.LIVE);
        assertThat(read.environment().capacity()).isEqualTo(Capacity.MATCH_LIVE);
        assertThat(read.verify().address()).isEqualTo(new Address(Scheme.HTTP, 80, null, null));
        assertThat(read.verify().health().accept()).containsExactly(HealthStatus.OK, HealthStatus.INFO);
        assertThat(read.verify().candidate().probes())
                .containsExactly(new Probe(
                        "root",
                        new Probe.Http("/", 0, new Probe.Expect(List.of(200), Map.of(), null)),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        3,
                        0,
                        3,
                        Duration.ofMinutes(2)));
        assertThat(read.verify().live().probes()).isNull();
        assertThat(read.verify().live().watch()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read.standby())
                .isEqualTo(new Standby(
                        Duration.ofHours(24),
                        Duration.ofHours(72),
                        Duration.ofHours(4),
                        Duration.ofHours(1),
                        new Drain(1, 0, Duration.ofMinutes(15))));
        assertThat(read.versions()).isEqualTo(new Versions(20, true));
        assertThat(read.approval()).isEqualTo(Approval.NONE);
        assertThat(read.polling()).isEqualTo(new Polling(null, Duration.ofSeconds(10)));
    }

    @Test
    void aMissingAccountIsWarnedAbout() {
        assertThat(Reads.loaded(Reads.MINIMAL).notices())
                .containsExactly("kirikae.yml:1:1: account is missing, so a wrong account cannot be refused;"
                        + " add account: with its twelve digits");
        assertThat(Reads.loaded(Examples.FULL).notices()).isEmpty();
    }

    @Test
    void theWholeFileIsReadAsItIsWritten() {
        Configuration read = Reads.configuration(Examples.FULL);

        assertThat(read.account()).isEqualTo("123456789012");
        assertThat(read.source().repository()).isEqualTo("https://git.example.com/push/api.git");
        assertThat(read.source().exclude()).containsExactly("docs/**");
        assertThat(read.source().submodules()).isTrue();
        assertThat(read.environment().platform()).isEqualTo("64bit Amazon Linux 2023 v6.* running Node.js 22");
        assertThat(read.environment().settings())
                .containsExactly(
                        new OptionSetting("aws:autoscaling:asg", "MinSize", "2"),
                        new OptionSetting("aws:autoscaling:asg", "MaxSize", "8"),
                        new OptionSetting("aws:elasticbeanstalk:application:environment", "LOG_LEVEL", "info"));
        assertThat(read.environment().tags()).containsExactly(Map.entry("team", "push"));
        assertThat(read.ebextensions().use())
                .containsExactly(new UseTemplate(
                        "fluentd",
                        "push-logs",
                        Map.of(
                                "aggregator",
                                "logs.internal",
                                "tag",
                                "push.api",
                                "ports",
                                List.of(24224L, 24225L),
                                "weight",
                                new BigDecimal("1.10"),
                                "tls",
                                true)));
        assertThat(read.lint().excuse()).containsExactly(new Excuse("crlf", "hooks/x.sh", null, "made on Windows"));
        assertThat(read.verify().candidate().probes())
                .extracting(Probe::check)
                .containsExactly(
                        new Probe.Http("/health", 0, new Probe.Expect(List.of(200), Map.of(), null)),
                        new Probe.Version("/version", 0, "$.version"));
        assertThat(read.verify().live().alarms())
                .containsExactly(new Alarm("${environment}-5xx", null, RedAtStart.BLOCK, NoData.INCONCLUSIVE));
    }

    @Test
    void writingTheDefaultsOutChangesNothing() {
        Configuration silent =
                Reads.configuration("application: push-api\nregion: eu-west-1\nlive: {cname: push-api}\n");
        Configuration outspoken = Reads.configuration("""
            application: push-api
            region: eu-west-1
            live: {cname: push-api, domains: []}
            verify:
            standby: {drain: {for: 15m}}
            polling: {first: learned}
            approval: none
            """);
        assertThat(outspoken).isEqualTo(silent);
    }

    @Test
    void everyOtherChoiceIsReadToo() {
        Configuration read = Reads.configuration("""
            application: My App
            region: us-gov-west-1
            live: {cname: push-api}
            environment:
              inherit: ["aws:autoscaling:asg:MinSize"]
              capacity: as-configured
            verify:
              address: {scheme: https, host: api.example.com, ca: ca.pem}
              health: {accept: [Ok, Degraded], stable-for: 500ms}
              candidate:
                probes:
                  - name: page
                    http:
                      path: /a?b=${commit}
                      expect: {status: [200, 204], headers: {Server: nginx}, body-contains: "ok"}
              live:
                probes: []
                alarms: [{prefix: app-, red-at-start: must-recover, no-data: fail}]
              on-failure: hold
              on-inconclusive: accept
              accept-unverified: a static page
            standby: {drain: none, keep: 0s}
            ledger: s3://my-bucket/kirikae/push
            polling: {first: 90s}
            """);

        assertThat(read.service()).isEqualTo("My App");
        assertThat(read.environment().name()).isEqualTo("My-App");
        assertThat(read.environment().inherit())
                .isEqualTo(new Inherit(Inherit.Kind.LISTED, List.of(new OptionName("aws:autoscaling:asg", "MinSize"))));
        assertThat(read.verify().address()).isEqualTo(new Address(Scheme.HTTPS, 443, "api.example.com", "ca.pem"));
        assertThat(read.verify().health().accept()).containsExactly(HealthStatus.OK, HealthStatus.DEGRADED);
        assertThat(read.verify().health().stableFor()).isEqualTo(Duration.ofMillis(500));
        assertThat(read.verify().candidate().probes().get(0).check())
                .isEqualTo(new Probe.Http(
                        "/a?b=${commit}", 0, new Probe.Expect(List.of(200, 204), Map.of("Server", "nginx"), "ok")));
        assertThat(read.verify().live().probes()).isEmpty();
        assertThat(read.verify().live().alarms())
                .containsExactly(new Alarm(null, "app-", RedAtStart.MUST_RECOVER, NoData.FAIL));
        assertThat(read.verify().onInconclusive()).isEqualTo(OnInconclusive.ACCEPT);
        assertThat(read.verify().acceptUnverified()).isEqualTo("a static page");
        assertThat(read.standby().drain()).isNull();
        assertThat(read.ledger()).isEqualTo("s3://my-bucket/kirikae/push");
        assertThat(read.polling().first()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aValueIsNeverSilentlyChanged() {
        Configuration read = Reads.configuration("""
            application: 1.10
            account: 012345678901
            region: eu-west-1
            live: {cname: 0100}
            source: {branch: no}
            environment:
              settings:
                aws:elasticbeanstalk:application:environment: {A: 010, B: yes, C: 1_000, D: 12:30:00, E: 1.10, F: ""}
              tags: {on: off}
            ebextensions: {use: [{template: t, with: {a: "010", b: 2026-01-01, c: "no", d: 1.0.0}}]}
            """);

        assertThat(read.application()).isEqualTo("1.10");
        assertThat(read.account()).isEqualTo("012345678901");
        assertThat(read.live().cname()).isEqualTo("0100");
        assertThat(read.source().branch()).isEqualTo("no");
        assertThat(read.environment().settings())
                .extracting(OptionSetting::value)
                .containsExactly("010", "yes", "1_000", "12:30:00", "1.10", "");
        assertThat(read.environment().tags()).containsExactly(Map.entry("on", "off"));
        assertThat(read.ebextensions().use().get(0).with())
                .isEqualTo(Map.of("a", "010", "b", "2026-01-01", "c", "no", "d", "1.0.0"));
    }

    @Test
    void aLongOrStrangeApplicationNameIsFittedForEnvironments() {
        assertThat(Reads.configuration("application: push notification service, eu\n"
                                + "service: push notification service\n"
                                + "region: eu-west-1\n"
                                + "live: {cname: push-api}\n")
                        .environment()
                        .name())
                .isEqualTo("push-notification-ser");
        assertThat(Reads.problems("application: プッシュ\nregion: eu-west-1\nlive: {cname: push-api}\n"))
                .containsExactly("kirikae.yml:1:1: environment: no name can be made of the service's;"
                        + " write environment: {name: …}");
    }

    @Test
    void problemsThatShowLaterFindTheirPlaceInTheFile() {
        Places places = Reads.loaded(Examples.FULL).places();

        assertThat(places.problem("ebextensions.use[0].with.tag", "unknown").text())
                .isEqualTo("kirikae.yml:29:46: ebextensions.use[0].with.tag: unknown");
        assertThat(places.problem("ebextensions.use[0].with.other", "missing").text())
                .isEqualTo("kirikae.yml:29:13: ebextensions.use[0].with.other: missing");
    }
}
