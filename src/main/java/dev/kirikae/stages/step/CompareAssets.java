package dev.kirikae.stages.step;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.verify.AssetProof;
import dev.kirikae.verify.EntryPage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What pages of each side name, asked of the other side too. */
public final class CompareAssets {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final int AT_ONCE = 4;
    private static final int REDIRECTS = 5;
    private static final int PAGE = 1024 * 1024;
    private static final int BEGINNING = 1024;
    private static final int OK = 200;
    private static final Probe.Expect ANYTHING = new Probe.Expect(List.of(OK), Map.of(), null);

    /** What simulated applications answer. */
    private static final ProbeResponse.Http HEALTHY_PAGE = new ProbeResponse.Http(
            OK,
            Map.of("content-type", "text/html"),
            "<!DOCTYPE html><html><head><link rel=\"stylesheet\" href=\"/assets/${version}.css\">"
                    + "<script src=\"/assets/${version}.js\"></script></head><body></body></html>",
            42);

    private static final ProbeResponse.Http HEALTHY_FILE =
            new ProbeResponse.Http(OK, Map.of("content-type", "text/plain"), "", 42);

    private final StageContext context;
    private final ServicePolicy policy;

    CompareAssets(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** One side, and what its pages name: each asset with the first page that names it. */
    private record Side(VerificationTarget target, boolean live, Map<String, String> assets) {}

    /** What it came to. */
    public AssetProof compare(Verify.Assets assets, VerificationTarget candidate, VerificationTarget live) {
        return context.section("what pages name is on both sides", () -> {
            AssetProof proof = AssetProof.of(assets.policy());
            Side before = new Side(live, true, new LinkedHashMap<>());
            Side after = new Side(candidate, false, new LinkedHashMap<>());
            Set<String> hosts = hosts(candidate, live);
            for (String path : assets.paths()) {
                proof = read(proof, before, path, hosts);
                proof = read(proof, after, path, hosts);
            }
            return asked(asked(proof, before, after), after, before);
        });
    }

    private Set<String> hosts(VerificationTarget candidate, VerificationTarget live) {
        Set<String> hosts = new TreeSet<>();
        Stream.of(
                        policy.liveName().wholeNames().stream(),
                        policy.configuration().live().domainNames().stream(),
                        Stream.of(candidate.host(), live.host()),
                        Stream.of(
                                request(candidate, "/").at().hostHeader(),
                                request(live, "/").at().hostHeader()))
                .flatMap(names -> names)
                .filter(name -> name != null && !name.isEmpty())
                .forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        return hosts;
    }

    /** With what one page names; redirects are followed within its origin. */
    private AssetProof read(AssetProof proof, Side side, String path, Set<String> hosts) {
        String page = path + " of " + (side.live() ? "live" : "the candidate");
        String at = request(side.target(), path).path();
        for (int n = 0; n <= REDIRECTS; n++) {
            ProbeResponse.Http answer = page(side.target(), at);
            if (answer == null) {
                return proof.unknown(page + " gave no answer");
            }
            String url = "http://" + side.target().host() + at;
            String to = answer.status() / 100 == 3 ? answer.headers().get("location") : null;
            if (to != null) {
                String next = EntryPage.resolved(url, to, hosts);
                if (next == null) {
                    return proof.unknown(page + " leads to another origin");
                }
                at = next;
                continue;
            }
            return named(proof, side, path, url, answer, hosts);
        }
        return proof.unknown(page + " redirects without end");
    }

    private static AssetProof named(
            AssetProof proof, Side side, String path, String url, ProbeResponse.Http answer, Set<String> hosts) {
        String page = path + " of " + (side.live() ? "live" : "the candidate");
        String type = answer.headers().getOrDefault("content-type", "");
        if (answer.status() != OK) {
            return proof.unknown(page + " gave status " + answer.status());
        }
        if (!type.toLowerCase(Locale.ROOT).contains("html")) {
            return proof.unknown(page + " is not HTML: name pages in verify.candidate.assets.paths");
        }
        EntryPage read = EntryPage.of(answer.body(), url, hosts);
        read.assets().forEach(asset -> side.assets().putIfAbsent(asset, path));
        AssetProof next = read.leftOut() == 0
                ? proof
                : proof.noted(page + " names " + read.leftOut() + " more, which were not asked");
        return answer.kind() == ProbeResponse.Body.CUT
                ? next.noted(page + " is longer than " + PAGE + " bytes: what its end names was not asked")
                : next;
    }

    private ProbeResponse.@Nullable Http page(VerificationTarget target, String path) {
        ProbeRequest.Http request = request(target, path);
        ProbeRequest.Http whole = new ProbeRequest.Http(request.at(), request.path(), 0, PAGE, TIMEOUT);
        return answers(List.of(new Effect.Probe("assets", whole, HEALTHY_PAGE))).get(0);
    }

    private AssetProof asked(AssetProof begun, Side named, Side other) {
        AssetProof proof = begun;
        List<String> all = List.copyOf(named.assets().keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            List<ProbeResponse.@Nullable Http> there = files(other.target(), some);
            List<String> doubtful = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                if (AssetProof.isDoubtful(there.get(i))) {
                    doubtful.add(some.get(i));
                }
            }
            List<ProbeResponse.@Nullable Http> own = files(named.target(), doubtful);
            for (int i = 0; i < some.size(); i++) {
                String asset = some.get(i);
                int doubt = doubtful.indexOf(asset);
                proof = proof.and(
                        named.live(),
                        String.valueOf(named.assets().get(asset)),
                        asset,
                        there.get(i),
                        doubt < 0 ? null : own.get(doubt));
            }
        }
        return proof;
    }

    private List<ProbeResponse.@Nullable Http> files(VerificationTarget target, List<String> paths) {
        return answers(paths.stream()
                .map(path -> {
                    ProbeRequest.Http request = request(target, path);
                    return new Effect.Probe(
                            "assets",
                            new ProbeRequest.Http(request.at(), path, REDIRECTS, BEGINNING, TIMEOUT),
                            HEALTHY_FILE);
                })
                .toList());
    }

    /** Side by side; what has no answer, or an error of the server's, is asked again. */
    private List<ProbeResponse.@Nullable Http> answers(List<Effect.Probe> asked) {
        List<ProbeResponse.@Nullable Http> answers = new ArrayList<>();
        asked.forEach(one -> answers.add(null));
        List<Effect.Probe> open = asked;
        for (int n = 0; n < TRIES && !open.isEmpty(); n++) {
            if (n > 0) {
                context.pause(
                        context.now().plus(PAUSE),
                        "another answer for " + open.get(0).request().words());
            }
            Answer.RoundSeen round =
                    context.look(new Effect.Round(open, context.now().plus(TIMEOUT)), Answer.RoundSeen.class);
            List<Effect.Probe> again = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                ProbeResponse.Http answer = http(round.answers().get(i));
                answers.set(asked.indexOf(open.get(i)), answer);
                if (answer == null || answer.status() / 100 == 5) {
                    again.add(open.get(i));
                }
            }
            open = again;
        }
        return answers;
    }

    private static ProbeResponse.@Nullable Http http(Answer answer) {
        return answer instanceof Answer.Probed probed && probed.response() instanceof ProbeResponse.Http http
                ? http
                : null;
    }

    private ProbeRequest.Http request(VerificationTarget target, String path) {
        Probe probe = new Probe("assets", new Probe.Http(path, 0, ANYTHING), PAUSE, TIMEOUT, 1, 0, 1, TIMEOUT);
        return (ProbeRequest.Http) policy.question(target).of(probe);
    }
}
