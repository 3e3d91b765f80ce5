package dev.kirikae.cloud;

import dev.kirikae.workflow.Answer;

/** Beanstalk's refusals in its own words, as its clients' sources and users' reports quote them (read 2026-11). */
final class Refusals {

    private static final String INVALID = "InvalidParameterValue";

    private Refusals() {}

    static Answer.Refused notReady(String name) {
        return working("Environment named " + name + " is in an invalid state for this operation. Must be Ready.");
    }

    static Answer.Refused pending(String name, String what) {
        return working("Cannot terminate environment named " + name + ". It is currently pending " + what + ".");
    }

    static Answer.Refused noEnvironment(String id) {
        return absent("No Environment found for EnvironmentId = '" + id + "'.");
    }

    static Answer.Refused noApplication(String name) {
        return absent("No Application named '" + name + "' found.");
    }

    static Answer.Refused noVersion(String label) {
        return absent("No Application Version named '" + label + "' found.");
    }

    static Answer.Refused noConfiguration(String name) {
        return absent("No Configuration Template named '" + name + "' found.");
    }

    static Answer.Refused noPlatform(String name) {
        return absent("No Solution Stack named '" + name + "' found.");
    }

    static Answer.Refused exists(String what, String name) {
        return invalid(what + " " + name + " already exists.");
    }

    static Answer.Refused nameTaken(String prefix) {
        return invalid("DNS name (" + prefix + ".elasticbeanstalk.com) is not available.");
    }

    static Answer.Refused invalid(String message) {
        return refused(INVALID, message);
    }

    static Answer.Refused tooLong(String parameter, String value, String rule) {
        return refused(
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at '" + parameter
                        + "' failed to satisfy constraint: " + rule);
    }

    static Answer.Refused badOption(String namespace, String name, String value, String reason) {
        return refused(
                "ConfigurationValidationException",
                "Configuration validation exception: Invalid option value: '" + value + "' (Namespace: '" + namespace
                        + "', OptionName: '" + name + "'): " + reason);
    }

    static Answer.Refused unknownOption(String namespace, String name) {
        return refused(
                "ConfigurationValidationException",
                "Configuration validation exception: Invalid option specification (Namespace: '" + namespace
                        + "', OptionName: '" + name + "'): Unknown configuration setting.");
    }

    static Answer.Refused refused(String code, String message) {
        return new Answer.Refused(Answer.Trouble.UNSUPPORTED, code, message);
    }

    static Answer.Refused throttled() {
        return new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded");
    }

    static Answer.Refused denied(String action) {
        return new Answer.Refused(
                Answer.Trouble.DENIED, "AccessDenied", "User is not authorized to perform: " + action);
    }

    static Answer.Refused stale() {
        return new Answer.Refused(
                Answer.Trouble.CLOCK,
                "SignatureDoesNotMatch",
                "Signature expired: the request arrived more than five minutes after it was signed");
    }

    private static Answer.Refused working(String message) {
        return new Answer.Refused(Answer.Trouble.NOT_READY, INVALID, message);
    }

    private static Answer.Refused absent(String message) {
        return new Answer.Refused(Answer.Trouble.ABSENT, INVALID, message);
    }
}
