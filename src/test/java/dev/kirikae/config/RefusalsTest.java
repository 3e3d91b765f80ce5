package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @Test
    void everythingWrongIsReportedAtOnceInTheOrderOfTheFile() {
        assertThat(Reads.problems("""
                        aplication: push-api
                        account: 1234
                        environment:
                          name: far-too-long-for-an-environment
                          settings:
                            asg: {MinSize: [1]}
                        verify:
                          candidate:
                            probes:
                              - name: a
                                http: {path: health}
                              - name: b
                        versions: {keep: 0}
                        """))
                .containsExactly(
                        "kirikae.yml:1:1: aplication: unknown key; perhaps application is meant",
                        "kirikae.yml:1:1: application: is missing; expected the name of a Beanstalk application, 1 to 100"
                                + " characters without /: the Beanstalk application",
                        "kirikae.yml:1:1: live.cname: is missing; expected a CNAME prefix of 4 to 63 letters, digits and"
                                + " hyphens, no hyphen at its ends, or the whole name: the CNAME that users call",
                        "kirikae.yml:1:1: region: is missing; expected an AWS region such as ap-northeast-1: the AWS"
                                + " region",
                        "kirikae.yml:2:10: account: expected the twelve digits of an AWS account, found \"1234\"",
                        "kirikae.yml:4:9: environment.name: expected 1 to 21 letters, digits and hyphens, no hyphen at its"
                                + " ends, found \"far-too-long-for-an-environment\"",
                        "kirikae.yml:6:5: environment.settings.asg: expected a namespace such as aws:autoscaling:asg, found"
                                + " \"asg\"",
                        "kirikae.yml:6:20: environment.settings.asg.MinSize: expected a single value; several are written"
                                + " with commas, found a list",
                        "kirikae.yml:11:22: verify.candidate.probes[0].http.path: expected a path that begins with /,"
                                + " without blanks and #, found \"health\"",
                        "kirikae.yml:12:9: verify.candidate.probes[1]: a probe is of exactly one kind; expected one of"
                                + " http, json, version, download, tcp, websocket, sticky, command, found none",
                        "kirikae.yml:13:18: versions.keep: expected a whole number from 1 to 1000, found \"0\"");
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("stand-by: {}", "4:1: stand-by: unknown key; perhaps standby is meant"),
                Arguments.of(
                        "versions: {deleteBundles: true}",
                        "4:12: versions.deleteBundles: unknown key; perhaps delete-bundles is meant"),
                Arguments.of(
                        "verify: {live: {compare: [{}]}}",
                        "4:27: verify.live.compare[0].errors: is missing; expected one of 5xx, 4xx: which answers count"
                                + " as errors, as the load balancers count them"),
                Arguments.of(
                        "verify: {live: {compare: [{errors: 5xx, step: 2}]}}",
                        "4:47: verify.live.compare[0].step: expected a percentage such as 100%, from 0.01% to 100%,"
                                + " found \"2\"; add the %"),
                Arguments.of(
                        "verify: {live: {compare: [{errors: 5xx}, {errors: 5xx, step: 3%}]}}",
                        "4:26: verify.live.compare: expected each kind of errors once; take the second line of the same"
                                + " kind out"),
                Arguments.of(
                        "verify: {candidate: {assets: refused}}",
                        "4:30: verify.candidate.assets: expected one of off, warn, refuse, found \"refused\"; perhaps refuse"
                                + " is meant"),
                Arguments.of(
                        "verify: {candidate: {assets: {policy: warn, paths: [app]}}}",
                        "4:53: verify.candidate.assets.paths[0]: expected a path that begins with /, without blanks and #,"
                                + " found \"app\""),
                Arguments.of(
                        "verify: {candidate: {warm-up: {paths: [/]}}}",
                        "4:31: verify.candidate.warm-up.until: is missing; expected a map with the keys p50, p90, p95,"
                                + " p99, over: what ends it: how fast its answers must come"),
                Arguments.of(
                        "verify: {candidate: {warm-up: {until: {over: 50}}}}",
                        "4:39: verify.candidate.warm-up.until: expected exactly one of p50, p90, p95, p99, found none"),
                Arguments.of(
                        "verify: {candidate: {warm-up: {until: {p95: 1s, p99: 2s}}}}",
                        "4:39: verify.candidate.warm-up.until: expected exactly one of p50, p90, p95, p99, found 2"),
                Arguments.of(
                        "verify: {live: {queues: [{max-visible: 0}]}}",
                        "4:26: verify.live.queues[0]: expected either name or url, found neither"),
                Arguments.of(
                        "verify: {live: {queues: [{name: q}]}}",
                        "4:26: verify.live.queues[0]: expected at least one limit, such as max-visible: 0, or growing:"
                                + " fail"),
                Arguments.of(
                        "verify: {live: {queues: [{name: q, max-visible: -1}]}}",
                        "4:49: verify.live.queues[0].max-visible: expected a whole number from 0 to 999999999, found"
                                + " \"-1\""),
                Arguments.of(
                        "verify: {live: {queues: [{name: q, max-age: 5m, max-visble: 1}]}}",
                        "4:49: verify.live.queues[0].max-visble: unknown key; perhaps max-visible is meant"),
                Arguments.of("lock: {holder: x}", "4:8: lock.holder: unknown key; known here: lease"),
                Arguments.of(
                        "versions: 20",
                        "4:11: versions: expected a map with the keys keep, delete-bundles, found \"20\""),
                Arguments.of(
                        "versions: {keep: 010}",
                        "4:18: versions.keep: expected a whole number from 1 to 1000, found 010, which some read as octal; write it without the leading zero"),
                Arguments.of(
                        "versions: {keep: \"20\"}",
                        "4:18: versions.keep: expected a whole number from 1 to 1000, found the text \"20\"; remove the quotes"),
                Arguments.of(
                        "versions: {keep: 1:30}",
                        "4:18: versions.keep: expected a whole number from 1 to 1000, found \"1:30\""),
                Arguments.of(
                        "versions: {keep: 0x10}",
                        "4:18: versions.keep: expected a whole number from 1 to 1000, found \"0x10\""),
                Arguments.of(
                        "versions: {keep: 1_0}",
                        "4:18: versions.keep: expected a whole number from 1 to 1000, found \"1_0\""),
                Arguments.of(
                        "versions: {delete-bundles: yes}",
                        "4:28: versions.delete-bundles: expected true or false, without quotes, found \"yes\""),
                Arguments.of(
                        "versions: {delete-bundles: \"true\"}",
                        "4:28: versions.delete-bundles: expected true or false, without quotes, found \"true\""),
                Arguments.of(
                        "standby: {keep: 90}",
                        "4:17: standby.keep: expected a duration such as 500ms, 10s, 5m or 2h, from 0s to 8760h, found \"90\"; add the unit"),
                Arguments.of(
                        "standby: {keep: 1 day}",
                        "4:17: standby.keep: expected a duration such as 500ms, 10s, 5m or 2h, from 0s to 8760h, found \"1 day\""),
                Arguments.of(
                        "standby: {keep: null}",
                        "4:17: standby.keep: expected a duration such as 500ms, 10s, 5m or 2h, from 0s to 8760h, found nothing"),
                Arguments.of(
                        "standby: {keep: 10h, at-most: 9h}",
                        "4:31: standby.at-most: at-most is 9h and keep 10h; expected at-most to be no shorter than keep"),
                Arguments.of(
                        "lock: {lease: 74s}",
                        "4:15: lock.lease: expected a duration such as 500ms, 10s, 5m or 2h, from 75s to 30m, found \"74s\";"
                                + " it is renewed after a quarter of it, and the call before that and the renewal may take 28s each"),
                Arguments.of(
                        "environment: {capacity: match_live}",
                        "4:25: environment.capacity: expected one of match-live, as-configured, found \"match_live\"; perhaps match-live is meant"),
                Arguments.of(
                        "environment: {inherit: all}",
                        "4:24: environment.inherit: expected live, none or a list of options as namespace:option, found \"all\""),
                Arguments.of(
                        "environment: {tags: {Name: x}}",
                        "4:22: environment.tags.Name: this tag is written by AWS or by Kirikae itself; take another name"),
                Arguments.of(
                        "environment: {tags: {\"aws:x\": x}}",
                        "4:22: environment.tags.aws:x: this tag is written by AWS or by Kirikae itself; take another name"),
                Arguments.of(
                        "environment: {tags: {\"kirikae:x\": x}}",
                        "4:22: environment.tags.kirikae:x: this tag is written by AWS or by Kirikae itself; take another name"),
                Arguments.of(
                        "environment: {tags: {a: \"x;y\"}}",
                        "4:25: environment.tags.a: expected at most 255 letters, digits, blanks and _ . : / = + - @, found \"x;y\""),
                Arguments.of(
                        "adopt: [e-123]",
                        "4:9: adopt[0]: expected an environment's id such as e-3vui9m2zcq, found \"e-123\""),
                Arguments.of(
                        "adopt: [e-3vui9m2zcq, e-3vui9m2zcq]", "4:23: adopt[1]: stands in this list twice; remove one"),
                Arguments.of(
                        "source: {directory: ../x}",
                        "4:21: source.directory: expected a folder inside the repository, such as services/api, without / at its ends, . and .., found \"../x\""),
                Arguments.of(
                        "source: {branch: a..b}",
                        "4:18: source.branch: expected a branch's name as git allows it, found \"a..b\""),
                Arguments.of(
                        "source: {repository: \"https://u:hunter2@git.example.com/x\"}",
                        "4:22: source.repository: credentials stand in this URL; remove them and give them as KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN"),
                Arguments.of(
                        "source: {repository: \"ext::sh -c x\"}",
                        "4:22: source.repository: the transport ext:: is not used; expected an https or ssh URL or a path of a git repository"),
                Arguments.of(
                        "source: {repository: \"http://git.example.com/x\"}",
                        "4:22: source.repository: the transport http:// is not used; expected an https or ssh URL or a path of a git repository"),
                Arguments.of("ledger: bucket", "4:9: ledger: expected s3://bucket/prefix, found \"bucket\""),
                Arguments.of(
                        "kirikae: \">=2\"",
                        "4:10: kirikae: this file is for Kirikae >=2, and this is 1.0.0; run one of those versions"),
                Arguments.of(
                        "kirikae: new", "4:10: kirikae: expected a range of versions such as >=1.0 <2, found \"new\""),
                Arguments.of(
                        "lint: {excuse: [{rule: crlf}]}",
                        "4:17: lint.excuse[0].reason: is missing; expected a reason in words: why it is let pass"),
                Arguments.of(
                        "verify: {accept-unverified: \" \"}",
                        "4:29: verify.accept-unverified: expected a reason in words, found \" \""),
                Arguments.of(
                        "verify: {address: {ca: x.pem}}",
                        "4:20: verify.address.ca: has no meaning with scheme http; remove it, or write scheme: https"),
                Arguments.of(
                        "verify: {health: {accept: [Severe]}}",
                        "4:28: verify.health.accept[0]: expected one of Ok, Info, Warning, Degraded, found \"Severe\""),
                Arguments.of(
                        "verify: {health: {accept: []}}",
                        "4:27: verify.health.accept: expected a list of at least one, each being one of Ok, Info, Warning, Degraded, found an empty list"),
                Arguments.of(
                        "verify: {live: {alarms: [{}]}}",
                        "4:26: verify.live.alarms[0]: expected one of name, prefix and tag, found none"),
                Arguments.of(
                        "verify: {live: {alarms: [{name: a, tag: b=c}]}}",
                        "4:26: verify.live.alarms[0]: expected one of name, prefix and tag, found several"),
                Arguments.of(
                        "verify: {live: {alarms: [{tag: team}]}}",
                        "4:32: verify.live.alarms[0].tag: expected a tag as key=value, found \"team\""),
                Arguments.of(
                        "verify: {candidate: {probes: [{name: a, http: {expect: {status: 99}}}]}}",
                        "4:65: verify.candidate.probes[0].http.expect.status: expected a whole number from 100 to 599, found \"99\""),
                Arguments.of(
                        "verify: {candidate: {probes: [{name: a, http: {}, every: 1m, within: 1m}]}}",
                        "4:70: verify.candidate.probes[0].within: 3 passes every 1m take 2m, longer than within, 1m; it could never be proved"),
                Arguments.of(
                        "verify: {candidate: {probes: [{name: a, http: {}}, {name: a, http: {}}]}}",
                        "4:59: verify.candidate.probes[1].name: another probe of this list is called \"a\" too; reports could not tell them apart"),
                Arguments.of(
                        "verify: {candidate: {probes: [{name: a, version: {json: \"$..x\"}}]}}",
                        "4:57: verify.candidate.probes[0].version.json: expected a JSONPath to one value, such as $.version or $.build.label, found \"$..x\", which may lead to several"),
                Arguments.of(
                        "ebextensions: {use: [{template: t, with: {a: no}}]}",
                        "4:46: ebextensions.use[0].with.a: YAML readers disagree about no without quotes; write \"no\" for the text, or true, false or a decimal number"),
                Arguments.of(
                        "ebextensions: {use: [{template: t, with: {a: 010}}]}",
                        "4:46: ebextensions.use[0].with.a: YAML readers disagree about 010 without quotes; write \"010\" for the text, or true, false or a decimal number"),
                Arguments.of(
                        "ebextensions: {use: [{template: t, with: {a: 1:30}}]}",
                        "4:46: ebextensions.use[0].with.a: YAML readers disagree about 1:30 without quotes; write \"1:30\" for the text, or true, false or a decimal number"),
                Arguments.of(
                        "ebextensions: {use: [{template: t, with: {a: }}]}",
                        "4:45: ebextensions.use[0].with.a: has no value; give one, or remove the key"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsReportedWithItsPlaceAndWhatWasExpected(String line, String expected) {
        assertThat(Reads.behindMinimal(line + "\n")).containsExactly("kirikae.yml:" + expected);
    }

    @Test
    void anOptionalKeyWithoutAValueIsAsGoodAsAbsent() {
        assertThat(Reads.configuration(Reads.MINIMAL + "service:\naccount: null\n"))
                .isEqualTo(Reads.configuration(Reads.MINIMAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"notify: [{sqs: x}] | 4:1: notify", "role: arn:aws:iam::123456789012:role/x | 4:1: role"})
    void whatIsNotBuiltYetIsRefusedByName(String line, String place) {
        assertThat(Reads.behindMinimal(line + "\n"))
                .containsExactly("kirikae.yml:" + place + ": is not built yet in this version; remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a_b.example.com] | [0]: expected an own name such as api.example.com, which Beanstalk did not give, found"
                        + " \"a_b.example.com\"",
                "[push-api.eu-west-1.elasticbeanstalk.com] | [0]: expected an own name such as api.example.com, which"
                        + " Beanstalk did not give, found \"push-api.eu-west-1.elasticbeanstalk.com\"",
                "[192.168.0.1] | [0]: expected an own name such as api.example.com",
                "['*.example.com'] | [0]: expected an own name such as api.example.com",
                "[api.example.com, API.example.com.] | stands in this list twice; remove one",
                "[api.example.com, {name: api.example.com, ttl: 5m}] | : expected each name once; take the second one out",
                "[{name: api.example.com, ttl: 2h}] | [0].ttl: expected a duration",
                "[{ttl: 5m}] | [0].name: is missing",
            })
    void anOwnNameIsAWholeNameOfOnesOwn(String domains, String words) {
        assertThat(Reads.problems(
                        "application: a\nregion: eu-west-1\nlive: {cname: push-api, domains: " + domains + "}\n"))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("kirikae.yml:3:") && problem.contains(words));
    }

    @Test
    void anOwnNameIsReadInSmallLettersWithItsTimeToLive() {
        Configuration configuration = Reads.configuration(
                "application: a\nregion: eu-west-1\nlive: {cname: push-api, domains: [API.example.com., {name: b.example.com,"
                        + " ttl: 5m}]}\n");

        assertThat(configuration.live().domains())
                .containsExactly(
                        new Configuration.Domain("api.example.com", Duration.ofMinutes(1)),
                        new Configuration.Domain("b.example.com", Duration.ofMinutes(5)));
        assertThat(ConfigurationJson.read(ConfigurationJson.write(configuration)))
                .isEqualTo(configuration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push/api",
                "'  '",
                "\"a\\nb\"",
            })
    void anApplicationNameIsOneThatBeanstalkTakes(String name) {
        assertThat(Reads.problems("application: " + name + "\nregion: eu-west-1\nlive: {cname: push-api}\n"))
                .singleElement()
                .asString()
                .startsWith("kirikae.yml:1:14: application: expected the name of a Beanstalk application");
    }

    @Test
    void aNameThatCannotServeAsTheServicesSaysSo() {
        assertThat(Reads.problems("application: a&b\nregion: eu-west-1\nlive: {cname: push-api}\n"))
                .containsExactly(
                        "kirikae.yml:1:14: application: this name cannot serve as the service's too; write"
                                + " service: with 1 to 79 letters, digits, blanks and _ . + = @ -, beginning with a letter or digit");
    }

    @Test
    void limitsOfBeanstalkAreKnown() {
        StringBuilder tags = new StringBuilder("environment:\n  tags:\n");
        for (int i = 0; i < 45; i++) {
            tags.append("    t").append(i).append(": x\n");
        }
        assertThat(Reads.behindMinimal(tags.toString()))
                .containsExactly(
                        "kirikae.yml:6:5: environment.tags: found 45 tags; an environment can have 44 of your own"
                                + " beside Beanstalk's and Kirikae's");

        String properties = "environment:\n  settings:\n    aws:elasticbeanstalk:application:environment:\n";
        assertThat(Reads.behindMinimal(properties + "      A: " + "x".repeat(257) + "\n"))
                .containsExactly(
                        "kirikae.yml:7:7: environment.settings.aws:elasticbeanstalk:application:environment.A: a"
                                + " property's value has at most 256 characters, this one has 257");
        assertThat(Reads.behindMinimal(properties + "      " + "A".repeat(129) + ": x\n"))
                .singleElement()
                .asString()
                .contains("expected a property's name of at most 128 letters");
        assertThat(Reads.behindMinimal(properties + "      KIRIKAE_VERSION: x\n"))
                .singleElement()
                .asString()
                .endsWith("this property is written by Kirikae itself; take another name");
        StringBuilder many = new StringBuilder(properties);
        for (int i = 10; i < 30; i++) {
            many.append("      P")
                    .append(i)
                    .append(": ")
                    .append("x".repeat(200))
                    .append('\n');
        }
        assertThat(Reads.behindMinimal(many.toString()))
                .containsExactly("kirikae.yml:6:5: environment.settings: the environment properties have 4080 bytes"
                        + " together; at most 3940 are left beside Kirikae's own two");
    }
}
