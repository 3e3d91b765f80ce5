package dev.kirikae.config;

import dev.kirikae.config.Probe.WebSocket;
import org.jspecify.annotations.Nullable;

/** {@code websocket} of a probe. */
final class WebSocketProbeTable extends Table<WebSocket> {
    private enum Frame {
        ANY,
        NONE
    }

    private static final Field<String> PATH = Field.of("path", ProbeTables.path(), "/", "what is asked for");
    private static final Field<String> PROTOCOL = Field.optional(
            "protocol",
            new TextShape(Scope.FIXED, "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", "the name of a subprotocol", "graphql-ws"),
            "a subprotocol that is asked for, and must be agreed on");
    private static final Field<String> SEND =
            Field.optional("send", TcpProbeTable.spoken(Scope.FIXED), "a text frame that is sent first");
    private static final Field<Frame> FRAME = Field.of(
            "frame",
            new WordShape<>(Frame.values()),
            Frame.ANY,
            "whether a first frame must come, or the upgrade is enough");
    private static final Field<String> FRAME_CONTAINS = Field.optional(
            "frame-contains", TcpProbeTable.spoken(Scope.RELEASE), "a text that the first frame contains");

    WebSocketProbeTable() {
        super(PATH, PROTOCOL, SEND, FRAME, FRAME_CONTAINS);
    }

    @Override
    @Nullable
    WebSocket make(FieldValues values, Cursor at) {
        boolean frame = values.get(FRAME) == Frame.ANY;
        if (!frame && values.find(FRAME_CONTAINS) != null) {
            at.near("frame-contains").refuse("has no meaning with frame: none; remove one of them");
            return null;
        }
        return new WebSocket(
                values.get(PATH), values.find(PROTOCOL), values.find(SEND), frame, values.find(FRAME_CONTAINS));
    }

    @Override
    void write(WebSocket socket, RecordWriter writer) {
        writer.put(PATH, socket.path())
                .put(PROTOCOL, socket.protocol())
                .put(SEND, socket.send())
                .put(FRAME, socket.frame() ? Frame.ANY : Frame.NONE)
                .put(FRAME_CONTAINS, socket.frameContains());
    }
}
