package dev.kirikae.config;

import dev.kirikae.config.Configuration.Domain;
import dev.kirikae.config.Configuration.Live;
import dev.kirikae.config.Configuration.Source;
import java.util.List;

/** Where the code comes from and which names it answers to. */
final class SourceTables {
    private SourceTables() {}

    /** {@code source}. */
    static final class SourceTable extends Table<Source> {
        private static final Field<String> REPOSITORY = Field.optional(
                        "repository", new RepositoryShape(), "URL or path; without it the repository this file lies in")
                .such("https://git.example.com/push/api.git");
        private static final Field<String> BRANCH = Field.optional(
                        "branch",
                        new TextShape(
                                Scope.FIXED,
                                "(?![-/.])(?!.*(?:\\.\\.|//|@\\{|/\\.|\\.lock(?:/|$)))[^\\x00-\\x20\\x7F~^:?*\\[\\\\]{0,249}[^\\x00-\\x20\\x7F~^:?*\\[\\\\/.]",
                                "a branch's name as git allows it",
                                "master"),
                        "the branch whose head is released; without it master, or where there is none the remote's"
                                + " default branch")
                .such("main");
        private static final Field<String> DIRECTORY = Field.of(
                        "directory",
                        Texts.folder(true, ""),
                        "",
                        "folder of the repository that becomes the bundle's root")
                .such("backend");
        private static final Field<List<String>> EXCLUDE = Field.of(
                        "exclude",
                        ListShape.distinct(
                                Texts.line(Scope.FIXED, 1024, "a pattern of paths, such as docs/**", "docs/**")),
                        List.of(),
                        "patterns of paths that stay out of the bundle, besides export-ignore in .gitattributes and"
                                + " .ebignore")
                .such(List.of("docs/**"));

        private static final Field<Boolean> SUBMODULES = Field.of(
                "submodules",
                new Flag(),
                false,
                "whether the files of submodules, at any depth, are in the bundle; without it one that is not left out"
                        + " is refused");

        SourceTable() {
            super(REPOSITORY, BRANCH, DIRECTORY, SUBMODULES, EXCLUDE);
        }

        @Override
        Source make(FieldValues values, Cursor at) {
            return new Source(
                    values.find(REPOSITORY),
                    values.find(BRANCH),
                    values.get(DIRECTORY),
                    values.get(SUBMODULES),
                    values.get(EXCLUDE));
        }

        @Override
        void write(Source source, RecordWriter writer) {
            writer.put(REPOSITORY, source.repository())
                    .put(BRANCH, source.branch())
                    .put(DIRECTORY, source.directory())
                    .put(SUBMODULES, source.submodules())
                    .put(EXCLUDE, source.exclude());
        }
    }

    /** {@code live}. */
    static final class LiveTable extends Table<Live> {
        private static final Field<String> CNAME = Field.required(
                        "cname", new CnameShape(), "the CNAME that users call")
                .such("push-api");
        private static final Field<List<Domain>> DOMAINS = Field.of(
                        "domains",
                        ListShape.distinct(new DomainShape()),
                        List.of(),
                        "own names that must follow the live name; the first one is TLS name and Host header of probes"
                                + " with https")
                .such(List.of(new Domain("api.example.com", Domain.USUAL_TTL)));

        LiveTable() {
            super(CNAME, DOMAINS);
        }

        @Override
        Live make(FieldValues values, Cursor at) {
            List<Domain> domains = values.get(DOMAINS);
            if (domains.stream().map(Domain::name).distinct().count() < domains.size()) {
                at.near("domains").refuse("expected each name once; take the second one out");
            }
            return new Live(values.get(CNAME), domains);
        }

        @Override
        void write(Live live, RecordWriter writer) {
            writer.put(CNAME, live.cname()).put(DOMAINS, live.domains());
        }
    }
}
