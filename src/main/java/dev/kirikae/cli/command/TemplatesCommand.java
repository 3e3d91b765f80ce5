package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.TemplateCatalog;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.Repository;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.TemplatePages;
import dev.kirikae.model.Nearest;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.template.Result;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateDescription;
import dev.kirikae.yaml.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "templates",
        description =
                "lists the templates that ebextensions.use can name; with a NAME, one of them: its parameters, its"
                        + " files and an example; needs no AWS and no configuration")
public final class TemplatesCommand implements Command {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a template; without it, all of them are listed")
    @Nullable
    String name;

    @Override
    public CommandOutcome run(CommandSession session) {
        Map<String, TemplateCatalog.Entry> entries = entries(session);
        TemplatePages pages = new TemplatePages(session.console().width());
        String wanted = name;
        return wanted == null ? listed(session, pages, entries) : one(pages, entries, wanted);
    }

    /** Whoever mends a file must be able to look a template up, so a broken one is only said, unless it was named. */
    private static Map<String, TemplateCatalog.Entry> entries(CommandSession session) {
        try (CommandContext context = CommandContext.toPractise(session.process(), session.globalOptions())) {
            Repository repository = Objects.requireNonNull(context.repository());
            return TemplateCatalog.of(
                            repository.source(),
                            repository.choose(null).commit(),
                            context.configuration().ebextensions())
                    .entries();
        } catch (UserError e) {
            if (session.globalOptions().file() != null
                    || session.globalOptions().target() != null) {
                throw e;
            }
            if (!e.problems().isEmpty()) {
                session.console().note("note: " + e.sentence() + "; its ebextensions.templates is not looked at");
            }
        } catch (SourceException e) {
            session.console().note("note: templates of the repository are not shown: " + e.getMessage());
        }
        return TemplateCatalog.entriesAround(session.process());
    }

    private static CommandOutcome listed(
            CommandSession session, TemplatePages pages, Map<String, TemplateCatalog.Entry> entries) {
        Map<String, TemplateDescription> found = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            Result<Template> template = Template.parse(entry.template());
            if (template.ok()) {
                found.put(name, TemplateDescription.of(template.value()));
            } else {
                template.problems().forEach(problem -> session.console().note("note: left out: " + problem));
            }
        });
        List<Map<String, Object>> fields = new ArrayList<>();
        found.forEach((name, template) -> fields.add(TemplatePages.summary(
                template, Objects.requireNonNull(entries.get(name)).origin())));
        return CommandOutcome.ok("", "templates http-5xx-alarm")
                .with(
                        pages.list(List.copyOf(found.values())),
                        JsonFields.of("templates", fields).map());
    }

    private static CommandOutcome one(TemplatePages pages, Map<String, TemplateCatalog.Entry> entries, String wanted) {
        TemplateCatalog.Entry entry = entries.get(wanted);
        if (entry == null) {
            String meant = Nearest.question(wanted, entries.keySet());
            throw UserError.because(
                    "NAME: there is no template " + wanted
                            + (meant.isEmpty() ? "; kirikae templates lists them" : meant),
                    "templates" + (meant.isEmpty() ? "" : " " + Nearest.of(wanted, entries.keySet())));
        }
        Result<Template> template = Template.parse(entry.template());
        if (!template.ok()) {
            throw UserError.because(
                    "the template " + wanted + " cannot be used",
                    template.problems().stream().map(Mistake::toString).toList());
        }
        TemplateDescription description = TemplateDescription.of(template.value());
        return CommandOutcome.ok("", "render")
                .with(pages.page(description, entry.origin()), TemplatePages.fields(description, entry.origin()));
    }
}
