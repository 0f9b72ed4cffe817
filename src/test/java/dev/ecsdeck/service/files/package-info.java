/// Tests of files: rooms over a real SFTP server on loopback.
@NullMarked
package dev.ecsdeck.service.files;

import org.jspecify.annotations.NullMarked;
