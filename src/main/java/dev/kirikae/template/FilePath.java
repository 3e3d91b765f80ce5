package dev.kirikae.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where in a bundle Beanstalk looks for what a template makes. */
final class FilePath {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final Pattern CONFIG = Pattern.compile("\\.ebextensions/\\d\\d-" + NAME + "\\.config");
    private static final Pattern HOOK =
            Pattern.compile("\\.platform/(?:config)?hooks/(?:prebuild|predeploy|postdeploy)/\\d\\d[_-]" + NAME);
    private static final Pattern PROXY = Pattern.compile("\\.platform/(?:nginx|httpd)/(?:" + NAME + "/)*" + NAME);

    private FilePath() {}

    static boolean isConfig(String path) {
        return path.endsWith(".config");
    }

    static List<String> problem(String path, boolean executable) {
        List<String> problems = new ArrayList<>();
        boolean hook = HOOK.matcher(path).matches();
        if (!hook && !CONFIG.matcher(path).matches() && !PROXY.matcher(path).matches()) {
            problems.add("'" + path + "' is no place Beanstalk reads; expected .ebextensions/NN-name.config,"
                    + " .platform/hooks/predeploy/NN_name (or another hook folder), or a file below .platform/nginx");
        }
        if (hook && !executable) {
            problems.add("a hook must say 'executable: true', or the instance will not run it");
        }
        if (!hook && executable) {
            problems.add("only hooks are executable");
        }
        return problems;
    }
}
