package cn.baodi.command.handover;

import cn.baodi.command.core.Account;
import java.util.Optional;

/** How the workstation passes to the officer who comes on duty. Used on the JavaFX thread. */
public interface Relief {
    /** Why nobody else can go on now, such as an import that is running; in the officer's words. */
    Optional<String> hindrance();

    /**
     * Both have signed: the coming officer goes on, and begins with what was handed over.
     *
     * @param handover its number
     */
    void enter(Account coming, long handover);

    /** Where there is no window, nobody relieves anybody. */
    static Relief none() {
        return new Relief() {
            @Override
            public Optional<String> hindrance() {
                return Optional.empty();
            }

            @Override
            public void enter(Account coming, long handover) {}
        };
    }
}
