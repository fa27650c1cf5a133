package io.cruddur.conversations;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AccessIT extends AccessTest {}
