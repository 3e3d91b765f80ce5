package dev.kirikae.template;

import dev.kirikae.model.Wildcard;
import dev.kirikae.yaml.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A template that has been read and checked: its head, and bodies into which values enter only where YAML has scalars, so
 * that no value changes a document's shape.
 *
 * <pre>{@code
 * template: sample                  # the file's name without .yml
 * version: 1                        # counts up with every change of what comes out
 * purpose: What it is for, in a sentence.
 * platforms: ["*Amazon Linux 2023*"]   # default: all
 * tiers: [WebServer]                   # default: both
 * parameters:
 *   level:
 *     type: string                  # string, integer, boolean, duration, list, map
 *     description: What it means.
 *     default: info                 # none: a value must be given, and the example is needed
 *     example: debug
 *     # default-from: live.cname    # instead of default: what the configuration says there; another name is refused
 *     follows-as: true              # a use called something ("as") gives that name here, if it gives no value
 *     one-of: [info, debug]         # also pattern, min, max, min-length, max-length; items, keys (lists, maps)
 *     # language: shell             # the value, or each of a map, is itself a whole line; also script, file
 * file: .ebextensions/10-sample.config   # with content: or, elsewhere, text:; several under files:
 * when: level                       # the file only if level is true, or not empty; "not level" for the opposite
 * content:
 *   option_settings:
 *     aws:elasticbeanstalk:application:environment:
 *       LEVEL: ${level}             # alone: the value itself, lists, maps and numbers too; $$ escapes it
 *   commands:
 *     10-tell:
 *       $when: level                # the same for any map below content
 *       command: echo ${level|shell}
 *       cwd: {$when: level, $value: /tmp}   # and for anything else
 *   packages:
 *     yum:
 *       $each: names              # what follows once for each entry of the map
 *       ${each-key}: ${each-value}
 * }</pre>
 *
 * <p>Text must name the language it enters: {@code |shell} in commands, tests and scripts, {@code |cron} in crontabs,
 * {@code |nginx} in nginx configuration, {@code |systemd} in the lines of systemd units that run a program and
 * {@code |unit} in their others, {@code |line} in other files' content, {@code |json} between back quotes, {@code |sub} in
 * {@code Fn::Sub}; {@code |text} turns a number into text. A list under {@code |shell}, {@code |systemd} or
 * {@code |nginx} becomes a word for each item; {@code |each} repeats its line of nginx configuration, or the block that
 * begins there, for each item of a list or, as name and value, each entry of a map. An item <code>${map|pairs}</code> of a
 * list becomes an item with {@code Name} and {@code Value} for each entry of the map. Where a filter is missing, or its
 * quotes would not hold, the template is refused. A parameter with a {@code language} is the user's own shell line
 * ({@code shell}, or a list of arguments), script ({@code script}) or file ({@code file}): it is not quoted, and can only
 * be the whole of a command, a hook's text or a file's content.
 *
 * <p>A configuration may use a template more than once, each use called something else: {@code as: push-lag}. That name
 * is <code>${as}</code>, which no template declares; without it, it is the template's own. It takes the template's place
 * in a path: {@code .ebextensions/60-metric-alarm.config} becomes {@code .ebextensions/60-push-lag.config}. CloudFormation
 * wants logical ids that differ too, of letters and digits only: {@code |id} makes {@code PushLag} of {@code push-lag},
 * in the names of {@code Resources}, {@code Outputs}, {@code Parameters} and {@code Mappings}, and where functions and
 * {@code DependsOn} refer to them: <code>KirikaeAlarm${as|id}</code>.
 */
public final class Template {
    private static final Pattern OPEN_VERSION = Pattern.compile("( v[0-9.]*)\\*");

    private final String name;
    private final Spot spot;
    private final long version;
    private final String purpose;
    private final List<Parameter> parameters;
    private final List<String> platforms;
    private final List<String> tiers;
    private final List<TemplateFile> files;

    Template(
            String name,
            Spot spot,
            long version,
            String purpose,
            List<Parameter> parameters,
            List<String> platforms,
            List<String> tiers,
            List<TemplateFile> files) {
        this.name = name;
        this.spot = spot;
        this.version = version;
        this.purpose = purpose;
        this.parameters = List.copyOf(parameters);
        this.platforms = List.copyOf(platforms);
        this.tiers = List.copyOf(tiers);
        this.files = List.copyOf(files);
    }

    /** Reads and checks a template; all problems at once. Never throws for any text. */
    public static Result<Template> parse(TemplateSource source) {
        return new TemplateReader(source).read();
    }

    public String name() {
        return name;
    }

    /** Counts up whenever what the template makes changes. */
    public long version() {
        return version;
    }

    /** In a sentence. */
    public String purpose() {
        return purpose;
    }

    /** In the order of the head; the names that every template has without declaring them are not among them. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Platform names it suits, with {@code *} for any run of characters. */
    public List<String> platforms() {
        return platforms;
    }

    /** {@code WebServer}, {@code Worker} or both. */
    public List<String> tiers() {
        return tiers;
    }

    /**
     * Whether the template is meant for such an environment.
     *
     * @param platform a platform's full name, such as {@code 64bit Amazon Linux 2023 v6.1.0 running Node.js 22}; a
     *     {@code *} in it stands for any run of characters, in its version for digits, and one platform that it allows is
     *     enough
     * @param tier {@code WebServer} or {@code Worker}
     */
    public boolean suits(String platform, String tier) {
        String versioned = OPEN_VERSION.matcher(platform).replaceAll(version -> version.group(1) + "0");
        return tiers.contains(tier) && platforms.stream().anyMatch(pattern -> Wildcard.meet(pattern, versioned));
    }

    /**
     * The paths it may make, in the bundle and in the order of the template; those under a condition included. A use
     * that calls itself something may have other ones.
     */
    public List<String> paths() {
        return files.stream().map(TemplateFile::path).toList();
    }

    /**
     * Renders the template with each parameter's documented example; refused where one of them cannot be written where
     * it enters.
     */
    public Result<Rendered> example() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.example());
        }
        return Rendering.render(this, values);
    }

    Spot spot() {
        return spot;
    }

    List<TemplateFile> files() {
        return files;
    }
}
