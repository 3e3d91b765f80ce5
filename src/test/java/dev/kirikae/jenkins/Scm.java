package dev.kirikae.jenkins;

import java.util.List;
import java.util.Map;

/** What a pipeline sees as {@code scm}: a git repository. */
public final class Scm {

    private final String url;

    Scm(String url) {
        this.url = url;
    }

    public List<Map<String, String>> getUserRemoteConfigs() {
        return List.of(Map.of("url", url));
    }
}
