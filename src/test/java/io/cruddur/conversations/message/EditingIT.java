package io.cruddur.conversations.message;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EditingIT extends EditingTest {}
