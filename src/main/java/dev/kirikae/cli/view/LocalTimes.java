package dev.kirikae.cli.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times for somebody at a terminal: UTC, in which logs and AWS speak, and beside it the time on the wall. Pure.
 *
 * @param zone of the wall
 */
record LocalTimes(ZoneId zone) {

    private static final Pattern UTC =
            Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d)(:\\d\\d)?(?:\\.\\d{1,9})?Z\\b");

    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final int LONGEST_NAME = 5;

    /** Whether the wall shows UTC: then a time is said once. */
    boolean isUtc(Instant at) {
        return zone.getRules().getOffset(at).equals(ZoneOffset.UTC);
    }

    /** The time of day, such as {@code 12:03:07Z 21:03 JST}. */
    String ofDay(Instant at) {
        String utc = OF_DAY.format(at.atZone(ZoneOffset.UTC));
        return isUtc(at) ? utc : utc + " " + MINUTE.format(at.atZone(zone)) + " " + name(at);
    }

    /** The time of day where there is little room, such as {@code 12:03Z 21:03 JST}. */
    String ofDayShort(Instant at) {
        return isUtc(at)
                ? ofDay(at)
                : MINUTE.format(at.atZone(ZoneOffset.UTC)) + "Z" + ofDay(at).substring(9);
    }

    /** A text with the wall's time beside every time in UTC that it holds. */
    String beside(String text) {
        Matcher times = UTC.matcher(text);
        StringBuilder all = new StringBuilder();
        while (times.find()) {
            String seconds = times.group(3) == null ? ":00" : times.group(3);
            times.appendReplacement(
                    all, Matcher.quoteReplacement(times.group() + beside(times.group(1), times.group(2) + seconds)));
        }
        return times.appendTail(all).toString();
    }

    private String beside(String day, String time) {
        Instant at;
        try {
            at = Instant.parse(day + "T" + time + "Z");
        } catch (java.time.format.DateTimeParseException noTime) {
            return "";
        }
        if (isUtc(at)) {
            return "";
        }
        boolean sameDay =
                at.atZone(zone).toLocalDate().equals(at.atZone(ZoneOffset.UTC).toLocalDate());
        String date = sameDay ? "" : DAY.format(at.atZone(zone)) + " ";
        return " (" + date + MINUTE.format(at.atZone(zone)) + " " + name(at) + ")";
    }

    private String name(Instant at) {
        String name = NAME.format(at.atZone(zone));
        return name.length() <= LONGEST_NAME ? name : OFFSET.format(at.atZone(zone));
    }

    /** Without a terminal. */
    static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
