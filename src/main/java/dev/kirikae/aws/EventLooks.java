package dev.kirikae.aws;

import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEventsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

/** Beanstalk's event stream of one environment. Newest first on the wire, oldest first here. */
final class EventLooks {

    /** The most that one page holds (API Reference, DescribeEvents, read 2026-11), and the most we tell. */
    private static final int MOST = 1000;

    private final Clients clients;

    EventLooks(Clients clients) {
        this.clients = clients;
    }

    Answer look(Effect.LookAtEvents look) {
        List<EnvironmentEvent> found = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            DescribeEventsResponse answer = clients.beanstalk()
                    .describeEvents(r -> r.environmentId(look.environment().value())
                            .startTime(look.since())
                            .maxRecords(MOST)
                            .nextToken(page));
            answer.events().forEach(e -> found.add(event(e)));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty() && found.size() < MOST);
        List<EnvironmentEvent> newest = new ArrayList<>(found.subList(0, Math.min(MOST, found.size())));
        Collections.reverse(newest);
        return new Answer.EventsSeen(newest);
    }

    private static EnvironmentEvent event(EventDescription event) {
        return new EnvironmentEvent(
                event.eventDate() == null ? Instant.EPOCH : event.eventDate(),
                Objects.toString(event.severityAsString(), ""),
                SafeText.plain(event.message()),
                event.environmentName(),
                event.requestId());
    }
}
