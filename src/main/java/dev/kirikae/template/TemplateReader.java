package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template's file: the head by its fields, the bodies as trees, then every use of a parameter in them. */
final class TemplateReader {
    private static final List<String> FILE_KEYS = List.of("file", "executable", "when", "content", "text");
    private static final List<String> TIERS = List.of("WebServer", "Worker");

    private final TemplateSource source;
    private final List<Mistake> problems = new ArrayList<>();
    /** Where each parameter is declared. */
    private final Map<String, Spot> spots = new LinkedHashMap<>();

    TemplateReader(TemplateSource source) {
        this.source = source;
    }

    Result<Template> read() {
        YamlReader.Reading reading = YamlReader.read(source.shownAs(), source.text(), YamlReader.Dialect.TEMPLATE);
        Tree tree = reading.tree();
        if (tree == null) {
            return Result.refused(reading.problems());
        }
        if (!(tree instanceof Tree.Entries map)) {
            return Result.refused(List.of(tree.spot().mistake("a template is a map that begins with 'template:'")));
        }
        Template template = template(map);
        return template != null && problems.isEmpty() ? Result.of(template) : Result.refused(problems);
    }

    private @Nullable Template template(Tree.Entries map) {
        boolean several = map.find("files") != null;
        List<String> known =
                new ArrayList<>(List.of("template", "version", "purpose", "parameters", "platforms", "tiers"));
        known.addAll(several ? List.of("files") : FILE_KEYS);
        HeadFields fields = new HeadFields(map, problems).known(known);
        fields.require("template", "version", "purpose", several ? "files" : "file");
        String name = fields.text("template");
        if (name != null && !name.equals(source.name())) {
            problems.add(fields.spot("template")
                    .mistake("the head says template '" + name + "', the file's name says '" + source.name()
                            + "'; they must be the same"));
        }
        if (name != null && !ParameterReader.NAME.matcher(name).matches()) {
            problems.add(fields.spot("template")
                    .mistake("a template's name is made of small letters, digits and hyphens, at most 40"));
        }
        Long version = fields.whole("version");
        if (version != null && version < 1) {
            problems.add(fields.spot("version").mistake("versions count from 1"));
        }
        String purpose = fields.text("purpose");
        List<String> platforms = fields.has("platforms") ? fields.texts("platforms") : List.of("*");
        List<String> tiers = fields.has("tiers") ? fields.texts("tiers") : TIERS;
        for (String tier : tiers) {
            if (!TIERS.contains(tier)) {
                problems.add(
                        fields.spot("tiers").mistake("there is no tier '" + tier + "'" + Nearest.hint(tier, TIERS)));
            }
        }
        Map<String, @Nullable Parameter> parameters = parameters(fields);
        List<TemplateFile> files = several ? files(fields) : files(map, fields.spot());
        check(parameters, files);
        if (name == null || version == null || purpose == null) {
            return null;
        }
        List<Parameter> declared = new ArrayList<>();
        for (Parameter parameter : parameters.values()) {
            if (parameter == null) {
                return null;
            }
            declared.add(parameter);
        }
        return new Template(name, map.spot(), version, purpose, declared, platforms, tiers, files);
    }

    private Map<String, @Nullable Parameter> parameters(HeadFields fields) {
        Map<String, @Nullable Parameter> parameters = new LinkedHashMap<>();
        Tree tree = fields.tree("parameters");
        if (tree instanceof Tree.Entries map) {
            ParameterReader reader = new ParameterReader(problems);
            for (Tree.Entry entry : map.entries()) {
                parameters.put(entry.key().text(), reader.read(entry));
                spots.put(entry.key().text(), entry.key().spot());
            }
        } else if (tree != null) {
            problems.add(tree.spot().mistake("'parameters' must be a map of names; leave it out where there are none"));
        }
        return parameters;
    }

    private List<TemplateFile> files(HeadFields fields) {
        List<TemplateFile> files = new ArrayList<>();
        Tree tree = fields.tree("files");
        if (!(tree instanceof Tree.Items list) || list.items().isEmpty()) {
            problems.add(fields.spot("files").mistake("'files' must be a list of files"));
            return files;
        }
        Set<String> paths = new HashSet<>();
        for (Tree item : list.items()) {
            if (item instanceof Tree.Entries map) {
                new HeadFields(map, problems).known(FILE_KEYS).require("file");
                for (TemplateFile file : files(map, map.spot())) {
                    if (!paths.add(file.path())) {
                        problems.add(file.spot().mistake("the file " + file.path() + " stands here twice"));
                    }
                    files.add(file);
                }
            } else {
                problems.add(item.spot().mistake("a file is a map with 'file' and 'content' or 'text'"));
            }
        }
        return files;
    }

    private List<TemplateFile> files(Tree.Entries map, Spot spot) {
        HeadFields fields = new HeadFields(map, problems);
        String path = fields.text("file");
        Tree when = fields.tree("when");
        Condition condition = when == null ? null : Condition.of(when);
        if (when != null && condition == null) {
            problems.add(Condition.malformed(when));
        }
        boolean executable = fields.truth("executable");
        if (path == null) {
            return List.of();
        }
        Spot at = fields.spot("file");
        FilePath.problem(path, executable).forEach(message -> problems.add(at.mistake(message)));
        Tree content = FilePath.isConfig(path) ? content(fields, spot) : text(fields, spot);
        return content == null ? List.of() : List.of(new TemplateFile(at, path, executable, condition, content));
    }

    private @Nullable Tree content(HeadFields fields, Spot spot) {
        if (fields.has("text")) {
            problems.add(
                    fields.spot("text").mistake("a .config file is written as 'content', a YAML map, never as text"));
        }
        if (fields.tree("content") instanceof Tree.Entries map) {
            return map;
        }
        problems.add((fields.has("content") ? fields.spot("content") : spot)
                .mistake("'content' must be a map, the .config file's sections"));
        return null;
    }

    private @Nullable Tree text(HeadFields fields, Spot spot) {
        if (fields.has("content")) {
            problems.add(fields.spot("content").mistake("only a .config file has 'content'; write this one as 'text'"));
        }
        if (fields.tree("text") instanceof Tree.Leaf leaf && leaf.kind() == Tree.Kind.TEXT && leaf.tag() == null) {
            if (leaf.text().indexOf('\r') >= 0) {
                problems.add(leaf.spot().mistake("carriage returns are not allowed in a file's text"));
            }
            return leaf;
        }
        problems.add(
                (fields.has("text") ? fields.spot("text") : spot).mistake("'text' must be a text, the file's lines"));
        return null;
    }

    private void check(Map<String, @Nullable Parameter> parameters, List<TemplateFile> files) {
        Map<String, @Nullable Parameter> known = new LinkedHashMap<>(parameters);
        known.put(As.WORD, Each.part(new Spot(source.shownAs(), 1, 1), As.WORD, ParameterType.STRING, null));
        BodyCheck check = new BodyCheck(known, problems);
        files.forEach(check::file);
        if (!problems.isEmpty()) {
            return;
        }
        for (String name : parameters.keySet()) {
            Spot spot = spots.get(name);
            if (spot != null && !check.used().contains(name)) {
                problems.add(spot.mistake("parameter '" + name + "' is used nowhere; use it or take it out"));
            }
        }
    }
}
