package dev.kirikae.aws;

import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Resources;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticbeanstalk.model.AutoScalingGroup;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationDeploymentStatus;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentResourceDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.Instance;
import software.amazon.awssdk.services.elasticbeanstalk.model.LoadBalancer;
import software.amazon.awssdk.services.elasticbeanstalk.model.Queue;

/** What environments are made of: settings, platforms, resources, tags, managed updates. */
final class ConfigurationCalls {

    private final Clients clients;
    private final ChangingCalls acts;
    private final String region;

    ConfigurationCalls(Clients clients, ChangingCalls acts, String region) {
        this.clients = clients;
        this.acts = acts;
        this.region = region;
    }

    /** Newest first, as ListAvailableSolutionStacks returns them (API Reference, read 2026-11). */
    Answer platforms() {
        return new Answer.PlatformsSeen(
                clients.beanstalk().listAvailableSolutionStacks(r -> {}).solutionStacks());
    }

    /**
     * After a failed update Beanstalk returns two sets, the deployed one and a draft: only what is deployed counts. A saved
     * configuration has one set, without a deployment status (API Reference, DescribeConfigurationSettings, read 2026-11).
     */
    Answer settings(Effect.LookAtSettings look) {
        List<ConfigurationSettingsDescription> sets = clients.beanstalk()
                .describeConfigurationSettings(r -> r.applicationName(look.application())
                        .environmentName(look.environmentName())
                        .templateName(look.template()))
                .configurationSettings();
        List<ConfigurationSettingsDescription> chosen = look.template() != null || sets.size() == 1
                ? sets
                : sets.stream()
                        .filter(s -> "deployed".equalsIgnoreCase(s.deploymentStatusAsString()))
                        .toList();
        if (chosen.size() != 1) {
            return senseless(chosen.size() + " of " + sets.size() + " sets of settings could be meant, expected one");
        }
        ConfigurationDeploymentStatus status = chosen.get(0).deploymentStatus();
        if (status == ConfigurationDeploymentStatus.UNKNOWN_TO_SDK_VERSION) {
            return senseless("the deployment status of the settings is "
                    + SafeText.plain(chosen.get(0).deploymentStatusAsString()) + ", which this version does not know");
        }
        boolean named =
                chosen.get(0).optionSettings().stream().allMatch(s -> s.namespace() != null && s.optionName() != null);
        if (!named || look.template() == null && chosen.get(0).optionSettings().isEmpty()) {
            return senseless(named ? "the answer holds no settings" : "the answer holds a setting without a name");
        }
        List<OptionSetting> settings = new ArrayList<>();
        for (ConfigurationOptionSetting setting : chosen.get(0).optionSettings()) {
            if (setting.value() != null) {
                settings.add(new OptionSetting(
                        Objects.toString(setting.namespace(), ""),
                        Objects.toString(setting.optionName(), ""),
                        setting.value()));
            }
        }
        return new Answer.SettingsSeen(settings);
    }

    private static Answer.Missing senseless(String why) {
        return new Answer.Missing(Answer.Trouble.UNREACHABLE, "elasticbeanstalk:DescribeConfigurationSettings: " + why);
    }

    Answer resources(Effect.LookAtResources look) {
        EnvironmentResourceDescription found = clients.beanstalk()
                .describeEnvironmentResources(
                        r -> r.environmentId(look.environment().value()))
                .environmentResources();
        if (found == null) {
            return new Answer.Missing(
                    Answer.Trouble.UNREACHABLE,
                    "elasticbeanstalk:DescribeEnvironmentResources: the answer names no resources");
        }
        if (found.loadBalancers().stream().anyMatch(b -> b.name() == null)) {
            throw new IllegalStateException("the answer holds a load balancer without a name");
        }
        return new Answer.ResourcesSeen(new Resources(
                found.loadBalancers().stream().map(LoadBalancer::name).toList(),
                found.autoScalingGroups().stream()
                        .map(AutoScalingGroup::name)
                        .filter(Objects::nonNull)
                        .toList(),
                found.instances().stream()
                        .map(Instance::id)
                        .filter(Objects::nonNull)
                        .toList(),
                found.queues().stream().map(Queue::url).filter(Objects::nonNull).toList()));
    }

    Answer tags(Effect.LookAtTags look) {
        String partition = Region.of(region).metadata().partition().id();
        String arn = "arn:" + partition + ":elasticbeanstalk:" + region + ":" + clients.account() + ":environment/"
                + look.application() + "/" + look.environmentName();
        Map<String, String> tags = new HashMap<>();
        clients.beanstalk().listTagsForResource(r -> r.resourceArn(arn)).resourceTags().stream()
                .filter(t -> t.key() != null)
                .forEach(t -> tags.put(t.key(), Objects.toString(t.value(), "")));
        return new Answer.TagsSeen(tags);
    }

    Answer managedActions(Effect.LookAtManagedActions look) {
        return new Answer.ManagedActionsSeen(clients
                .beanstalk()
                .describeEnvironmentManagedActions(
                        r -> r.environmentId(look.environment().value()))
                .managedActions()
                .stream()
                .map(a -> new ManagedAction(
                        Objects.toString(a.actionId(), ""),
                        SafeText.plain(a.statusAsString()),
                        SafeText.plain(a.actionDescription()),
                        a.windowStartTime()))
                .toList());
    }

    Answer save(ChangingCall.SaveConfiguration effect) {
        return acts.make(
                "CreateConfigurationTemplate",
                effect,
                client -> client.createConfigurationTemplate(r -> r.applicationName(effect.application())
                        .templateName(effect.template())
                        .environmentId(effect.from().value())));
    }

    Answer delete(ChangingCall.DeleteConfiguration effect) {
        return acts.make(
                "DeleteConfigurationTemplate",
                effect,
                client -> client.deleteConfigurationTemplate(
                        r -> r.applicationName(effect.application()).templateName(effect.template())));
    }
}
