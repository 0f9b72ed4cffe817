/// The Lab's OpenAPI against vectors from outside and against the vendor's own client.
@NullMarked
package dev.ecsdeck.lab.api;

import org.jspecify.annotations.NullMarked;
