package io.cruddur.conversations.stub;

import io.quarkus.test.common.DevServicesContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests of the stub beside DynamoDB Local, each on a table of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SideBySide {

    DevServicesContext devServices;
    Both both;

    @BeforeAll
    void open() {
        both = new Both(devServices);
    }

    @AfterAll
    void close() {
        both.close();
    }

    @BeforeEach
    void create() {
        both.fresh();
    }

    @AfterEach
    void drop() {
        both.drop();
    }
}
