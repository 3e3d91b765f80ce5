package dev.kirikae.aws;

import dev.kirikae.model.Nearest;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Where the SDK's default chain looked in vain, with the profile that was chosen. */
final class NoCredentials {

    private static final String USUAL = "default";

    private NoCredentials() {}

    static String sentence() {
        return "the AWS SDK found no credentials (looked at AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE, the profile "
                + profile() + ", and the role of this container or machine)";
    }

    private static String profile() {
        String chosen = ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse(USUAL);
        String named = SafeText.plain(chosen);
        return chosen.equals(USUAL) ? named : named + " that AWS_PROFILE names" + absence(chosen);
    }

    private static String absence(String chosen) {
        Set<String> there;
        try {
            there = new TreeSet<>(ProfileFile.defaultProfileFile().profiles().keySet());
        } catch (IllegalArgumentException e) {
            return ", whose file cannot be read: " + SafeText.plain(e.getMessage());
        }
        if (there.contains(chosen)) {
            return "";
        }
        String near = Nearest.of(chosen, there);
        return " and that is in no file of profiles"
                + (near == null ? "" : "; did you mean " + SafeText.plain(near) + "?");
    }
}
