package io.cruddur.conversations.admin.target;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The account of AWS that a command acts in, for whoever has to see that it is the right one. */
final class Account {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Account() {}

    /** Its number, or that it is unknown: where DynamoDB is elsewhere than on AWS, STS must be named as well. */
    static String number(String region, @Nullable URI dynamoDb, Environment environment) {
        var sts = environment
                .get("AWS_ENDPOINT_URL_STS")
                .map(URI::create)
                .orElse(dynamoDb == null ? URI.create("https://sts." + region + ".amazonaws.com") : null);
        return sts == null ? "unknown" : ask(sts, region);
    }

    private static String ask(URI sts, String region) {
        try (var client = StsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(PATIENCE))
                .region(Region.of(region))
                .endpointOverride(sts)
                .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
                .build()) {
            return client.getCallerIdentity().account();
        } catch (SdkException _) {
            return "unknown";
        }
    }
}
