/// Temporary SSH keys: registered for sixty seconds with an instance, through Cloud Assistant.
///
/// The vendor's program installs a plugin, waits, and then sends the key; here the key is sent at once while a
/// probe asks whether the plugin is there, and only a missing one is installed. So the usual login needs one round
/// trip.
///
/// Owns: the order of these calls, what their failures mean, and for how long a key counts as good. Does not own:
/// the key, the login, the screen.
@NullMarked
package dev.ecsdeck.service.keys;

import org.jspecify.annotations.NullMarked;
