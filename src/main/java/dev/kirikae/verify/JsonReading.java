package dev.kirikae.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.kirikae.model.ProbeResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON answer, read by JSONPath.
 *
 * @param document what was read; null where it is not JSON
 * @param fault why it is none, in words; empty where it is
 * @param text as it came
 */
record JsonReading(@Nullable JsonNode document, String fault, String text) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(JSON))
            .mappingProvider(new JacksonMappingProvider(JSON))
            .build();

    /**
     * What a path leads to.
     *
     * @param nodes in the order of the document
     * @param several whether the path may lead to more than one
     * @param fault why there is nothing, in words; empty where there is, or may be later
     */
    record Found(List<JsonNode> nodes, boolean several, String fault) {
        Found {
            nodes = List.copyOf(nodes);
        }
    }

    static JsonReading of(ProbeResponse.Http response) {
        String text = response.body();
        switch (response.kind()) {
            case CUT -> {
                return none(
                        "the answer is longer than the " + Shown.bytes(text.length()) + " that are read of it", text);
            }
            case NOT_TEXT -> {
                return none("the answer is not UTF-8: " + Shown.text(text), text);
            }
            case WHOLE -> {
                return read(text, response.headers().get("content-type"));
            }
        }
        throw new IllegalStateException("a body of no kind");
    }

    private static JsonReading read(String text, @Nullable String type) {
        try {
            JsonNode document = JSON.readTree(text);
            return document == null || document.isMissingNode()
                    ? none("the answer is empty, and not JSON", text)
                    : new JsonReading(document, "", text);
        } catch (JsonProcessingException e) {
            boolean html = type != null && type.startsWith("text/html");
            return none("the answer is " + (html ? "HTML and not JSON" : "not JSON") + ": " + Shown.text(text), text);
        }
    }

    private static JsonReading none(String fault, String text) {
        return new JsonReading(null, fault, text);
    }

    /** @throws IllegalStateException where the answer is not JSON */
    Found at(String path) {
        if (document == null) {
            throw new IllegalStateException(fault);
        }
        JsonPath compiled = JsonPath.compile(path);
        boolean several = !compiled.isDefinite();
        try {
            Object read = compiled.read(document, PATHS);
            JsonNode found = read instanceof JsonNode node ? node : JSON.valueToTree(read);
            return new Found(several ? elements(found) : List.of(found), several, "");
        } catch (PathNotFoundException e) {
            return new Found(List.of(), several, isNullOnTheWay(compiled) ? "" : nothing(path));
        } catch (JsonPathException | IllegalArgumentException | ClassCastException e) {
            return new Found(List.of(), several, nothing(path));
        }
    }

    private String nothing(String path) {
        return "there is nothing at " + path + " in " + Shown.text(text);
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    /** Whether a path ends early because there is null where it goes on. */
    private boolean isNullOnTheWay(JsonPath path) {
        String way = path.getPath();
        for (int end = way.lastIndexOf('['); path.isDefinite() && end > 0; end = way.lastIndexOf('[', end - 1)) {
            try {
                JsonNode found = JsonPath.compile(way.substring(0, end)).read(document, PATHS);
                return found.isNull();
            } catch (PathNotFoundException shorter) {
                continue;
            }
        }
        return false;
    }

    /** The one value at a path as text; null where there is none, or it is no single value. */
    @Nullable
    String value(String path) {
        Found found = at(path);
        JsonNode node = found.nodes().size() == 1 ? found.nodes().get(0) : null;
        return node == null || !node.isValueNode() || node.isNull() ? null : node.asText();
    }
}
