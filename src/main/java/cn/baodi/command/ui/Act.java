package cn.baodi.command.ui;

import cn.baodi.command.core.Access.Right;

/** What an officer can do on whichever screen is in front; the shell gives each one key everywhere. */
public enum Act {
    ADD("Shortcut+N", Right.WRITE),
    SAVE("Shortcut+S", Right.WRITE),
    SAVE_AND_ADD("Shortcut+Enter", Right.WRITE),
    FILTER("Shortcut+F", Right.SEE),
    RETIRE("Shortcut+D", Right.WRITE),
    EXPORT("Shortcut+E", Right.EXPORT),
    EXPORT_FULL("Shortcut+Shift+E", Right.EXPORT),
    IMPORT("Shortcut+I", Right.WRITE),
    PRINT("Shortcut+P", Right.EXPORT),
    BULLETIN("Shortcut+Shift+C", Right.EXPORT),
    TABLE_TWIN("Shortcut+T", Right.SEE),
    REFRESH("F5", Right.SEE),
    OTHER_PANE("F6", Right.SEE);

    private final String keys;
    private final Right right;

    Act(String keys, Right right) {
        this.keys = keys;
        this.right = right;
    }

    /** What of an area it needs. */
    public Right right() {
        return right;
    }

    /** JavaFX key text. */
    public String keys() {
        return keys;
    }
}
