package dev.kirikae.jenkins;

import org.jspecify.annotations.Nullable;

/** What a pipeline sees and sets as {@code currentBuild}; a result only gets worse. */
public final class CurrentBuild {

    private static final java.util.List<String> ORDER =
            java.util.List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private @Nullable String displayName;
    private @Nullable String description;
    private String result = "SUCCESS";

    public @Nullable String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getCurrentResult() {
        return result;
    }

    public synchronized void setResult(String worse) {
        if (ORDER.indexOf(worse) > ORDER.indexOf(result)) {
            result = worse;
        }
    }

    public int getNumber() {
        return 7;
    }
}
