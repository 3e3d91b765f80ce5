package dev.kirikae.model;

/** Which values no command shows, wherever they come from. The one place that decides it. */
public final class Confidential {

    /** What is shown instead. */
    public static final String NOT_SHOWN = "(not shown)";

    /** Environment properties: nobody knows what an application is told by them. */
    private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";

    private Confidential() {}

    /** Whether an option setting's value is not shown: that of a property, and what looks like a secret. */
    public static boolean isHidden(String namespace, String name, String value) {
        return namespace.equals(PROPERTIES) || namespace.equals(Secrets.NAMESPACE) || isHidden(name, value);
    }

    /** Whether a value of that name looks like a secret; an ARN only names one. */
    public static boolean isHidden(String name, String value) {
        return Secrets.likelyValue(value) || (Secrets.likelyName(name) && !Secrets.reference(value));
    }

    /** An option setting's value as it may be shown: itself, or {@link #NOT_SHOWN}. */
    public static String shown(String namespace, String name, String value) {
        return isHidden(namespace, name, value) ? NOT_SHOWN : value;
    }
}
