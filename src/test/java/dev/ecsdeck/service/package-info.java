@NullMarked
package dev.ecsdeck.service;

import org.jspecify.annotations.NullMarked;
