package com.globalmart.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a server's directory to one start of it. The operating system lets go of it when this JVM ends, killed or not.
 *
 * @param channel of the locked file
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

    /** @throws EmbeddedServerException when another start holds the directory, in this JVM or in another */
    static DirectoryLock on(Path directory) throws IOException {
        Files.createDirectories(directory);
        var channel =
                FileChannel.open(directory.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new EmbeddedServerException("a server runs already with its data in " + directory);
        }
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this JVM has it
        }
    }
}
