package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Own names follow the live name, before the switch and after it, and lead to nothing that is destroyed. */
class DomainsTest {

    private static final String API = "api.example.com";
    private static final String BY_ADDRESSES = ServiceLife.USUAL;
    private static final String BY_VERSION = ServiceLife.USUAL.replace(
            "candidate: {probes: [", "candidate: {probes: [{name: version, version: {path: /v, json: $.version}}, ");

    private static ServiceLife uploaded(String policy) {
        ServiceLife life = new ServiceLife(
                        policy, cloud -> cloud.domain(API, "push-api.ap-northeast-1.elasticbeanstalk.com"))
                .live("domains: [" + API + "]")
                .released();
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        life.performed();
        return life;
    }

    private static boolean isThrough(Effect effect) {
        return effect instanceof Effect.Probe probe && probe.check().equals("through " + API);
    }

    private static Answer version(String version) {
        return new Answer.Probed(
                new ProbeResponse.Http(200, Map.of(), "{\"version\": \"" + version + "\"}", 1), List.of());
    }

    /** Where names lead, but for the own one. */
    private static Answer leadingTo(ServiceLife life, Effect effect, List<String> own) {
        Map<String, List<String>> addresses = new HashMap<>(((Answer.AddressesSeen) life.truly(effect)).addresses());
        addresses.computeIfPresent(API, (name, there) -> own);
        return new Answer.AddressesSeen(addresses);
    }

    private static Predicate<Effect> asksForIt() {
        return effect ->
                effect instanceof Effect.LookAtAddresses look && look.hosts().contains(API);
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_ADDRESSES, "version"})
    void oneThatFollowsIsSeenToFollow(String policy) {
        ServiceLife life = uploaded(policy.equals("version") ? BY_VERSION : policy);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence() + ending.evidence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(life.entries().toString())
                .containsPattern("probe through api.example.com: \\d+ good, 0 bad")
                .contains(policy.equals("version") ? "last: version push-api-" : "last: api.example.com leads to 10.");
        assertThat(life.destroy(Destroy.What.STANDBY).exit()).isEqualTo(ExitCode.OK);
    }

    /** Nothing else is wrong: only what comes through the own name tells that its users are still on the old version. */
    @ParameterizedTest
    @ValueSource(strings = {BY_ADDRESSES, "version"})
    void oneThatPointsPastTheLiveNameMovesTheNameBack(String policy) {
        ServiceLife life = uploaded(policy.equals("version") ? BY_VERSION : policy);
        CloudControl.begin(life.cloud(), Incident.DOMAIN_POINTS_PAST);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence() + ending.evidence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence().toString())
                .contains("probe through api.example.com: ", "api.example.com does not follow the live name: ");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void oneThatLeadsToAnotherEnvironmentBeforeTheSwitchStopsIt() {
        ServiceLife life = uploaded(BY_ADDRESSES);
        String candidate = String.valueOf(life.cloud().environment(life.of(2)).endpoint());
        life.answering(effect -> asksForIt().test(effect)
                ? leadingTo(
                        life,
                        effect,
                        ((Answer.AddressesSeen) life.truly(new Effect.LookAtAddresses(List.of(candidate))))
                                .addresses()
                                .get(candidate))
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence())
                .startsWith("api.example.com does not follow the live name: it leads to 10.")
                .contains(
                        "Nothing was moved. Let it be a CNAME, or an alias, of push-api.ap-northeast-1.elasticbeanstalk.com");
        assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();

        life.answering(effect -> null);
        assertThat(life.release().exit()).as("once it is mended").isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", ""})
    void oneOfWhichNothingIsKnownIsRefusedUnlessAllowed(String address) {
        ServiceLife life = uploaded(BY_ADDRESSES);
        List<String> own = address.isEmpty() ? List.of() : List.of(address);
        life.answering(effect -> asksForIt().test(effect) ? leadingTo(life, effect, own) : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).isEqualTo(Guard.INCONCLUSIVE);
        assertThat(ending.sentence())
                .contains("it is not known whether an own name follows the live name: api.example.com leads ")
                .contains(address.isEmpty() ? "nowhere" : "add a version probe");
        assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();
        String release = String.valueOf(life.journal().newestRelease().id());
        assertThat(life.release(ServiceLife.allowing(Guard.INCONCLUSIVE, release))
                        .exit())
                .isEqualTo(ExitCode.OK);
    }

    /** Live's application says no version yet; both names answer alike, so they lead to the same one. */
    @Test
    void whatLiveDoesNotSayIsHeldAgainstTheLiveName() {
        ServiceLife life = uploaded(BY_VERSION);
        Answer unknown = new Answer.Probed(new ProbeResponse.Http(404, Map.of(), "no such page", 1), List.of());
        life.answering(effect -> effect instanceof Effect.Probe probe
                        && (isThrough(probe) || probe.check().equals("version"))
                        && life.of(1).equals(life.owner())
                        && !isOfCandidate(life, probe)
                ? unknown
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);

        ServiceLife past = uploaded(BY_VERSION);
        past.answering(effect -> isThrough(effect) ? unknown : null);
        StageResult refused = past.release();
        assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.sentence())
                .startsWith("api.example.com does not follow the live name: status 404, expected 200");
    }

    private static boolean isOfCandidate(ServiceLife life, Effect.Probe probe) {
        return String.valueOf(life.cloud().environment(life.of(2)).cname())
                .equals(probe.request().host());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5m", "60s"})
    void itHasItsTimeToLiveToFollow(String ttl) {
        ServiceLife life = uploaded(BY_VERSION).live("domains: [{name: " + API + ", ttl: " + ttl + "}]");
        String former = String.valueOf(life.cloud().environment(life.of(1)).version());
        @Nullable Instant[] moved = {null};
        life.answering(effect -> {
            if (!life.of(2).equals(life.owner())) {
                return null;
            }
            moved[0] = moved[0] == null ? life.now() : moved[0];
            return isThrough(effect) && life.now().isBefore(moved[0].plus(Duration.ofMinutes(4)))
                    ? version(former)
                    : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit())
                .as(ending.sentence() + ending.evidence())
                .isEqualTo(ttl.equals("5m") ? ExitCode.OK : ExitCode.RESTORED);
    }

    @Test
    void aLateResolverTakesNothingBack() {
        ServiceLife life = uploaded(BY_VERSION);
        String former = String.valueOf(life.cloud().environment(life.of(1)).version());
        Instant[] moved = {Instant.MAX};
        int[] late = {0};
        life.answering(effect -> {
            moved[0] = moved[0].equals(Instant.MAX) && life.of(2).equals(life.owner()) ? life.now() : moved[0];
            boolean after = !moved[0].equals(Instant.MAX) && life.now().isAfter(moved[0].plusSeconds(90));
            return isThrough(effect) && after && ++late[0] <= 2 ? version(former) : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence() + ending.evidence()).isEqualTo(ExitCode.OK);
        assertThat(late[0]).isGreaterThan(2);
    }

    @Test
    void noNameIsLeftLeadingToWhatIsDestroyed() {
        ServiceLife life = uploaded(BY_ADDRESSES);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        String standby = String.valueOf(life.cloud().environment(life.of(1)).endpoint());
        List<String> there = ((Answer.AddressesSeen) life.truly(new Effect.LookAtAddresses(List.of(standby))))
                .addresses()
                .get(standby);
        life.performed();
        life.answering(effect -> asksForIt().test(effect) ? leadingTo(life, effect, there) : null);

        StageResult refused = life.destroy(Destroy.What.STANDBY);

        assertThat(refused.exit()).as(refused.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.guard()).isEqualTo(Guard.STILL_NEEDED);
        assertThat(refused.sentence()).contains("api.example.com leads to " + there.get(0) + ", which is push-api-");
        assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();

        life.answering(effect -> asksForIt().test(effect)
                ? new Answer.Missing(Answer.Trouble.LATE, "no whole answer within 10000 ms")
                : null);
        StageResult unknown = life.destroy(Destroy.What.STANDBY);
        assertThat(unknown.exit()).as(unknown.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.sentence()).contains("no whole answer within 10000 ms");
        assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();

        life.answering(effect -> null);
        assertThat(life.destroy(Destroy.What.STANDBY).exit()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(life.of(1))).isFalse();
    }

    @Test
    void withHttpsTheFirstOneIsTheNameThatIsAskedFor() {
        ServiceLife life = uploaded(BY_VERSION);
        life.policy(BY_VERSION.replace("verify: {", "verify: {address: {scheme: https}, "));

        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);

        List<ProbeRequest> asked = ServiceLife.all(Effect.Round.class, life.performed()).stream()
                .flatMap(round -> round.parts().stream())
                .filter(Effect.Probe.class::isInstance)
                .map(part -> ((Effect.Probe) part).request())
                .toList();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(((ProbeRequest.Http) request).at().hostHeader())
                                .isEqualTo(API.equals(request.host()) ? null : API));
        assertThat(asked).anyMatch(request -> API.equals(request.host()));
    }
}
