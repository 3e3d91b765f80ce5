package dev.kirikae.app.bundle;

import dev.kirikae.cloud.AlarmThreshold;
import dev.kirikae.lint.rules.BundledAlarm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an alarm of a bundle rings on the embedded cloud. Failing requests are all that it can have; an alarm on anything
 * else stays green there, and is said to.
 */
final class ReadAlarm {
    /** A minute of a load balancer's own errors has none of the application's. */
    private static final Pattern ERRORS = Pattern.compile(
            ".* HTTPCode_(?:Target|Backend)_5XX(?:_Count)?|AWS/ElasticBeanstalk ApplicationRequests5xx");

    private static final Pattern REQUESTS =
            Pattern.compile(".* RequestCount|AWS/ElasticBeanstalk ApplicationRequestsTotal");
    private static final Pattern LEAST = Pattern.compile(">=?\\s*(\\d{1,7})");
    /** What the share is multiplied by, and divided by. */
    private static final Pattern TIMES = Pattern.compile("(?<!/\\s{0,3})\\b(10{2,7})\\b");

    private static final Pattern OVER = Pattern.compile("/\\s*([1-9]\\d{0,6})\\b");
    private static final String HEALTH = "AWS/ElasticBeanstalk EnvironmentHealth";

    private ReadAlarm() {}

    static AlarmThreshold of(BundledAlarm alarm) {
        if (!alarm.anyOf().isEmpty()) {
            return AlarmThreshold.anyOf(
                    alarm.anyOf().stream().map(ReadAlarm::of).toList());
        }
        List<String> metrics = alarm.metrics();
        String watches = String.join(", ", metrics);
        Double threshold = alarm.number("Threshold");
        Double periods = alarm.number("EvaluationPeriods");
        Double length = alarm.number("Period");
        if (!alarm.ofItsOwn() || threshold == null || periods == null || length == null) {
            return AlarmThreshold.silent(
                    alarm.ofItsOwn() || metrics.isEmpty()
                            ? watches + " by values that only a deployment knows"
                            : watches + " of something else than this environment");
        }
        Scale scale = scale(alarm, threshold);
        String comparison = alarm.properties().getOrDefault("ComparisonOperator", "");
        if (scale == null || !comparison.startsWith("GreaterThan")) {
            return AlarmThreshold.silent(watches);
        }
        double reached = comparison.equals("GreaterThanThreshold") ? Math.nextUp(scale.threshold()) : scale.threshold();
        int count = Math.max(1, periods.intValue());
        Double bad = alarm.number("DatapointsToAlarm");
        Matcher least = LEAST.matcher(alarm.expression());
        return new AlarmThreshold(
                scale.measure(),
                reached,
                Math.max(1, length.intValue() / 60),
                count,
                bad == null ? count : Math.min(count, Math.max(1, bad.intValue())),
                least.find() ? Double.parseDouble(least.group(1)) : 0,
                watches);
    }

    private record Scale(AlarmThreshold.Measure measure, double threshold) {}

    /** What the threshold counts; null where failing requests do not move it. */
    private static @Nullable Scale scale(BundledAlarm alarm, double threshold) {
        List<String> metrics = alarm.metrics();
        if (metrics.contains(HEALTH)) {
            return new Scale(
                    AlarmThreshold.Measure.ERRORS_PER_THOUSAND, threshold <= 15 ? 10 : threshold <= 20 ? 50 : 250);
        }
        if (metrics.stream().noneMatch(metric -> ERRORS.matcher(metric).matches())) {
            return null;
        }
        if (metrics.stream().noneMatch(metric -> REQUESTS.matcher(metric).matches())) {
            return new Scale(AlarmThreshold.Measure.ERRORS, threshold);
        }
        String share = LEAST.matcher(alarm.expression()).replaceAll("");
        double times = first(TIMES, share);
        return new Scale(AlarmThreshold.Measure.ERRORS_PER_THOUSAND, threshold * 1000 * first(OVER, share) / times);
    }

    /** The first such number; 1 where there is none. */
    private static double first(Pattern number, String expression) {
        Matcher found = number.matcher(expression);
        return found.find() ? Double.parseDouble(found.group(1)) : 1;
    }
}
