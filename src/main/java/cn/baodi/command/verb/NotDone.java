package cn.baodi.command.verb;

/** A verb that came to nothing for a reason of its own, in the officer's words. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDone(String text) {
        super(text, null, false, false);
    }
}
