package dev.kirikae.contract;

/** CloudWatch's answers as its API Reference shows them (2010-08-01, read 2026-11): the SDK in use speaks Query to it. */
final class CloudWatchXml {

    private CloudWatchXml() {}

    static String answer(String action, String result) {
        return "<" + action + "Response xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><" + action
                + "Result>"
                + result + "</" + action + "Result><ResponseMetadata><RequestId>cw-1</RequestId></ResponseMetadata></"
                + action + "Response>";
    }
}
