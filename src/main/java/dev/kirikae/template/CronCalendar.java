package dev.kirikae.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A crontab's time as a calendar expression of systemd. Sources: crontab(5) of cronie, which Amazon Linux has;
 * systemd.time(7), calendar events.
 */
final class CronCalendar {
    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "*-01-01 00:00:00",
            "@annually", "*-01-01 00:00:00",
            "@monthly", "*-*-01 00:00:00",
            "@weekly", "Sun *-*-* 00:00:00",
            "@daily", "*-*-* 00:00:00",
            "@midnight", "*-*-* 00:00:00",
            "@hourly", "*-*-* *:00:00");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
    private static final Pattern PART = Pattern.compile("(?:(\\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:/([1-9]\\d?))?");

    /** Five fields of a crontab; a calendar expression has four words at most. */
    private static final Pattern FIELDS = Pattern.compile("\\S+(?:[ \\t]+\\S+){4}");

    /** What a field counts, in crontab's order. */
    private enum Field {
        MINUTE("minute", 0, 59),
        HOUR("hour", 0, 23),
        DAY("day of the month", 1, 31),
        MONTH("month", 1, 12),
        WEEKDAY("day of the week", 0, 7);

        private final String words;
        private final int least;
        private final int most;

        Field(String words, int least, int most) {
            this.words = words;
            this.least = least;
            this.most = most;
        }
    }

    private final List<String> faults;

    private CronCalendar(List<String> faults) {
        this.faults = faults;
    }

    /**
     * The expression that a text stands for: itself, unless it is written as in a crontab.
     *
     * @param faults gets what is wrong; the text itself is given back then
     */
    static String of(String text, List<String> faults) {
        if (text.startsWith("@")) {
            String known = WORDS.get(text.toLowerCase(Locale.ROOT));
            if (known == null) {
                faults.add("is '" + text
                        + "', which has no time; expected @daily or its like, five fields as in a crontab,"
                        + " or a calendar expression of systemd such as *-*-* 03:00:00");
            }
            return known == null ? text : known;
        }
        if (!FIELDS.matcher(text).matches()) {
            return text;
        }
        String calendar = new CronCalendar(faults)
                .translated(text.toLowerCase(Locale.ROOT).split("[ \\t]+"));
        return calendar == null ? text : calendar;
    }

    private @Nullable String translated(String[] fields) {
        List<TreeSet<Integer>> numbers = new ArrayList<>();
        for (Field field : Field.values()) {
            TreeSet<Integer> set = numbers(field, fields[field.ordinal()]);
            if (set == null) {
                return null;
            }
            numbers.add(set);
        }
        TreeSet<Integer> days = numbers.get(Field.DAY.ordinal());
        TreeSet<Integer> weekdays = numbers.get(Field.WEEKDAY.ordinal());
        String time = listed(Field.HOUR, numbers.get(Field.HOUR.ordinal())) + ":"
                + listed(Field.MINUTE, numbers.get(Field.MINUTE.ordinal())) + ":00";
        String months = "*-" + listed(Field.MONTH, numbers.get(Field.MONTH.ordinal())) + "-";
        String onDays = months + listed(Field.DAY, days) + " " + time;
        String onWeekdays = weekdays(weekdays) + months + "* " + time;
        boolean either =
                !fields[Field.DAY.ordinal()].startsWith("*") && !fields[Field.WEEKDAY.ordinal()].startsWith("*");
        if (either) {
            faults.add("names days of the month and days of the week, and cron runs on either; write two uses of the"
                    + " template, one with \"" + onDays + "\" and one with \"" + onWeekdays.strip() + "\"");
            return null;
        }
        return weekdays(weekdays) + onDays;
    }

    private @Nullable TreeSet<Integer> numbers(Field field, String text) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            boolean fits = matcher.matches();
            boolean all = fits && matcher.group(1) != null;
            int from = all ? field.least : fits ? number(field, matcher.group(2)) : -1;
            int to = all ? field.most : !fits || matcher.group(3) == null ? from : number(field, matcher.group(3));
            int step = fits && matcher.group(4) != null ? Integer.parseInt(matcher.group(4)) : 1;
            boolean alone = fits && !all && matcher.group(3) == null;
            if (from < field.least || to > field.most || from > to || (alone && matcher.group(4) != null)) {
                faults.add("has '" + part + "' as its " + field.words + ", expected " + field.least + " to "
                        + field.most + ", a range such as " + field.least + "-" + field.most
                        + ", a step such as */5, or a list of these");
                return null;
            }
            for (int number = from; number <= to; number += step) {
                numbers.add(field == Field.WEEKDAY ? number % DAYS.size() : number);
            }
        }
        return numbers;
    }

    /** -1 if it is none. */
    private static int number(Field field, String text) {
        if (text.matches("\\d{1,2}")) {
            return Integer.parseInt(text);
        }
        int name = field == Field.MONTH ? MONTHS.indexOf(text) + 1 : 0;
        int day = field == Field.WEEKDAY
                ? DAYS.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(text)
                : -1;
        return name > 0 ? name : day;
    }

    private static String listed(Field field, TreeSet<Integer> numbers) {
        return numbers.size() == field.most - field.least + 1
                ? "*"
                : String.join(
                        ",",
                        numbers.stream()
                                .map(number -> String.format(Locale.ROOT, "%02d", number))
                                .toList());
    }

    /** With a blank behind; empty where any day of the week is meant. */
    private static String weekdays(TreeSet<Integer> numbers) {
        return numbers.size() == DAYS.size()
                ? ""
                : String.join(",", numbers.stream().map(DAYS::get).toList()) + " ";
    }
}
