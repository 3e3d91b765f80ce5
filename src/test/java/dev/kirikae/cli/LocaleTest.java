package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bytes on every machine, whatever language and digits it has set. */
class LocaleTest {

    private static final List<String> LOCALES = List.of("ar-EG-u-nu-arab", "fa", "mr", "tr");

    private final Locale before = Locale.getDefault();

    @TempDir
    private Path temp;

    @AfterEach
    void backToUsual() {
        Locale.setDefault(before);
    }

    @Test
    void a_service_is_worked_on_by_people_of_many_languages() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        Locale.setDefault(Locale.forLanguageTag(LOCALES.get(0)));
        assertThat(shop.local("upload").code()).isZero();
        Locale.setDefault(Locale.forLanguageTag(LOCALES.get(1)));
        Shop.Run release = shop.local("release");
        assertThat(release.code()).as(release.err()).isZero();
        Locale.setDefault(Locale.ROOT);
        String candidate =
                shop.local("history").out().replaceAll("(?s).*\n(\\d{8}-[0-9a-f]{7}) +\\S+ +settled.*", "$1");
        assertThat(candidate).matches("\\d{8}-[0-9a-f]{7}");
        List<String> usual = printed(shop, candidate);

        for (String tag : LOCALES) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(printed(shop, candidate)).as(tag).isEqualTo(usual);
        }
    }

    /** What looks tell; but for the instant of the look itself. */
    private static List<String> printed(Shop shop, String release) {
        List<String> printed = new ArrayList<>();
        for (String[] command : List.of(
                new String[] {"status"},
                new String[] {"history"},
                new String[] {"explain", release, "--settings"},
                new String[] {"audit"},
                new String[] {"plan", "rollback"})) {
            Shop.Run run = shop.local(command);
            assertThat(run.code()).as(run.err()).isZero();
            printed.add(run.out().replaceFirst("as of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "as of …"));
        }
        printed.add(shop.type("render").out());
        printed.add(shop.type("rehearse", "--list-incidents").out());
        printed.add(shop.type("help").out());
        return printed;
    }
}
