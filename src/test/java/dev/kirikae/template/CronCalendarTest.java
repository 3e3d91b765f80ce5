package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schedule as it stands in a crontab, given to a template whose timer is systemd's. */
class CronCalendarTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 3 * * *                | *-*-* 03:00:00
                    */15 9-17 * * mon-fri    | Mon,Tue,Wed,Thu,Fri *-*-* 09,10,11,12,13,14,15,16,17:00,15,30,45:00
                    * * * * *                | *-*-* *:*:00
                    */1 * * * *              | *-*-* *:*:00
                    5,35 0-23/6 * * *        | *-*-* 00,06,12,18:05,35:00
                    0 0 1,15 * *             | *-*-01,15 00:00:00
                    0 0 1 JAN,jul *          | *-01,07-01 00:00:00
                    0 0 * 1-3 *              | *-01,02,03-* 00:00:00
                    0 4 * * 7                | Sun *-*-* 04:00:00
                    0 4 * * 0                | Sun *-*-* 04:00:00
                    0 4 * * 5-7              | Sun,Fri,Sat *-*-* 04:00:00
                    0 4 * * 0-7              | *-*-* 04:00:00
                    0 0 */2 * mon            | Mon *-*-01,03,05,07,09,11,13,15,17,19,21,23,25,27,29,31 00:00:00
                    @daily                   | *-*-* 00:00:00
                    @Weekly                  | Sun *-*-* 00:00:00
                    @hourly                  | *-*-* *:00:00
                    *-*-* 03:00:00           | *-*-* 03:00:00
                    Mon..Fri *-*-* *:00/15:00 | Mon..Fri *-*-* *:00/15:00
                    daily                    | daily
                    """)
    void isTheCalendarOfTheSameTimes(String cron, String calendar) {
        List<String> faults = new ArrayList<>();
        assertThat(CronCalendar.of(cron, faults)).isEqualTo(calendar);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    60 3 * * *     | has '60' as its minute, expected 0 to 59
                    0 24 * * *     | has '24' as its hour, expected 0 to 23
                    0 3 0 * *      | has '0' as its day of the month
                    0 3 * 13 *     | has '13' as its month
                    0 3 * foo *    | has 'foo' as its month
                    0 3 * * 8      | has '8' as its day of the week
                    5/15 * * * *   | has '5/15' as its minute
                    17-9 * * * *   | has '17-9' as its minute
                    */0 * * * *    | has '*/0' as its minute
                    1,,2 * * * *   | has '' as its minute
                    @reboot        | is '@reboot', which has no time
                    0 3 1 * mon    | one with "*-*-01 03:00:00" and one with "Mon *-*-* 03:00:00"
                    """)
    void isRefusedWithWhatToWriteWhereItHasNone(String cron, String words) {
        List<String> faults = new ArrayList<>();
        CronCalendar.of(cron, faults);
        assertThat(faults).singleElement().asString().contains(words);
    }

    @Test
    void theTimerOfASingletonJobHasTheCalendar() {
        Map<String, Object> with = Map.of(
                "name", "report", "live-name", "push-api", "schedule", "30 2 * * sun", "command", List.of("/bin/true"));
        assertThat(ScriptHost.render("singleton-cron", with).value().files())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).contains("OnCalendar=Sun *-*-* 02:30:00\n"));
    }
}
