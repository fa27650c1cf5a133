package io.cruddur.conversations.devservices;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.LaunchMode;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tells Quarkus which services dev mode and tests need. Quarkus starts them before the application, keeps them over
 * live reloads for as long as {@link Settings} stay the same, and hands their addresses over as configuration.
 */
class DevServicesSteps {

    private static final Logger TESTCONTAINERS = Logger.getLogger("org.testcontainers");

    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
    void announce(
            LaunchModeBuildItem launch,
            CurateOutcomeBuildItem application,
            OutputTargetBuildItem target,
            BuildProducer<DevServicesResultBuildItem> services) {
        var config = ConfigProvider.getConfig();
        var settings = Settings.from(config);
        // The Dev UI asks Testcontainers for Docker, which makes an error of its absence. Logging is not configured
        // yet.
        TESTCONTAINERS.setLevel(Level.OFF);
        if (settings.engines() == Engines.OFF) {
            return;
        }
        var mode = launch.getLaunchMode();
        var logs = target.getOutputDirectory().resolve("devservices").resolve(mode.getDefaultProfile());
        var children = new ChildProcesses(new ClassPath(application.getApplicationModel()), settings.dataDir(), logs);
        var catalogue =
                new Catalogue(settings, children, new ChosenStores(settings, children), mode == LaunchMode.DEVELOPMENT);
        if (!Settings.configured(config, "quarkus.dynamodb.endpoint-override", "AWS_ENDPOINT_URL")) {
            services.produce(catalogue.dynamoDb());
        }
        if (!Settings.configured(config, "quarkus.datasource.reactive.url", "CONNECTION_URL")) {
            services.produce(catalogue.postgres());
        }
        if (!Settings.configured(config, "quarkus.oidc.auth-server-url")) {
            services.produce(catalogue.issuer());
        }
    }
}
