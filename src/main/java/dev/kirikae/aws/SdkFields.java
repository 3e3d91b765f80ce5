package dev.kirikae.aws;

import java.util.Optional;

/** The fields of one of the SDK's values by their names: four of its classes describe an environment, without a common type. */
@FunctionalInterface
interface SdkFields {
    <T> Optional<T> get(String name, Class<T> type);
}
