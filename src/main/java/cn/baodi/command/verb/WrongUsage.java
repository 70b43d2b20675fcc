package cn.baodi.command.verb;

/** The command line says something that cannot be done, in the officer's words. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String text) {
        super(text, null, false, false);
    }
}
