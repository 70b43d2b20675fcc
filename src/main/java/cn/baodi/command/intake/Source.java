package cn.baodi.command.intake;

import java.nio.file.Path;

/**
 * What is to be imported.
 *
 * @param file where it lies
 * @param pasted whether it came from the clipboard, so that it lies nowhere
 */
record Source(Path file, boolean pasted) {
    String name() {
        return file.getFileName().toString();
    }
}
