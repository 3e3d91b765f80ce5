package dev.kirikae.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Alarms in an answer of DescribeAlarms that the SDK passes over: those in lists it has no field for. The Query protocol gives
 * each type of alarm a list of its own ({@code MetricAlarms}, {@code CompositeAlarms}, {@code LogAlarms}; CloudWatch API
 * Reference, DescribeAlarms, read 2026-11).
 */
final class UnreadAlarms implements ExecutionInterceptor {

    /** Where a request wants their names, each with the list it stands in. */
    static final ExecutionAttribute<Map<String, String>> NAMES = new ExecutionAttribute<>("kirikae.unread-alarms");

    private static final Set<String> READ = Set.of("MetricAlarms", "CompositeAlarms");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Map<String, String> names = attributes.getAttribute(NAMES);
        if (names == null
                || !context.httpResponse().isSuccessful()
                || context.responseBody().isEmpty()) {
            return context.responseBody();
        }
        try (InputStream body = context.responseBody().get()) {
            byte[] answer = body.readAllBytes();
            collect(answer, names);
            return Optional.of(new ByteArrayInputStream(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void collect(byte[] answer, Map<String, String> names) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(answer));
            int depth = 0;
            String list = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    String element = xml.getLocalName();
                    // DescribeAlarmsResponse, DescribeAlarmsResult, the list, member, AlarmName
                    if (depth == 3) {
                        list = element;
                    } else if (depth == 5 && !READ.contains(list) && element.equals("AlarmName")) {
                        names.put(xml.getElementText(), list);
                        depth--;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException("the answer of DescribeAlarms is not XML", e));
        }
    }
}
