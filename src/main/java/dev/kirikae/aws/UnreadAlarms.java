package dev.kirikae.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What stands in an answer of DescribeAlarms and the SDK passes over. The Query protocol gives each type of alarm a list of its
 * own ({@code MetricAlarms}, {@code CompositeAlarms}, {@code LogAlarms}), and an alarm on metrics may name how often it is
 * evaluated and an evaluation window that is bound to the clock (CloudWatch API Reference, DescribeAlarms, MetricAlarm, read
 * 2026-11).
 */
final class UnreadAlarms implements ExecutionInterceptor {

    /** Where a request wants what was passed over. */
    static final ExecutionAttribute<PassedOver> PASSED_OVER = new ExecutionAttribute<>("kirikae.unread-alarms");

    private static final Set<String> READ = Set.of("MetricAlarms", "CompositeAlarms");

    /** What the SDK has no field for. */
    static final class PassedOver {
        /** Alarms of a type that is not known, each with the list it stands in. */
        final Map<String, String> lists = new TreeMap<>();

        /** How often alarms are evaluated, in seconds, as it is written. */
        final Map<String, String> intervals = new HashMap<>();

        /** Those whose window begins at full minutes, hours or days. */
        final Set<String> wallClock = new HashSet<>();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        PassedOver passed = attributes.getAttribute(PASSED_OVER);
        if (passed == null
                || !context.httpResponse().isSuccessful()
                || context.responseBody().isEmpty()) {
            return context.responseBody();
        }
        try (InputStream body = context.responseBody().get()) {
            byte[] answer = body.readAllBytes();
            collect(answer, passed);
            return Optional.of(new ByteArrayInputStream(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void collect(byte[] answer, PassedOver passed) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            new Reading(factory.createXMLStreamReader(new ByteArrayInputStream(answer)), passed).all();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException("the answer of DescribeAlarms is not XML", e));
        }
    }

    /** One answer: DescribeAlarmsResponse, DescribeAlarmsResult, the list, member, and its fields, the fifth deep. */
    private static final class Reading {
        private static final int LIST = 3;
        private static final int MEMBER = 4;
        private static final int FIELD = 5;

        private final XMLStreamReader xml;
        private final PassedOver passed;
        private int depth;
        private String list = "";
        private String name = "";
        private String interval = "";
        private boolean clocked;

        Reading(XMLStreamReader xml, PassedOver passed) {
            this.xml = xml;
            this.passed = passed;
        }

        void all() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    begins(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (depth == MEMBER) {
                        ends();
                    }
                    depth--;
                }
            }
        }

        private void begins(String element) throws XMLStreamException {
            if (depth == LIST) {
                list = element;
            } else if (depth == MEMBER) {
                name = "";
                interval = "";
                clocked = false;
            } else if (depth == FIELD && element.equals("AlarmName")) {
                name = text();
            } else if (depth == FIELD && element.equals("EvaluationInterval")) {
                interval = text();
            } else if (element.equals("WallClockWindow")) {
                clocked = true;
            }
        }

        private String text() throws XMLStreamException {
            depth--;
            return xml.getElementText();
        }

        private void ends() {
            if (name.isEmpty()) {
                return;
            }
            if (!READ.contains(list)) {
                passed.lists.put(name, list);
            }
            if (!interval.isEmpty()) {
                passed.intervals.put(name, interval);
            }
            if (clocked) {
                passed.wallClock.add(name);
            }
        }
    }
}
