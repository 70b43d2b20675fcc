package cn.baodi.command.data;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What looking after the data must remember beside the database, so that neither damage nor a restore takes it back.
 *
 * @param second the second folder for backups, or null
 * @param seconds every second folder that was ever set, for the day when all copies have to be destroyed
 * @param trouble why the last copy to the second folder failed, or null
 * @param passphrase of the plain copies, or null where there are to be none
 * @param copy the last plain copy, or null
 * @param check the last self-check, or null
 * @param nightly where the summaries go each night, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CareNotes(
        String second,
        List<String> seconds,
        Trouble trouble,
        Passphrase passphrase,
        PlainCopy copy,
        CheckResult check,
        Nightly nightly) {
    static final CareNotes NONE = new CareNotes(null, List.of(), null, null, null, null, null);

    public CareNotes {
        seconds = seconds == null ? List.of() : List.copyOf(seconds);
    }

    /**
     * Something that failed and has not been made good.
     *
     * @param since when it failed first
     * @param key key of the {@link cn.baodi.command.core.Failure}
     * @param about its one argument: the folder or file
     */
    public record Trouble(LocalDateTime since, String key, String about) {}

    /**
     * What opens the plain copies.
     *
     * @param by who set it
     */
    public record Passphrase(String words, LocalDateTime at, String by) {
        /** Not the words: this may reach a log. */
        @Override
        public String toString() {
            return "Passphrase";
        }
    }

    /**
     * A plain copy.
     *
     * @param at when it was tried last
     * @param file its name, or null where it failed
     * @param failure key of what went wrong with it or with its second copy, or null
     */
    public record PlainCopy(LocalDateTime at, String file, long rows, String failure) {}

    /**
     * The summaries of the night.
     *
     * @param folder where they go
     * @param at when it was tried last, or null
     * @param failure key of what went wrong, or null
     */
    public record Nightly(String folder, LocalDateTime at, String failure) {}

    public CareNotes second(String folder) {
        List<String> all = new ArrayList<>(seconds);
        if (folder != null && !all.contains(folder)) {
            all.add(folder);
        }
        return new CareNotes(folder, all, null, passphrase, copy, check, nightly);
    }

    public CareNotes trouble(Trouble wrong) {
        return new CareNotes(second, seconds, wrong, passphrase, copy, check, nightly);
    }

    public CareNotes passphrase(Passphrase opens) {
        return new CareNotes(second, seconds, trouble, opens, opens == null ? null : copy, check, nightly);
    }

    public CareNotes copy(PlainCopy done) {
        return new CareNotes(second, seconds, trouble, passphrase, done, check, nightly);
    }

    public CareNotes check(CheckResult done) {
        return new CareNotes(second, seconds, trouble, passphrase, copy, done, nightly);
    }

    public CareNotes nightly(Nightly done) {
        return new CareNotes(second, seconds, trouble, passphrase, copy, check, done);
    }

    /** Not the passphrase: this may reach a log. */
    @Override
    public String toString() {
        return "CareNotes";
    }
}
