package cn.baodi.command.ui;

/** What an officer can do on whichever screen is in front; the shell gives each one key everywhere. */
public enum Act {
    ADD("Shortcut+N"),
    SAVE("Shortcut+S"),
    SAVE_AND_ADD("Shortcut+Enter"),
    FILTER("Shortcut+F"),
    RETIRE("Shortcut+D"),
    EXPORT("Shortcut+E"),
    IMPORT("Shortcut+I"),
    PRINT("Shortcut+P"),
    BULLETIN("Shortcut+Shift+C"),
    TABLE_TWIN("Shortcut+T"),
    REFRESH("F5"),
    OTHER_PANE("F6");

    private final String keys;

    Act(String keys) {
        this.keys = keys;
    }

    /** JavaFX key text. */
    public String keys() {
        return keys;
    }
}
