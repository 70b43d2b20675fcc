package cn.baodi.command.verb;

/** Where a password comes from when nobody sits at a window. It is never an argument: others see those. */
public interface Secrets {
    /** The environment variable with a password. */
    String PASSWORD = "BAODI_CONSOLE_PASSWORD";

    /** The environment variable with the password that an account is to get. */
    String NEW_PASSWORD = "BAODI_CONSOLE_NEW_PASSWORD";

    /** The environment variable with the password of who approves a full export. */
    String APPROVER_PASSWORD = "BAODI_CONSOLE_APPROVER_PASSWORD";

    /** What an environment variable holds, or null. */
    String environment(String name);

    /** Asks at the terminal, unseen; null where there is no terminal or nothing was typed. */
    char[] ask(String words);

    /** Those of this process. */
    static Secrets ofProcess() {
        return new Secrets() {
            @Override
            public String environment(String name) {
                return System.getenv(name);
            }

            @Override
            public char[] ask(String words) {
                return System.console() == null ? null : System.console().readPassword("%s", words);
            }
        };
    }
}
