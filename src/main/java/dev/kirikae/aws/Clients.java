package dev.kirikae.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.auth.scheme.ElasticBeanstalkAuthSchemeProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.scheme.StsAuthSchemeProvider;

/**
 * The SDK's clients, each made when it is first asked. Credentials come from the SDK's default chain and nowhere else; an
 * endpoint override ({@code AWS_ENDPOINT_URL…}) is honoured by the SDK itself.
 */
final class Clients implements AutoCloseable {

    /** A look is asked at most so often, with exponential back-off and full jitter between (the SDK's standard mode). */
    private static final int LOOKS = 3;

    private final Region region;
    private final InstantSource clock;
    private final Timeouts patience;
    private final Lazily<String> account;
    private final Lazily<SdkHttpClient> wire;
    private final Lazily<AwsCredentialsProvider> credentials;
    private final Lazily<ElasticBeanstalkClient> beanstalk;
    private final Lazily<CloudWatchClient> watch;
    private final Lazily<StsClient> identity;
    private final Lazily<SqsClient> queues;
    private final Lazily<ScalingClients> scaling;
    private final Lazily<S3Client> store;
    private final Lazily<S3Client> storeOnce;

    Clients(AwsTarget target, InstantSource clock, Timeouts patience) {
        this(target, clock, patience, () -> DefaultCredentialsProvider.builder().build());
    }

    /** @param provider makes the one provider of credentials that all clients share; it is closed with this */
    Clients(
            AwsTarget target,
            InstantSource clock,
            Timeouts patience,
            Supplier<? extends AwsCredentialsProvider> provider) {
        String given = target.account();
        this.region = Region.of(target.region());
        this.clock = clock;
        this.patience = patience;
        this.account =
                new Lazily<>(() -> given == null ? Identity.ask(identity()).account() : given);
        this.wire = new Lazily<>(() -> UrlConnectionHttpClient.builder()
                .connectionTimeout(patience.connection())
                .socketTimeout(patience.call())
                .build());
        this.credentials = new Lazily<>(provider::get);
        this.beanstalk = new Lazily<>(() -> beanstalk(new CompleteResponses(wire.get()), timeOf(clock), looking()));
        this.watch = new Lazily<>(this::makeWatch);
        this.identity = new Lazily<>(this::makeIdentity);
        this.queues = new Lazily<>(this::makeQueues);
        this.scaling = new Lazily<>(() -> new ScalingClients(this, timeOf(clock)));
        this.store = new Lazily<>(() -> makeStore(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(LOOKS)
                .build()));
        this.storeOnce = new Lazily<>(() -> makeStore(AwsRetryStrategy.doNotRetry()));
    }

    /** The account that must own every bucket: as given, or the caller's, asked once. */
    String account() {
        return account.get();
    }

    ElasticBeanstalkClient beanstalk() {
        return beanstalk.get();
    }

    /** A client for one changing call, to be closed after it: no repetition, the intent's time as the signature's. */
    ElasticBeanstalkClient acting(OneShotHttpClient attempt) {
        Clock intent = Clock.fixed(attempt.signedAt(), ZoneOffset.UTC);
        return beanstalk(new CompleteResponses(attempt), intent, once());
    }

    /** The wire that looks and changing calls share. */
    SdkHttpClient wire() {
        return wire.get();
    }

    CloudWatchClient watch() {
        return watch.get();
    }

    StsClient identity() {
        return identity.get();
    }

    SqsClient queues() {
        return queues.get();
    }

    /** Nothing of the SDK's module is loaded before this is asked. */
    ScalingClients scaling() {
        return scaling.get();
    }

    Region region() {
        return region;
    }

    /** For what may be asked again. */
    S3Client store() {
        return store.get();
    }

    /** For conditional writes: a repetition would be refused because of our own success. */
    S3Client storeOnce() {
        return storeOnce.get();
    }

    /** Where Beanstalk's requests go if not to AWS; null for AWS. */
    @Nullable
    URI endpoint() {
        return beanstalk().serviceClientConfiguration().endpointOverride().orElse(null);
    }

    private ElasticBeanstalkClient beanstalk(SdkHttpClient http, Clock time, ClientOverrideConfiguration calls) {
        ElasticBeanstalkAuthSchemeProvider usual = ElasticBeanstalkAuthSchemeProvider.defaultProvider();
        return ElasticBeanstalkClient.builder()
                .region(region)
                .credentialsProvider(credentials())
                .httpClient(http)
                .authSchemeProvider(parameters -> signedWith(time, usual.resolveAuthScheme(parameters)))
                .overrideConfiguration(calls)
                .build();
    }

    private CloudWatchClient makeWatch() {
        return CloudWatchClient.builder()
                .region(region)
                .credentialsProvider(credentials())
                .httpClient(new CompleteResponses(wire.get()))
                .overrideConfiguration(looking().toBuilder()
                        .addExecutionInterceptor(new UnreadAlarms())
                        .build())
                .build();
    }

    /** Speaks JSON, where an answer that was cut cannot be read. */
    private SqsClient makeQueues() {
        return SqsClient.builder()
                .region(region)
                .credentialsProvider(credentials())
                .httpClient(wire.get())
                .overrideConfiguration(looking())
                .build();
    }

    private StsClient makeIdentity() {
        StsAuthSchemeProvider usual = StsAuthSchemeProvider.defaultProvider();
        return StsClient.builder()
                .region(region)
                .credentialsProvider(credentials())
                .httpClient(new CompleteResponses(wire.get()))
                .authSchemeProvider(parameters -> signedWith(timeOf(clock), usual.resolveAuthScheme(parameters)))
                .overrideConfiguration(looking())
                .build();
    }

    /** Stand-ins for S3 are asked by path: their names do not resolve bucket by bucket. */
    private S3Client makeStore(RetryStrategy retries) {
        S3Client client = storeBuilder(retries).build();
        if (client.serviceClientConfiguration().endpointOverride().isEmpty()) {
            return client;
        }
        client.close();
        return storeBuilder(retries).forcePathStyle(true).build();
    }

    private S3ClientBuilder storeBuilder(RetryStrategy retries) {
        return S3Client.builder()
                .region(region)
                .credentialsProvider(credentials())
                .httpClient(wire.get())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .apiCallTimeout(patience.transfer())
                        .addExecutionInterceptor(new OwnerEverywhere(this::account))
                        .addExecutionInterceptor(new AtEndpoint.Naming())
                        .build());
    }

    /** For looks: repeated, each within the patience for an answer. */
    ClientOverrideConfiguration looking() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(LOOKS)
                        .build())
                .apiCallAttemptTimeout(patience.answer())
                .apiCallTimeout(patience.call())
                .addExecutionInterceptor(new AtEndpoint.Naming())
                .build();
    }

    /** For a changing call: never repeated. */
    ClientOverrideConfiguration once() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(patience.call())
                .addExecutionInterceptor(new AtEndpoint.Naming())
                .build();
    }

    /** Signs with our own time alone: a clock that AWS finds wrong is to be said, not quietly corrected. */
    static List<AuthSchemeOption> signedWith(Clock time, List<AuthSchemeOption> options) {
        return options.stream()
                .map(option -> option.copy(o -> o.putSignerProperty(HttpSigner.SIGNING_CLOCK, time)))
                .toList();
    }

    private static Clock timeOf(InstantSource source) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    /** The provider without its end: a client that is closed closes what it was given, and others still need it. */
    AwsCredentialsProvider credentials() {
        AwsCredentialsProvider shared = credentials.get();
        return shared::resolveCredentials;
    }

    @Override
    public void close() {
        for (Lazily<? extends AutoCloseable> client :
                List.of(beanstalk, watch, identity, queues, scaling, store, storeOnce, wire)) {
            AutoCloseable made = client.ifMade();
            if (made != null) {
                closeQuietly(made);
            }
        }
        if (credentials.ifMade() instanceof AutoCloseable provider) {
            closeQuietly(provider);
        }
    }

    private static void closeQuietly(AutoCloseable made) {
        try {
            made.close();
        } catch (Exception e) {
            throw new IllegalStateException("a client could not be closed", e);
        }
    }
}
