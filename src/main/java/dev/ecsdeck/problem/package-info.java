/// Everything a user can be told: one sealed list. The sentences are in `text`, for which the compiler checks the
/// list.
@NullMarked
package dev.ecsdeck.problem;

import org.jspecify.annotations.NullMarked;
