package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** By which one sees that a file was not changed between two looks at it. */
public record FileStamp(long size, FileTime changed) {
    /** @throws Failure when the file cannot be looked at */
    static FileStamp of(Path file) {
        try {
            return new FileStamp(Files.size(file), Files.getLastModifiedTime(file));
        } catch (NoSuchFileException e) {
            throw new Failure(e, "file.missing", file);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    /** @throws Failure when somebody wrote to {@code file} since: half of it may be of another day */
    void require(Path file, Inlet inlet) {
        if (!equals(inlet.stamp(file))) {
            throw new Failure("file.changed", file.getFileName());
        }
    }
}
