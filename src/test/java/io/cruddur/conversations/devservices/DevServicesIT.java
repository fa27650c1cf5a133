package io.cruddur.conversations.devservices;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DevServicesIT extends DevServicesTest {}
