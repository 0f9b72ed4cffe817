/// The Lab's gateway: WebSockets of both protocol versions between clients and the Lab's agents.
@NullMarked
package dev.ecsdeck.lab.gateway;

import org.jspecify.annotations.NullMarked;
