package dev.kirikae.app.bundle;

import dev.kirikae.app.input.UserError;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Configuration.UseTemplate;
import dev.kirikae.config.Places;
import dev.kirikae.config.Variables;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Nearest;
import dev.kirikae.source.Source;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.template.Parameter;
import dev.kirikae.template.Rendered;
import dev.kirikae.template.RenderedFile;
import dev.kirikae.template.Rendering;
import dev.kirikae.template.Result;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateSource;
import dev.kirikae.yaml.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the templates that a configuration uses: the commit's own first, then those that come with the program. */
final class TemplateRendering {

    private final Source source;
    private final Commit commit;
    private final Configuration.Ebextensions wanted;
    /** Null where it is live's own, which nobody knows here. */
    private final @Nullable String platform;

    private final LiveName liveName;
    private final Places places;
    private final TemplateCatalog catalog;
    private final List<String> problems = new ArrayList<>();

    private TemplateRendering(Source source, Commit commit, Configuration configuration, Places places) {
        this.source = source;
        this.commit = commit;
        this.wanted = configuration.ebextensions();
        this.platform = configuration.environment().platform();
        this.liveName = configuration.liveName();
        this.places = places;
        this.catalog = TemplateCatalog.of(source, commit, wanted);
    }

    /** @throws UserError with every problem of every template */
    static List<GeneratedFile> render(Source source, Commit commit, Configuration configuration, Places places) {
        return new TemplateRendering(source, commit, configuration, places).render();
    }

    private List<GeneratedFile> render() {
        List<GeneratedFile> files = new ArrayList<>();
        for (int i = 0; i < wanted.use().size(); i++) {
            mustDiffer(i);
            UseTemplate use = wanted.use().get(i);
            for (RenderedFile file : render("ebextensions.use[" + i + "]", use)) {
                boolean twice = files.stream().anyMatch(f -> f.path().equals(file.path()));
                if (twice) {
                    problem(
                            "ebextensions.use[" + i + "]",
                            "its file " + file.path() + " is made by another one too; "
                                    + (file.path().contains(called(use))
                                            ? "give one of them a name of its own with 'as', or take one out"
                                            : "its path is fixed, so take one out"));
                }
                files.add(new GeneratedFile(file.path(), file.executable(), file.bytes()));
            }
        }
        if (!problems.isEmpty()) {
            throw UserError.because(
                    "the templates cannot be rendered: "
                            + (problems.size() == 1 ? "one problem" : problems.size() + " problems"),
                    problems);
        }
        return files;
    }

    /** Names that differ may give one logical id, and one of the resources would be lost. */
    private void mustDiffer(int index) {
        UseTemplate use = wanted.use().get(index);
        for (UseTemplate other : wanted.use().subList(0, index)) {
            boolean same = other.template().equals(use.template())
                    && !called(other).equals(called(use))
                    && Rendering.logicalId(called(other)).equals(Rendering.logicalId(called(use)));
            if (same) {
                problem(
                        "ebextensions.use[" + index + "].as",
                        called(use) + " and " + called(other)
                                + " give CloudFormation the same logical id, which has no hyphens; name one otherwise");
            }
        }
    }

    private List<RenderedFile> render(String path, UseTemplate use) {
        TemplateSource text = catalog.find(use.template());
        if (text == null) {
            problem(path + ".template", missing(use.template()));
            return List.of();
        }
        Result<Template> template = Template.parse(text);
        if (!template.ok()) {
            template.problems().forEach(p -> problems.add(p.toString()));
            return List.of();
        }
        mustSuit(path + ".template", template.value());
        Map<String, Object> with = expanded(use.with());
        template.value().parameters().forEach(parameter -> nameLive(path, template.value(), parameter, with));
        Result<Rendered> rendered = Rendering.render(template.value(), called(use), with);
        for (Mistake mistake : rendered.problems()) {
            if (mistake.about() == null) {
                problems.add(mistake.toString());
            } else {
                problem(path + ".with." + mistake.about(), mistake.message());
            }
        }
        return rendered.ok() ? rendered.value().files() : List.of();
    }

    /** What asks whether its environment is live must ask for the name that users call, or it never is. */
    private void nameLive(String path, Template template, Parameter parameter, Map<String, Object> with) {
        if (!Parameter.LIVE_NAME.equals(parameter.defaultFrom())) {
            return;
        }
        Object given = with.putIfAbsent(parameter.name(), liveName.cname());
        if (given instanceof String name
                && new LiveName(name, liveName.region()).wholeNames().stream().noneMatch(liveName::matches)) {
            problem(
                    path + ".with." + parameter.name(),
                    "names another environment than live.cname, which is " + liveName.cname() + ", so that template "
                            + template.name() + " would take no environment of this service for the live one; leave"
                            + " it out: without it, it is what live.cname says");
        }
    }

    private void mustSuit(String path, Template template) {
        if (!template.tiers().contains(BundleLint.TIER)) {
            problem(path, "template " + template.name() + " is for workers, and this is a web server; take it out");
        } else if (platform != null && !template.suits(platform, BundleLint.TIER)) {
            problem(
                    path,
                    "template " + template.name() + " is for platforms "
                            + String.join(" or ", template.platforms()) + ", not for " + platform
                            + "; take it out, or another template");
        }
    }

    private static String called(UseTemplate use) {
        return use.as() == null ? use.template() : use.as();
    }

    private void problem(String path, String message) {
        problems.add(places.problem(path, message).text());
    }

    private String missing(String name) {
        String path = catalog.pathOf(name);
        if (source.uncommitted(commit, path)) {
            return path + " lies in the working folder but not in commit " + commit.shortId() + ": commit it";
        }
        List<String> known = catalog.names();
        String meant = Nearest.question(name, known);
        return "there is no template " + name + ", neither in commit " + commit.shortId() + " nor in Kirikae's library"
                + (meant.isEmpty() ? "; there are: " + String.join(", ", known) : meant);
    }

    private Map<String, Object> expanded(Map<String, Object> with) {
        Map<String, Object> values = new LinkedHashMap<>();
        with.forEach((name, value) -> values.put(name, expanded(value)));
        return values;
    }

    private Object expanded(Object value) {
        if (value instanceof String text) {
            return Variables.expand(text, Map.of("commit", commit.id()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::expanded).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            map.forEach((name, each) -> values.put(name, expanded(each)));
            return values;
        }
        return value;
    }
}
