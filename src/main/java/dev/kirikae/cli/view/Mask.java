package dev.kirikae.cli.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Hides the secrets that came by the environment, should any message carry one, also in Base64. */
record Mask(List<String> secrets) {

    private static final List<String> NAMES = List.of(
            "KIRIKAE_GIT_TOKEN", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN");

    /** Shorter ones would hide ordinary words. */
    private static final int SHORTEST = 6;

    Mask {
        secrets = List.copyOf(secrets);
    }

    static Mask of(Map<String, String> env) {
        List<String> secrets = new ArrayList<>();
        for (String name : NAMES) {
            String secret = env.getOrDefault(name, "");
            if (secret.length() >= SHORTEST) {
                secrets.add(secret);
                secrets.add(
                        Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new Mask(secrets);
    }

    String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, "(hidden)");
        }
        return hidden;
    }
}
