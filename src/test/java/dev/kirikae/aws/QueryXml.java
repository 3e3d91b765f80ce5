package dev.kirikae.aws;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** Writes an answer as the Query protocol puts it on the wire, from the SDK's description of it. */
final class QueryXml {

    private QueryXml() {}

    /** @param more elements that the SDK has no field for, written into the result; empty for none */
    static String of(String action, SdkPojo response, String more) {
        return "<" + action + "Response><" + action + "Result>" + inside(response) + more + "</" + action
                + "Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></" + action + "Response>";
    }

    private static String inside(SdkPojo pojo) {
        StringBuilder xml = new StringBuilder();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                element(xml, field.locationName(), field, value);
            }
        }
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, SdkField<?> field, Object value) {
        xml.append('<').append(name).append('>');
        if (value instanceof List<?> list) {
            ListTrait trait = field.getTrait(ListTrait.class);
            String member = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
            list.forEach(each -> element(xml, member, trait.memberFieldInfo(), each));
        } else if (value instanceof SdkPojo pojo) {
            xml.append(inside(pojo));
        } else {
            xml.append(
                    value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        xml.append("</").append(name).append('>');
    }
}
