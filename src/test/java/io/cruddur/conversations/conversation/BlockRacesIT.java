package io.cruddur.conversations.conversation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BlockRacesIT extends BlockRacesTest {}
