/// Words: every sentence that a person reads, in English and Simplified Chinese, written once for both faces.
///
/// Owns: the bundles `<area>.properties` and `<area>_zh_CN.properties` (UTF-8, one pair an area, each key beginning
/// with its area's name) and the way from a `Problem` to its title, sentence and remedy. Does not own: when
/// something is shown.
///
/// Decisions: a key that is missing is a bug and throws, because a test resolves every key of the sources in both
/// languages. A number in a plain `{0}` is printed as it is, without grouping: most of ours are ports and codes.
/// Whoever wants grouping writes `{0,number}`.
@NullMarked
package dev.ecsdeck.text;

import org.jspecify.annotations.NullMarked;
