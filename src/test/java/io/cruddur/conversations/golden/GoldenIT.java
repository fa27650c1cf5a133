package io.cruddur.conversations.golden;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class GoldenIT extends GoldenTest {}
