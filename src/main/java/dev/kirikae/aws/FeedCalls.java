package dev.kirikae.aws;

import dev.kirikae.model.FeedMessage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * The alarm feed. A message that is received is hidden for {@link #HIDDEN} seconds, and comes back by itself where it is neither
 * deleted nor given back (Amazon SQS API Reference, ReceiveMessage, ChangeMessageVisibility, read 2026-11).
 */
final class FeedCalls {

    static final String RECEIVING = "sqs:ReceiveMessage";
    static final String DELETING = "sqs:DeleteMessage";
    static final String GIVING_BACK = "sqs:ChangeMessageVisibility";

    private static final int HIDDEN = 30;
    private static final int MOST = 10;

    /** In seconds. */
    private static final long LONGEST_POLL = 20;

    private final Clients clients;
    private final InstantSource clock;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    FeedCalls(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    Answer receive(Effect.ReceiveMessages look) {
        String url = url(look.queue());
        long left = Math.max(0, Duration.between(clock.instant(), look.until()).toSeconds());
        ReceiveMessageResponse answer = clients.queues()
                .receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(MOST)
                        .visibilityTimeout(HIDDEN)
                        .waitTimeSeconds((int) Math.min(LONGEST_POLL, left)));
        List<FeedMessage> messages = new ArrayList<>();
        for (Message message : answer.messages()) {
            if (message.receiptHandle() != null) {
                messages.add(new FeedMessage(message.receiptHandle(), Objects.toString(message.body(), "")));
            }
        }
        return new Answer.FeedSeen(messages);
    }

    Answer giveBack(Effect.ReturnMessages effect) {
        String url = url(effect.queue());
        List<ChangeMessageVisibilityBatchRequestEntry> visible = new ArrayList<>();
        for (String receipt : effect.others()) {
            visible.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id("m" + visible.size())
                    .receiptHandle(receipt)
                    .visibilityTimeout(0)
                    .build());
        }
        List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
        for (String receipt : effect.ours()) {
            done.add(DeleteMessageBatchRequestEntry.builder()
                    .id("m" + done.size())
                    .receiptHandle(receipt)
                    .build());
        }
        if (!visible.isEmpty()) {
            clients.queues().changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(visible));
        }
        if (!done.isEmpty()) {
            clients.queues().deleteMessageBatch(r -> r.queueUrl(url).entries(done));
        }
        return new Answer.Asked();
    }

    private String url(String queue) {
        return queue.startsWith("https://")
                ? queue
                : urls.computeIfAbsent(
                        queue,
                        name -> clients.queues()
                                .getQueueUrl(r -> r.queueName(name))
                                .queueUrl());
    }
}
