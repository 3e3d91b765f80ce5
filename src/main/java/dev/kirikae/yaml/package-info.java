/**
 * YAML 1.1 as Beanstalk reads it: text to a tree that keeps every place, and a tree back to text. Nothing is ever constructed from
 * a tag. Pure; knows the model only. Begin with {@link dev.kirikae.yaml.YamlReader} and {@link dev.kirikae.yaml.Tree}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.yaml;
