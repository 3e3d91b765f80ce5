package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configured probe as a question to one address, and what its answer means. It judges what came back; that nothing
 * came back is for the caller to say ({@link Sample#error}).
 */
public final class ProbeJudge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 120;

    private ProbeJudge() {}

    /**
     * The question, with the variables of a release put in.
     *
     * @param address how both sides are called
     * @param host the name to call
     * @param ca PEM text; null for the JDK's authorities alone
     * @param variables by name, without braces
     * @throws IllegalArgumentException where the path or the Host header names a variable that is not among them
     */
    public static ProbeRequest request(
            Probe probe, Verify.Address address, String host, @Nullable String ca, Map<String, String> variables) {
        String header = address.host();
        return new ProbeRequest(
                address.scheme().name().toLowerCase(Locale.ROOT),
                host,
                address.port(),
                header == null ? null : Variables.expand(header, variables),
                Variables.expand(probe.check().path(), variables),
                probe.timeout(),
                ca);
    }

    /**
     * What an answer means: good, bad or lagging, never {@link Sample.Kind#ERROR}. Of several differences the first is
     * told: status, then headers, then body.
     *
     * @param version the label that must answer
     * @param former the label that may still answer because names lag behind; null where none may
     * @param variables by name, without braces
     * @throws IllegalArgumentException where an expected text names a variable that is not among them
     */
    public static Sample judge(
            Probe probe,
            ProbeResponse response,
            String version,
            @Nullable String former,
            Map<String, String> variables) {
        if (probe.check() instanceof Probe.Http http) {
            return judgeHttp(http.expect(), response, variables);
        }
        return judgeVersion((Probe.Version) probe.check(), response, version, former);
    }

    private static Sample judgeHttp(Probe.Expect expect, ProbeResponse response, Map<String, String> variables) {
        if (!expect.status().contains(response.status())) {
            return Sample.bad("status " + response.status() + ", expected " + listed(expect.status()));
        }
        for (Map.Entry<String, String> header : expect.headers().entrySet()) {
            String wanted = Variables.expand(header.getValue(), variables);
            String seen = response.headers().get(header.getKey().toLowerCase(Locale.ROOT));
            if (!wanted.equals(seen)) {
                return Sample.bad("header " + header.getKey() + " is " + shown(seen) + ", expected " + shown(wanted));
            }
        }
        String part = expect.bodyContains();
        if (part != null && !response.body().contains(Variables.expand(part, variables))) {
            return Sample.bad("the body does not contain " + shown(part) + ": " + shown(response.body()));
        }
        return Sample.good("status " + response.status() + " in " + response.took() + " ms");
    }

    private static String listed(java.util.List<Integer> numbers) {
        return String.join(" or ", numbers.stream().map(String::valueOf).toList());
    }

    private static Sample judgeVersion(
            Probe.Version check, ProbeResponse response, String version, @Nullable String former) {
        if (response.status() != 200) {
            return Sample.bad("status " + response.status() + ", expected 200 with the version at " + check.json());
        }
        JsonNode node;
        try {
            node = JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return Sample.bad("the answer is not JSON: " + shown(response.body()));
        }
        for (String name : check.json().substring(1).split("\\.")) {
            if (!name.isEmpty()) {
                node = node == null ? null : node.get(name);
            }
        }
        if (node == null || !node.isValueNode()) {
            return Sample.bad("there is nothing at " + check.json() + " in " + shown(response.body()));
        }
        if (node.asText().equals(version)) {
            return Sample.good("version " + version);
        }
        return node.asText().equals(former)
                ? Sample.lagging("the name still leads to version " + former)
                : Sample.bad("version " + shown(node.asText()) + " answers, expected " + version);
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "missing";
        }
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }
}
