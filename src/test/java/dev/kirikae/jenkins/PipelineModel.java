package dev.kirikae.jenkins;

import java.util.LinkedHashMap;
import java.util.Map;

/** A pipeline as it was written; its own agent, options, environment and post are those of the stage around all. */
final class PipelineModel {

    final StageModel whole = new StageModel("pipeline");

    /** Kind, default and description by name. */
    final Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();

    /** Such as {@code cron}. */
    final Map<String, String> triggers = new LinkedHashMap<>();
}
