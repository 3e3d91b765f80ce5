package dev.kirikae.lint.options;

import dev.kirikae.yaml.Tree;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text that Beanstalk makes of a scalar: YAML 1.1 turns some unquoted ones into numbers or truth values first. */
final class ScalarMeaning {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
    private static final int SIXTY = 60;

    private ScalarMeaning() {}

    /** Null where nothing is left, or a date whose form nobody documents. */
    static @Nullable String of(Tree.Leaf leaf) {
        return switch (leaf.kind()) {
            case TEXT -> leaf.text();
            case NOTHING -> null;
            case TRUTH -> TRUE.contains(leaf.text().toLowerCase(Locale.ROOT)) ? "true" : "false";
            case WHOLE -> whole(leaf.text());
            case OTHER -> decimal(leaf.text());
        };
    }

    private static String whole(String written) {
        String digits = written.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        BigInteger number = magnitude(digits);
        return (negative ? number.negate() : number).toString();
    }

    private static BigInteger magnitude(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.contains(":")) {
            BigInteger sum = BigInteger.ZERO;
            for (String part : digits.split(":")) {
                sum = sum.multiply(BigInteger.valueOf(SIXTY)).add(new BigInteger(part));
            }
            return sum;
        }
        return digits.length() > 1 && digits.startsWith("0") ? new BigInteger(digits, 8) : new BigInteger(digits);
    }

    private static @Nullable String decimal(String written) {
        String number = written.replace("_", "").toLowerCase(Locale.ROOT);
        if (number.endsWith(".inf")) {
            return number.startsWith("-") ? "-Infinity" : "Infinity";
        }
        if (number.equals(".nan")) {
            return "NaN";
        }
        if (number.matches("[-+]?[0-9]+(?::[0-5]?[0-9])+\\.[0-9]*")) {
            boolean negative = number.startsWith("-");
            double sum = 0;
            for (String part : number.replaceFirst("^[-+]", "").split(":")) {
                sum = sum * SIXTY + Double.parseDouble(part);
            }
            return Double.toString(negative ? -sum : sum);
        }
        return number.matches("[-+]?[0-9]*\\.?[0-9]*(?:e[-+]?[0-9]+)?") && number.matches(".*[0-9].*")
                ? Double.toString(Double.parseDouble(number))
                : null;
    }
}
