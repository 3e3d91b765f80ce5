package dev.kirikae.jenkins;

import groovy.lang.Script;
import org.jspecify.annotations.Nullable;

/** A step of a shared library: a file in {@code vars} that defines {@code call}, and may use every step. */
public abstract class LibraryScript extends Script {

    private @Nullable PipelineSteps steps;

    final @Nullable Object with(PipelineSteps given, Object[] arguments) {
        steps = given;
        return invokeMethod("call", arguments);
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        boolean isOwn =
                !getMetaClass().respondsTo(this, name, (Object[]) arguments).isEmpty();
        return isOwn || steps == null ? super.invokeMethod(name, arguments) : steps.invokeMethod(name, arguments);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return steps == null || name.equals("binding") || name.equals("metaClass")
                ? super.getProperty(name)
                : steps.getProperty(name);
    }
}
