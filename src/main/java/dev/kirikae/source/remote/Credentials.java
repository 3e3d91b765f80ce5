package dev.kirikae.source.remote;

/** User and token for an https remote. The token is never printed. */
public record Credentials(String user, String token) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + ", token=(hidden)]";
    }
}
