package cn.baodi.command.shell;

import cn.baodi.command.vault.Keys;

/** The way into the data, as the gate needs it. Used on the JavaFX thread. */
public interface Entrance {
    /** Who may come in; once the folder is taken. */
    Keys keys();

    /** Somebody has signed in: the data open, or he goes on, or another goes on in his place. */
    void enter(Keys.SignedIn in);

    /** The console was locked. */
    void locked();
}
