package dev.kirikae.config;

import org.jspecify.annotations.Nullable;

/** A git repository: an https or ssh address or a path, never with credentials in it. */
final class RepositoryShape extends TextShape {
    RepositoryShape() {
        super(
                Scope.FIXED,
                "[^\\s\\x00-\\x1F\\x7F-][^\\x00-\\x1F\\x7F]{0,1023}",
                "an https or ssh URL or a path of a git repository",
                ".");
    }

    @Override
    @Nullable
    String parse(Resolved resolved, boolean bare) {
        String text = resolved.text();
        return credentials(text) || transport(text) != null ? null : super.parse(resolved, bare);
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String text = resolved.text();
        if (credentials(text)) {
            return "credentials stand in this URL; remove them and give them as KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN";
        }
        String transport = transport(text);
        if (transport != null) {
            return "the transport " + ShownText.plain(transport) + " is not used; expected " + expected();
        }
        return super.fault(scalar, resolved);
    }

    private static boolean credentials(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            int colon = text.indexOf(':');
            return colon > 1
                    && text.indexOf('@') > colon
                    && !text.substring(0, colon).contains("/");
        }
        String rest = text.substring(scheme + 3);
        String authority = rest.split("[/?#]", 2)[0];
        int at = authority.lastIndexOf('@');
        boolean login = at >= 0 && (!text.startsWith("ssh://") || authority.lastIndexOf(':', at) >= 0);
        return login || rest.matches("(?i)[^?]*\\?.*(?:token|password|secret|key)=.*");
    }

    private static @Nullable String transport(String text) {
        int helper = text.indexOf("::");
        if (helper > 0 && text.substring(0, helper).matches("[A-Za-z0-9+.-]+")) {
            return text.substring(0, helper + 2);
        }
        int scheme = text.indexOf("://");
        if (scheme < 0 || text.startsWith("https://") || text.startsWith("ssh://")) {
            return null;
        }
        return text.substring(0, scheme + 3);
    }
}
