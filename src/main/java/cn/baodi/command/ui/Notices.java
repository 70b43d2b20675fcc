package cn.baodi.command.ui;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What the console says to the officer and asks of them. */
public interface Notices {
    /** A short confirmation that goes by itself: 已保存 08:02. */
    void toast(String text);

    /** A confirmation with 撤销(Ctrl+Z) beside it. */
    void toastWithUndo(String text);

    /** A dialog in the officer's words for a {@link cn.baodi.command.core.Failure}, a short code for anything else. */
    void failure(RuntimeException failure);

    /** A longer text to read, with 复制. */
    default void tell(String title, String text) {
        tell(title, text, text);
    }

    /** @param leaving what 复制 takes: the text without what may not leave the screen */
    void tell(String title, String text, String leaving);

    /** Characters of an answer; what is longer is not taken, and says so while it is typed. */
    int LONGEST_ANSWER = 200;

    /**
     * Asks for one line of text, such as why a record is retired.
     *
     * @param then called only when a text was given
     */
    void ask(String title, String question, Consumer<String> then);

    /**
     * What a second officer puts under a full export.
     *
     * @param password null where none was asked for
     * @param way which of the ways he signed
     */
    record Countersign(String purpose, String name, char[] password, int way) {}

    /**
     * Asks for a purpose and a second officer.
     *
     * @param withPassword whether he shows that it is he
     * @param ways to go on, a button each, Enter for the first; empty where there is but one
     * @param then called only when all was given
     */
    void countersign(String title, String words, boolean withPassword, List<String> ways, Consumer<Countersign> then);

    /** Asks in which of the {@code ways} to go on, as {@link #countersign} does; {@code then} takes its number. */
    void choose(String title, String words, List<String> ways, IntConsumer then);

    Optional<Path> saveFile(String suggestedName);

    /**
     * Where a list goes.
     *
     * @param charset of a CSV file
     */
    record Target(Path file, Charset charset) {}

    /** As {@link #saveFile} for a list, which may be a workbook or CSV in one of two charsets. */
    Optional<Target> saveList(String suggestedName);

    /** As {@link #saveFile} for a chart: PNG, SVG or CSV, which the ending says. */
    Optional<Path> saveChart(String suggestedName);

    Optional<Path> openFile();

    /** @param title what the folder is for */
    Optional<Path> openFolder(String title);

    /** Puts a text into the clipboard. */
    void copy(String text);

    /** Puts a picture into the clipboard. */
    void copyPicture(byte[] png);

    /** For verbs, which have words of their own: says nothing, asks nothing, and lets failures through. */
    static Notices silent() {
        return new Notices() {
            @Override
            public void toast(String text) {}

            @Override
            public void toastWithUndo(String text) {}

            @Override
            public void failure(RuntimeException failure) {
                throw failure;
            }

            @Override
            public void tell(String title, String text, String leaving) {}

            @Override
            public void ask(String title, String question, Consumer<String> then) {}

            @Override
            public void countersign(
                    String title, String words, boolean withPassword, List<String> ways, Consumer<Countersign> then) {}

            @Override
            public void choose(String title, String words, List<String> ways, IntConsumer then) {}

            @Override
            public Optional<Path> saveFile(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Target> saveList(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> saveChart(String suggestedName) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openFile() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> openFolder(String title) {
                return Optional.empty();
            }

            @Override
            public void copy(String text) {}

            @Override
            public void copyPicture(byte[] png) {}
        };
    }
}
