package dev.kirikae.contract;

import dev.kirikae.model.Environment;
import dev.kirikae.model.Tier;

/** Beanstalk's answers as its API Reference shows them (2010-12-01, read 2026-11). */
public final class BeanstalkXml {

    public static final String REQUEST = "f4e1b145-9080-11e0-8e5a-a558e0ce1fc4";
    private static final String NAMESPACE = "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/";

    private BeanstalkXml() {}

    /** An answer with a result. */
    public static String answer(String action, String... result) {
        return "<?xml version=\"1.0\"?>\n<" + action + "Response xmlns=\"" + NAMESPACE + "\">\n  <" + action + "Result>"
                + String.join("", result) + "</" + action + "Result>\n  " + metadata() + "\n</" + action
                + "Response>\n";
    }

    /** An answer without a result, such as a swap's. */
    public static String done(String action) {
        return "<" + action + "Response xmlns=\"" + NAMESPACE + "\">" + metadata() + "</" + action + "Response>";
    }

    private static String metadata() {
        return "<ResponseMetadata><RequestId>" + REQUEST + "</RequestId></ResponseMetadata>";
    }

    public static String error(String code, String message) {
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>" + code + "</Code><Message>"
                + message + "</Message></Error><RequestId>" + REQUEST + "</RequestId></ErrorResponse>";
    }

    public static String element(String name, Object value) {
        return value == null ? "" : "<" + name + ">" + value + "</" + name + ">";
    }

    public static String members(String name, String... members) {
        StringBuilder list = new StringBuilder("<" + name + ">");
        for (String member : members) {
            list.append("<member>").append(member).append("</member>");
        }
        return list.append("</").append(name).append(">").toString();
    }

    public static String environment(Environment e) {
        return element("EnvironmentName", e.name())
                + element("EnvironmentId", e.id())
                + element("ApplicationName", e.application())
                + element("VersionLabel", e.version())
                + element(e.platform().startsWith("arn:") ? "PlatformArn" : "SolutionStackName", e.platform())
                + element("Description", e.description())
                + element("EndpointURL", e.endpoint())
                + element("CNAME", e.cname())
                + element("DateCreated", e.created())
                + element("DateUpdated", e.updated())
                + element("Status", e.status().word())
                + element("AbortableOperationInProgress", e.abortable())
                + element("Health", word(e.colour().name()))
                + element("HealthStatus", e.health().word())
                + (e.tier() == Tier.WEB
                        ? "<Tier><Name>WebServer</Name><Type>Standard</Type><Version> </Version></Tier>"
                        : "<Tier><Name>Worker</Name><Type>SQS/HTTP</Type><Version> </Version></Tier>");
    }

    private static String word(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
