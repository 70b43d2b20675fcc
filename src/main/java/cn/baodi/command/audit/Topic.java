package cn.baodi.command.audit;

import cn.baodi.command.data.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody looks for in the audit: kinds of entries that belong together. */
public enum Topic {
    CHANGES(Kind.WRITE, Kind.SIGN),
    FILLS(Kind.LOAD),
    SIGN_INS(Kind.SIGN_IN, Kind.SIGN_OUT, Kind.REFUSED),
    ACCOUNTS(Kind.ACCOUNT),
    LOOKS(Kind.REVEAL),
    EXPORTS(Kind.EXPORT),
    PRINTS(Kind.PRINT),
    CARE(Kind.BACKUP, Kind.RESTORE, Kind.CHECK);

    private final Set<Kind> kinds;

    Topic(Kind first, Kind... more) {
        kinds = EnumSet.of(first, more);
    }

    Set<Kind> kinds() {
        return Set.copyOf(kinds);
    }

    static Optional<Topic> of(Set<Kind> kinds) {
        return Arrays.stream(values())
                .filter(topic -> topic.kinds.equals(kinds))
                .findFirst();
    }
}
