package io.cruddur.conversations.model;

import java.time.Duration;

/** Something that is done after so much time, which may run back. */
record Step(Duration tick, Operation operation) {}
